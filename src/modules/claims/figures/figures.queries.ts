import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { OPEN_STATUSES } from '../lifecycle/domain/claim-status.js';
import { OFFICE } from '../time-zones.js';

/** What something adds to the figures: to those by quarter of loss, to those of open claims by day of report, or to both. */
export interface FigureChange {
  readonly productType: string | null;
  readonly state: string | null;
  readonly lossQuarter: string | null;
  readonly month: string | null;
  readonly reportedOn: string | null;
  readonly claims: number;
  readonly reservedLoss: string;
  readonly reservedExpense: string;
  readonly paidLoss: string;
  readonly paidExpense: string;
  readonly recovered: string;
  readonly openClaims: number;
  readonly outstanding: string;
}

/** Rows of changes as a record of JSON names them. */
export const CHANGE_FIELDS = sql`
  product_type text, state text, loss_quarter date, month date, reported_on date, claims integer, reserved_loss numeric,
  reserved_expense numeric, paid_loss numeric, paid_expense numeric, recovered numeric, open_claims integer, outstanding numeric`;

export const CHANGE_KEY = sql`product_type, state, loss_quarter, month, reported_on`;

/** Sums over rows that each count with a sign, plus or minus one. */
export const SIGNED_SUMS = sql`
  sum(sign * claims) as claims, sum(sign * reserved_loss) as reserved_loss, sum(sign * reserved_expense) as reserved_expense,
  sum(sign * paid_loss) as paid_loss, sum(sign * paid_expense) as paid_expense, sum(sign * recovered) as recovered,
  sum(sign * open_claims) as open_claims, sum(sign * outstanding) as outstanding`;

export const NOT_NOTHING = sql`
  sum(sign * claims) <> 0 or sum(sign * reserved_loss) <> 0 or sum(sign * reserved_expense) <> 0 or sum(sign * paid_loss) <> 0
  or sum(sign * paid_expense) <> 0 or sum(sign * recovered) <> 0 or sum(sign * open_claims) <> 0 or sum(sign * outstanding) <> 0`;

const monthOf = (column: string): RawBuilder<unknown> =>
  sql`date_trunc('month', ${sql.ref(column)} at time zone ${sql.lit(OFFICE)})::date`;

/**
 * What claims and their ledgers come to. A claim that was merged counts with the one that stays; one without a policy or a day is
 * no figure by loss, and is open all the same.
 */
export function trueFigures(where: RawBuilder<unknown>): RawBuilder<FigureChange> {
  return sql<FigureChange>`
    select c.product_type, c.state, q.quarter::text as loss_quarter,
           case when q.quarter is not null then x.month end::text as month, o.day::text as reported_on,
           coalesce(sum(x.claims) filter (where q.quarter is not null), 0)::integer as claims,
           ${sumOf(sql`x.kind = 'reserve' and x.is_loss`)} as reserved_loss,
           ${sumOf(sql`x.kind = 'reserve' and not x.is_loss`)} as reserved_expense,
           ${sumOf(sql`x.kind like 'payment%' and x.is_loss`)} as paid_loss,
           ${sumOf(sql`x.kind like 'payment%' and not x.is_loss`)} as paid_expense,
           ${sumOf(sql`x.kind like 'recovery%'`)} as recovered,
           coalesce(sum(x.claims) filter (where o.day is not null), 0)::integer as open_claims,
           (coalesce(sum(x.amount) filter (where o.day is not null and x.kind = 'reserve'), 0)
            - coalesce(sum(x.amount) filter (where o.day is not null and x.kind like 'payment%'), 0))::text as outstanding
      from claims c
     cross join lateral (
       select case when c.duplicate_of is null and c.product_type is not null and c.state is not null
                   then date_trunc('quarter', c.loss_on)::date end as quarter) q
     cross join lateral (
       select case when c.status in (${sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))})
                   then (c.reported_at at time zone ${sql.lit(OFFICE)})::date end as day) o
      join (select r.id as claim_id, ${monthOf('r.reported_at')} as month, 1 as claims, '' as kind, true as is_loss, 0::numeric as amount
              from claims r
             union all
            select e.claim_id, ${monthOf('e.booked_at')}, 0, e.kind, l.cost_type = 'loss', e.amount
              from claim_entries e join claim_reserve_lines l on l.id = e.line_id) x on x.claim_id = c.id
     where ${where} group by 1, 2, 3, 4, 5`;
}

function sumOf(what: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(sum(x.amount) filter (where q.quarter is not null and ${what}), 0)::text`;
}

/** Figures by quarter of loss, also those that are not added up yet. */
export const FIGURES = sql`(
  select product_type, state, loss_quarter, month, claims, reserved_loss, reserved_expense, paid_loss, paid_expense, recovered
    from claim_figures
   union all
  select product_type, state, loss_quarter, month, claims, reserved_loss, reserved_expense, paid_loss, paid_expense, recovered
    from claim_figure_changes where loss_quarter is not null)`;

/** The same of open claims by day of report. */
export const OPEN_FIGURES = sql`(
  select product_type, state, reported_on, claims, outstanding from claim_open_figures
   union all
  select product_type, state, reported_on, open_claims, outstanding from claim_figure_changes where reported_on is not null)`;
