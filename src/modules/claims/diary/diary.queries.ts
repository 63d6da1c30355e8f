import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { moment, ofAgency, when } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { claimsError } from '../claims.errors.js';
import { OFFICE } from '../time-zones.js';
import type { DiaryEntryResponse, DiaryResponse, DiarySearchQuery } from './diary.dto.js';

type DiarySearch = Omit<DiarySearchQuery, 'cursor'> & { readonly after: SortKey | null };

@Injectable()
export class DiaryQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Open entries, the most urgent first. */
  async search({
    overdue = false,
    adjusterId,
    limit,
    after,
  }: DiarySearch): Promise<Page<DiaryEntryResponse>> {
    const { rows } = await sql<DiaryEntryResponse>`
      ${this.select()}
       where d.status = 'open'
         ${when(overdue || undefined, () => sql`d.due_on < ${this.today}::date`)}
         ${when(adjusterId, (value) => sql`d.adjuster_id = ${value}`)}
         ${when(after, (key) => sql`(d.due_on, d.id) > (${key[0]}::date, ${key[1]}::uuid)`)}
       order by d.due_on, d.id limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ dueOn, id }) => [dueOn, id]);
  }

  async ofClaim(actor: Actor, claimId: string): Promise<DiaryResponse> {
    const { rows } = await sql<DiaryEntryResponse>`
      ${this.select()} where d.claim_id = ${claimId} ${ofAgency(actor, 'c.agency_id')} order by d.due_on, d.id
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items: rows };
  }

  byId(id: string): Promise<DiaryEntryResponse> {
    return this.one(id, sql``);
  }

  /** Locks the row for a change. */
  lock(id: string): Promise<DiaryEntryResponse> {
    return this.one(id, sql`for no key update of d`);
  }

  private async one(id: string, lock: RawBuilder<unknown>): Promise<DiaryEntryResponse> {
    const { rows } = await sql<DiaryEntryResponse>`${this.select()} where d.id = ${id} ${lock}`.execute(
      this.em.getKysely(),
    );
    if (!rows[0]) throw claimsError('claims.diary-entry-not-found');
    return rows[0];
  }

  private get today(): string {
    return this.clock.today(OFFICE);
  }

  private select(): RawBuilder<unknown> {
    return sql`
      select d.id, d.claim_id, c.claim_number, c.adjuster_id, d.kind, d.title,
             d.due_on::text, d.citation, d.status, d.status = 'open' and d.due_on < ${this.today}::date as is_overdue,
             ${moment('d.escalated_at')} as escalated_at, e.lead_id as escalated_to, d.note, d.done_by, ${moment('d.done_at')} as done_at,
             d.row_version
        from claim_diary d join claims c on c.id = d.claim_id left join claim_escalations e on e.id = d.escalation_id`;
  }
}
