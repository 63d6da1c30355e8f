import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { moment, when } from '../../../platform/sql.js';
import { Clock } from '../../../shared/clock.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { sanctionsError } from '../sanctions.errors.js';
import type { FindingResponse, FindingsQuery } from './findings.dto.js';

/** As the index has it. */
const TO_DO = sql`(f.status = 'open' or (f.status in ('blocked', 'rejected') and f.reported_on is null))`;

export interface FindingFigures {
  readonly open: number;
  readonly unreported: number;
  readonly overdue: number;
}

/** What was found, the most urgent first. */
@Injectable()
export class FindingsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list({
    status,
    toDo = false,
    subjectId,
    limit,
    cursor,
  }: FindingsQuery): Promise<Page<FindingResponse>> {
    const after = afterCursor(cursor, ['date', 'id']);
    const { rows } = await sql<FindingResponse>`
      ${this.select()} where true ${when(toDo || undefined, () => TO_DO)}
         ${when(status, (value) => sql`f.status = ${value}`)} ${when(subjectId, (value) => sql`f.subject_id = ${value}`)}
         ${when(after, (key) => sql`(f.due_on, f.id) > (${key[0]}::date, ${key[1]}::uuid)`)}
       order by f.due_on, f.id limit ${limit + 1}`.execute(this.em.getKysely());
    return toPage(rows, limit, ({ dueOn, id }) => [dueOn, id]);
  }

  /** Of all that is to be done. */
  async figures(): Promise<FindingFigures> {
    const { rows } = await sql<FindingFigures>`
      select count(*) filter (where f.status = 'open')::integer as open,
             count(*) filter (where f.status <> 'open')::integer as unreported,
             count(*) filter (where f.due_on < ${this.today}::date)::integer as overdue
        from sanctions_findings f where ${TO_DO}`.execute(this.em.getKysely());
    return rows[0] ?? { open: 0, unreported: 0, overdue: 0 };
  }

  byId(id: string): Promise<FindingResponse> {
    return this.one(id, sql``);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<FindingResponse> {
    return this.one(id, sql`for no key update of f`);
  }

  private async one(id: string, lock: RawBuilder<unknown>): Promise<FindingResponse> {
    const { rows } = await sql<FindingResponse>`${this.select()} where f.id = ${id} ${lock}`.execute(
      this.em.getKysely(),
    );
    if (!rows[0]) throw sanctionsError('sanctions.finding-not-found');
    return rows[0];
  }

  private get today(): string {
    return this.clock.today(OFFICE);
  }

  private select(): RawBuilder<unknown> {
    return sql`
      select f.id, f.subject_type, f.subject_id, f.name, f.matches, f.list_version, f.action, f.held_type, f.held_id, f.reference,
             f.amount::text, ${moment('f.found_at')} as found_at, f.found_on::text, f.due_on::text, f.status,
             ${TO_DO} and f.due_on < ${this.today}::date as is_overdue, f.decided_by, ${moment('f.decided_at')} as decided_at,
             f.decision_reason, f.reported_on::text, f.report_reference, f.reported_by, f.withdrawn_by,
             ${moment('f.withdrawn_at')} as withdrawn_at, f.withdrawal_reason, f.row_version,
             ${moment('f.created_at')} as created_at, ${moment('f.updated_at')} as updated_at
        from sanctions_findings f`;
  }
}
