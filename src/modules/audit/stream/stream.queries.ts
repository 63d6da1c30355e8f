import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { AuditEntryResponse } from '../views/entries.dto.js';
import { ENTRY_FIELDS } from '../views/entries.queries.js';

/** Rows of the trail by their numbers, for who reads all of it. */
@Injectable()
export class StreamQueries {
  constructor(private readonly em: EntityManager) {}

  async between(after: bigint, upTo: bigint, limit: number): Promise<readonly AuditEntryResponse[]> {
    const { rows } = await sql<AuditEntryResponse>`
      select ${ENTRY_FIELDS} from audit_logs
       where seq > ${after.toString()}::bigint and seq <= ${upTo.toString()}::bigint
       order by audit_logs.seq limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** The last number of all months that are in the archive and not back for a while: behind it the trail has all of its rows. */
  async lastArchived(): Promise<bigint> {
    const { rows } = await sql<{ readonly last: string | null }>`
      select max(to_seq)::text as last from audit_archives where restored_until is null or restored_until <= now()
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.last ?? 0);
  }
}
