import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment } from '../../../platform/sql.js';

/** A row of the trail for receivers outside. */
export interface TrailFeedEntry {
  readonly seq: string;
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly changes: Readonly<Record<string, unknown>> | null;
}

@Injectable()
export class TrailFeedStore {
  constructor(private readonly em: EntityManager) {}

  async between(
    after: bigint,
    upTo: bigint,
    actions: readonly string[],
    limit: number,
  ): Promise<readonly TrailFeedEntry[]> {
    const { rows } = await sql<TrailFeedEntry>`
      select seq::text, id, ${moment('created_at')} as at, action, user_id, client_id,
             resource_type, resource_id, changes
        from audit_logs
       where seq > ${after.toString()}::bigint and seq <= ${upTo.toString()}::bigint and action = any(${[...actions]}::text[])
       order by audit_logs.seq limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  async beforeFirst(): Promise<bigint> {
    const { rows } = await sql<{ readonly first: string | null }>`
      select min(seq)::text as first from audit_logs
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.first ?? 1) - 1n;
  }
}
