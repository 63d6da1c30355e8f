import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import { Money } from '../../../shared/money.js';
import type { LockedClaim } from '../claims.store.js';
import type { ClaimLedger, NewClaimEntry } from '../ledger/domain/claim-ledger.js';
import { OFFICE } from '../time-zones.js';

/** Two who book in the same month for the same product, state and year meet once in so many times. */
const SLOTS = 4;

interface Place {
  readonly productType: string;
  readonly state: string;
  readonly lossYear: number;
}
type OfClaim = Pick<LockedClaim, 'id' | 'productType' | 'state' | 'lossOn'>;

const ADDED = sql`
  on conflict on constraint claim_figures_pkey do update
     set claims = claim_figures.claims + excluded.claims,
         reserved_loss = claim_figures.reserved_loss + excluded.reserved_loss,
         reserved_expense = claim_figures.reserved_expense + excluded.reserved_expense,
         paid_loss = claim_figures.paid_loss + excluded.paid_loss,
         paid_expense = claim_figures.paid_expense + excluded.paid_expense,
         recovered = claim_figures.recovered + excluded.recovered`;

const COLUMNS = sql`
  product_type, state, loss_year, month, slot, claims, reserved_loss, reserved_expense, paid_loss, paid_expense, recovered`;

interface Change extends Place {
  readonly at: Date;
  readonly slot: number;
  readonly claims: number;
  readonly reservedLoss: string;
  readonly reservedExpense: string;
  readonly paidLoss: string;
  readonly paidExpense: string;
  readonly recovered: string;
}

const ADD = new Statement<Change>(
  (row) => sql`
    insert into claim_figures (${COLUMNS})
    values (${row.productType}, ${row.state}, ${row.lossYear}::integer,
            date_trunc('month', ${row.at}::timestamptz at time zone ${sql.lit(OFFICE)})::date, ${row.slot}::smallint,
            ${row.claims}::integer, ${row.reservedLoss}::numeric, ${row.reservedExpense}::numeric, ${row.paidLoss}::numeric,
            ${row.paidExpense}::numeric, ${row.recovered}::numeric)
    ${ADDED}`,
);

interface OfMonth extends Omit<Change, 'at' | 'slot' | keyof Place> {
  readonly month: string;
}

/** What a claim has come to, month by month. */
const MONTHS = new Statement<{ readonly claimId: string }, OfMonth>(
  ({ claimId }) => sql`
    select x.month::text as month, sum(x.claims)::integer as claims,
           coalesce(sum(x.amount) filter (where x.kind = 'reserve' and x.is_loss), 0)::text as "reservedLoss",
           coalesce(sum(x.amount) filter (where x.kind = 'reserve' and not x.is_loss), 0)::text as "reservedExpense",
           coalesce(sum(x.amount) filter (where x.kind like 'payment%' and x.is_loss), 0)::text as "paidLoss",
           coalesce(sum(x.amount) filter (where x.kind like 'payment%' and not x.is_loss), 0)::text as "paidExpense",
           coalesce(sum(x.amount) filter (where x.kind like 'recovery%'), 0)::text as recovered
      from (select date_trunc('month', c.reported_at at time zone ${sql.lit(OFFICE)})::date as month, 1 as claims, '' as kind,
                   true as is_loss, 0::numeric as amount
              from claims c where c.id = ${claimId}
             union all
            select date_trunc('month', e.booked_at at time zone ${sql.lit(OFFICE)})::date, 0, e.kind, l.cost_type = 'loss', e.amount
              from claim_entries e join claim_reserve_lines l on l.id = e.line_id where e.claim_id = ${claimId}) x
     group by x.month`,
);

/** In one order, so that two who move claims at once never each wait for the other. */
const PUT = new Statement<{ readonly rows: string; readonly slot: number }>(
  ({ rows, slot }) => sql`
    insert into claim_figures (${COLUMNS})
    select "productType", state, "lossYear", month, ${slot}::smallint, sign * claims, sign * "reservedLoss",
           sign * "reservedExpense", sign * "paidLoss", sign * "paidExpense", sign * recovered
      from jsonb_to_recordset(${rows}::jsonb)
        as r ("productType" text, state text, "lossYear" integer, month date, sign integer, claims integer, "reservedLoss" numeric,
              "reservedExpense" numeric, "paidLoss" numeric, "paidExpense" numeric, recovered numeric)
     order by 1, 2, 3, 4
    ${ADDED}`,
);

/** Keeps what claims come to in sums, in the transaction of what changes them and under the lock of the claim. */
@Injectable()
export class FiguresStore {
  constructor(private readonly em: EntityManager) {}

  /** A claim that was reported. */
  report(claim: OfClaim, reportedAt: Date): Promise<void> {
    const place = placeOf(claim);
    return place ? this.add({ ...place, ...NOTHING, claims: 1, at: reportedAt }) : Promise.resolve();
  }

  /** What its ledger has booked. */
  async book(
    claim: OfClaim,
    ledger: ClaimLedger,
    entries: readonly NewClaimEntry[],
    at: Date,
  ): Promise<void> {
    const place = placeOf(claim);
    if (!place || entries.length === 0) return;
    const sum = (kind: string, isLoss: boolean | null): string =>
      Money.sum(
        entries
          .filter((entry) => entry.kind.startsWith(kind))
          .filter(({ lineId }) => isLoss === null || (ledger.line(lineId)?.costType === 'loss') === isLoss)
          .map(({ amount }) => Money.parse(amount)),
      ).toString();
    await this.add({
      ...place,
      at,
      claims: 0,
      reservedLoss: sum('reserve', true),
      reservedExpense: sum('reserve', false),
      paidLoss: sum('payment', true),
      paidExpense: sum('payment', false),
      recovered: sum('recovery', null),
    });
  }

  /** All of a claim belongs elsewhere: its day was corrected, its policy found, or it counts with another claim now. */
  async move(claimId: string, from: OfClaim | null, to: OfClaim | null): Promise<void> {
    const [before, after] = [from && placeOf(from), to && placeOf(to)];
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const places = [...(before ? [{ ...before, sign: -1 }] : []), ...(after ? [{ ...after, sign: 1 }] : [])];
    const months = await MONTHS.rows(this.em, { claimId });
    const rows = places.flatMap((place) => months.map((month) => ({ ...month, ...place })));
    await PUT.send(this.em, { rows: JSON.stringify(rows), slot: randomInt(SLOTS) });
  }

  private add(change: Omit<Change, 'slot'>): Promise<void> {
    return ADD.send(this.em, { ...change, slot: randomInt(SLOTS) });
  }
}

const NOTHING = {
  reservedLoss: '0',
  reservedExpense: '0',
  paidLoss: '0',
  paidExpense: '0',
  recovered: '0',
} as const;

/** As long as nobody knows the policy or the day, it is no figure of any product. */
function placeOf({ productType, state, lossOn }: OfClaim): Place | null {
  if (productType === null || state === null || lossOn === null) return null;
  return { productType, state, lossYear: Number(lossOn.slice(0, 4)) };
}
