import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, when } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { startOfDay } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { OFFICE } from '../time-zones.js';
import type {
  BordereauLineResponse,
  CessionEntryResponse,
  ClaimRecoverablesResponse,
  RecoverableResponse,
  ReinsuranceBalanceResponse,
} from './recoverables.dto.js';

export interface BordereauPeriod {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

const NAME = sql`
  (select x ->> 'name' from jsonb_array_elements(t.reinsurers) x where x ->> 'code' = p.reinsurer limit 1)`;

/** What claims cede, as it stands in the ledger of cessions. */
@Injectable()
export class RecoverablesQueries {
  constructor(private readonly em: EntityManager) {}

  async ofClaim(actor: Actor, claimId: string): Promise<ClaimRecoverablesResponse> {
    await assertClaimSeen(this.em, actor, claimId);
    const { rows: items } = await sql<RecoverableResponse>`
      select t.id as treaty_id, t.number as treaty_number, t.version as treaty_version, p.reinsurer,
             ${NAME} as reinsurer_name, p.paid_loss::text as ceded_paid_loss, p.paid_expense::text as ceded_paid_expense,
             p.reserve_loss::text as ceded_reserve_loss, p.reserve_expense::text as ceded_reserve_expense,
             p.received::text, (p.paid_loss + p.paid_expense - p.received)::text as due
        from claim_cessions p join reinsurance_treaties t on t.id = p.treaty_id
       where p.claim_id = ${claimId} order by t.inuring_order, t.number, t.version, p.reinsurer limit 1000
    `.execute(this.em.getKysely());
    const { rows } = await sql<{ readonly isCurrent: boolean }>`
      select not exists (select from claim_cession_changes where claim_id = ${claimId}) as is_current
    `.execute(this.em.getKysely());
    return { claimId, isCurrent: rows[0]?.isCurrent ?? true, items };
  }

  /** As they were booked. */
  async entries(
    actor: Actor,
    claimId: string,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<CessionEntryResponse>> {
    await assertClaimSeen(this.em, actor, claimId);
    const { rows } = await sql<CessionEntryResponse>`
      select e.id, e.treaty_id, e.reinsurer, e.kind, e.part, e.amount::text,
             e.receipt_id, e.booked_by, ${moment('e.booked_at')} as booked_at
        from claim_cession_entries e
       where e.claim_id = ${claimId} ${when(after, (key) => sql`e.id > ${key[0]}::uuid`)}
       order by e.id limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** By claim: what moved within the period, and how it stood at its end. */
  async bordereau(
    treatyId: string,
    period: BordereauPeriod,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<BordereauLineResponse>> {
    const rows = await this.bordereauLines(this.em, treatyId, period, limit + 1, after);
    return toPage(rows, limit, ({ claimId }) => [claimId]);
  }

  async bordereauLines(
    em: EntityManager,
    treatyId: string,
    { from, until }: BordereauPeriod,
    limit: number,
    after: SortKey | null,
  ): Promise<readonly BordereauLineResponse[]> {
    const [begin, end] = [startOfDay(OFFICE, from), startOfDay(OFFICE, until)];
    const within = sql`e.booked_at >= ${begin}::timestamptz`;
    const { rows } = await sql<BordereauLineResponse>`
      with lines as (
        select e.claim_id,
               coalesce(sum(e.amount) filter (where e.kind like 'ceded_paid%' and e.part = 'loss' and ${within}), 0) as paid_loss,
               coalesce(sum(e.amount) filter (where e.kind like 'ceded_paid%' and e.part = 'expense' and ${within}), 0) as paid_expense,
               coalesce(sum(e.amount) filter (where e.kind like 'received%' and ${within}), 0) as received,
               coalesce(sum(e.amount) filter (where e.kind like 'ceded_paid%'), 0) as paid_to_date,
               coalesce(sum(e.amount) filter (where e.kind like 'received%'), 0) as received_to_date,
               coalesce(sum(e.amount) filter (where e.kind = 'ceded_reserve' and e.part = 'loss'), 0) as reserve_loss,
               coalesce(sum(e.amount) filter (where e.kind = 'ceded_reserve' and e.part = 'expense'), 0) as reserve_expense
          from claim_cession_entries e
         where e.treaty_id = ${treatyId} and e.booked_at < ${end}::timestamptz
           ${when(after, (key) => sql`e.claim_id > ${key[0]}::uuid`)}
         group by e.claim_id)
      select c.id as claim_id, c.claim_number, c.product_type, c.state,
             c.loss_on::text, c.catastrophe_code, l.paid_loss::numeric(18, 2)::text as ceded_paid_loss,
             l.paid_expense::numeric(18, 2)::text as ceded_paid_expense, l.received::numeric(18, 2)::text as received,
             l.paid_to_date::numeric(18, 2)::text as ceded_paid_to_date,
             l.received_to_date::numeric(18, 2)::text as received_to_date,
             l.reserve_loss::numeric(18, 2)::text as ceded_reserve_loss,
             l.reserve_expense::numeric(18, 2)::text as ceded_reserve_expense
        from lines l join claims c on c.id = l.claim_id
       where (l.paid_loss, l.paid_expense, l.received, l.reserve_loss, l.reserve_expense, l.paid_to_date - l.received_to_date)
             <> (0, 0, 0, 0, 0, 0)
       order by l.claim_id limit ${limit}
    `.execute(em.getKysely());
    return rows;
  }

  /** What each reinsurer owes, by treaty. */
  async balances(limit: number, after: SortKey | null): Promise<Page<ReinsuranceBalanceResponse>> {
    const { rows } = await sql<ReinsuranceBalanceResponse>`
      select t.id as treaty_id, t.number as treaty_number, t.version as treaty_version, p.reinsurer,
             ${NAME} as reinsurer_name, p.claims, p.paid_loss::text as ceded_paid_loss, p.paid_expense::text as ceded_paid_expense,
             p.reserve_loss::text as ceded_reserve_loss, p.reserve_expense::text as ceded_reserve_expense,
             p.received::text, (p.paid_loss + p.paid_expense - p.received)::text as due
        from (select treaty_id, reinsurer, count(*)::integer as claims, sum(paid_loss) as paid_loss,
                     sum(paid_expense) as paid_expense, sum(reserve_loss) as reserve_loss,
                     sum(reserve_expense) as reserve_expense, sum(received) as received
                from claim_cessions group by treaty_id, reinsurer) p
        join reinsurance_treaties t on t.id = p.treaty_id
       where true ${when(after, (key) => sql`(p.reinsurer, t.id) > (${key[0]}, ${key[1]}::uuid)`)}
       order by p.reinsurer, t.id limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ reinsurer, treatyId }) => [reinsurer, treatyId]);
  }
}
