import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { LastChange } from '../../platform/http/standby/last-changes.js';
import { LastChanges } from '../../platform/http/standby/last-changes.js';
import type { Actor } from '../../shared/actor.js';
import { CHANGE, ROW_KIND, ofClient } from './trail/row-kind.queries.js';

/** Longer than from the row of a change to its commit. */
const RECENT_SECONDS = 30;

/**
 * The trail knows what each caller has changed, and its row becomes visible with the change: where the row is, the change is. A
 * caller who writes several things at once may have one that was committed after a later row; as long as that can be, the
 * standby has to be where the primary was.
 */
@Injectable()
export class LastChangesInTrail extends LastChanges {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async of({ id, client }: Actor): Promise<LastChange> {
    const ofCaller = client ? ofClient(client.clientId) : sql`user_id = ${id}`;
    const { rows } = await sql<LastChange>`
      select last.id, last.created_at::text as at, pg_current_wal_insert_lsn()::text as lsn,
             coalesce(last.created_at > clock_timestamp() - make_interval(secs => ${RECENT_SECONDS}), false) as is_recent
        from (select) as one
        left join lateral (
          select id, created_at from audit_logs where ${ofCaller} and ${ROW_KIND} = ${CHANGE} order by created_at desc limit 1
        ) as last on true
    `.execute(this.em.getKysely());
    const [change] = rows;
    if (!change) throw new Error('One row is always there');
    return change;
  }

  async hasReached({ id, at, isRecent, lsn }: LastChange): Promise<boolean> {
    if (id === null) return true;
    const { rows } = await sql<{ readonly isCurrent: boolean; readonly isThere: boolean }>`
      select coalesce(pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn, false) as is_current,
             exists (select from audit_logs where id = ${id} and created_at = ${at}::timestamptz) as is_there
    `.execute(this.em.getKysely());
    const [found] = rows;
    return found !== undefined && (found.isCurrent || (found.isThere && !isRecent));
  }
}
