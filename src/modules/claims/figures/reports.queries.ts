import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { rowsText } from '../../../platform/records.js';
import { when } from '../../../platform/sql.js';
import { Clock } from '../../../shared/clock.js';
import { Decimal, formatScaled } from '../../../shared/decimal.js';
import { OFFICE } from '../time-zones.js';
import type { PeriodOfBooking, TriangleStep } from './domain/loss-triangle.js';
import { lossTriangle } from './domain/loss-triangle.js';
import { EarnedBooks } from './earned-book.js';
import { FIGURES, OPEN_FIGURES } from './figures.queries.js';
import type {
  ClaimReportQuery,
  LossRatioLineResponse,
  LossRatioResponse,
  OpenClaimsResponse,
  TriangleQuery,
  TriangleResponse,
} from './reports.dto.js';

/** From how many days since the report on. */
const AGES = [
  [0, 'up to 30 days'],
  [31, '31 to 90 days'],
  [91, '91 to 180 days'],
  [181, '181 to 365 days'],
  [366, 'more than a year'],
] as const;

/** What claims come to, as those who answer for a product ask for it. All of them read sums that are kept of the ledgers. */
@Injectable()
export class ClaimReports {
  constructor(
    private readonly em: EntityManager,
    private readonly books: EarnedBooks,
    private readonly clock: Clock,
  ) {}

  async lossRatios(query: ClaimReportQuery): Promise<LossRatioResponse> {
    const { productType, state } = query;
    const { years, asOf: premiumAsOf } = await this.books.now();
    const wanted = years.filter(
      (each) =>
        (productType === undefined || each.productType === productType) &&
        (state === undefined || each.state === state),
    );
    const { rows } = await sql<LossRatioLineResponse>`
      with figures as (
        select product_type, state, extract(year from loss_quarter)::integer as loss_year, sum(claims)::integer as claims, sum(paid_loss + paid_expense) as paid,
               sum(reserved_loss + reserved_expense) as reserved, sum(recovered) as recovered
          from ${FIGURES} f where true ${where(query)} group by 1, 2, 3)
      select coalesce(f.product_type, p.product_type) as product_type, coalesce(f.state, p.state) as state,
             coalesce(f.loss_year, p.year) as loss_year, coalesce(f.claims, 0) as claims,
             coalesce(p.policy_years, 0)::text as policy_years, coalesce(p.premium, 0)::numeric(16, 2)::text as earned_premium,
             m.paid::numeric(16, 2)::text as paid, (m.reserved - m.paid)::numeric(16, 2)::text as outstanding,
             m.recovered::numeric(16, 2)::text as recovered, m.incurred::numeric(16, 2)::text as incurred,
             round(m.incurred / nullif(p.premium, 0), 4)::text as loss_ratio,
             round(100 * f.claims / nullif(p.policy_years, 0), 4)::text as frequency,
             round(m.incurred / nullif(f.claims, 0), 2)::text as severity
        from figures f
        full join jsonb_to_recordset(${rowsText(wanted)}::jsonb)
               as p (product_type text, state text, year integer, premium numeric, policy_years numeric)
          on (p.product_type, p.state, p.year) = (f.product_type, f.state, f.loss_year)
       cross join lateral (
         select coalesce(f.paid, 0) as paid, coalesce(f.reserved, 0) as reserved, coalesce(f.recovered, 0) as recovered,
                coalesce(f.reserved - f.recovered, 0) as incurred) m
       order by 1, 2, 3
    `.execute(this.em.getKysely());
    return { asOf: this.asOf(), premiumAsOf, items: rows };
  }

  async triangle({ by = 'year', ...query }: TriangleQuery): Promise<TriangleResponse> {
    const { rows } = await sql<PeriodOfBooking>`
      select ${periodOf('loss_quarter', by)} as loss, ${periodOf('month', by)} as booked, sum(claims)::integer as reported,
             sum(paid_loss + paid_expense)::text as paid,
             sum(reserved_loss + reserved_expense - recovered)::text as incurred
        from ${FIGURES} f where true ${where(query)} group by 1, 2 order by 1, 2
    `.execute(this.em.getKysely());
    return { asOf: this.asOf(), by, years: lossTriangle(rows, by, this.clock.today(OFFICE)) };
  }

  async open(query: ClaimReportQuery): Promise<OpenClaimsResponse> {
    const [now, today] = [this.clock.now(), this.clock.today(OFFICE)];
    const { rows } = await sql<{
      readonly fromDays: number;
      readonly claims: number;
      readonly outstanding: string;
    }>`
      select (case ${sql.join(
        AGES.toReversed().map(
          ([days]) => sql`when ${today}::date - o.reported_on >= ${sql.lit(days)} then ${sql.lit(days)}`,
        ),
        sql` `,
      )} else 0 end) as from_days, sum(o.claims)::integer as claims, sum(o.outstanding)::numeric(16, 2)::text as outstanding
        from ${OPEN_FIGURES} o where true ${where(query)} group by 1
    `.execute(this.em.getKysely());
    const items = AGES.map(([fromDays, age]) => {
      const found = rows.find((row) => row.fromDays === fromDays);
      return { age, fromDays, claims: found?.claims ?? 0, outstanding: found?.outstanding ?? '0.00' };
    });
    const total = rows.reduce((sum, row) => sum.plus(Decimal.parse(row.outstanding)), Decimal.ZERO);
    return {
      asOf: now.toISOString(),
      items,
      claims: items.reduce((sum, { claims }) => sum + claims, 0),
      outstanding: formatScaled(total.coefficientAt(2), 2),
    };
  }

  private asOf(): string {
    return this.clock.now().toISOString();
  }
}

function where({ productType, state }: ClaimReportQuery): RawBuilder<unknown> {
  return sql`
    ${when(productType, (value) => sql`product_type = ${value}`)}
    ${when(state, (value) => sql`state = ${value}`)}`;
}

/** Years, or quarters, since the beginning of our calendar. */
function periodOf(column: string, by: TriangleStep): RawBuilder<number> {
  const year = sql`extract(year from ${sql.ref(column)})`;
  return by === 'year'
    ? sql<number>`${year}::integer`
    : sql<number>`(${year} * 4 + extract(quarter from ${sql.ref(column)}) - 1)::integer`;
}
