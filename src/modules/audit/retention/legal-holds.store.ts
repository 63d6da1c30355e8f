import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { rowsText } from '../../../platform/records.js';
import { moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import type { LegalHoldResponse } from './retention.dto.js';

export interface HoldRow {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
}

const COLUMNS = sql`
  id, matter, subject_type, subject_id, reason, placed_by,
  ${moment('created_at')} as placed_at, ${moment('released_at')} as released_at, release_reason`;

@Injectable()
export class LegalHoldsStore {
  constructor(private readonly em: EntityManager) {}

  /** How many were new. */
  async insert(
    {
      matter,
      reason,
      placedBy,
    }: { readonly matter: string; readonly reason: string; readonly placedBy: string | null },
    rows: readonly HoldRow[],
  ): Promise<number> {
    const result = await sql`
      insert into legal_holds (id, matter, subject_type, subject_id, reason, placed_by)
      select id, ${matter}, subject_type, subject_id, ${reason}, ${placedBy}
        from json_to_recordset(${rowsText(rows)}::json) as held (id uuid, subject_type text, subject_id text)
      on conflict (matter, subject_type, subject_id) where released_at is null do nothing
    `.execute(this.em.getKysely());
    return Number(result.numAffectedRows ?? 0n);
  }

  async release(matter: string, by: string | null, reason: string): Promise<readonly HoldRow[]> {
    const now = new Date();
    const { rows } = await sql<HoldRow>`
      update legal_holds set released_at = ${now}, released_by = ${by}, release_reason = ${reason}, row_version = row_version + 1
       where matter = ${matter} and released_at is null
      returning id, subject_type, subject_id
    `.execute(this.em.getKysely());
    return rows;
  }

  async of(ids: readonly string[]): Promise<readonly LegalHoldResponse[]> {
    const { rows } = await sql<LegalHoldResponse>`
      select ${COLUMNS} from legal_holds where id = any(${[...ids]}::uuid[]) order by id
    `.execute(this.em.getKysely());
    return rows;
  }

  async list(filter: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly matter?: string | undefined;
    readonly subjectId?: string | undefined;
    readonly inForce?: boolean | undefined;
  }): Promise<Page<LegalHoldResponse>> {
    const after = afterCursor(filter.cursor, ['id'])?.[0];
    const { rows } = await sql<LegalHoldResponse>`
      select ${COLUMNS} from legal_holds
       where true ${when(after, (id) => sql`id < ${id}::uuid`)} ${when(filter.matter, (matter) => sql`matter = ${matter}`)}
             ${when(filter.subjectId, (id) => sql`subject_id = ${id}`)}
             ${when(filter.inForce, (inForce) => sql`(released_at is null) = ${inForce}`)}
       order by id desc limit ${filter.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, filter.limit, ({ id }) => [id]);
  }
}
