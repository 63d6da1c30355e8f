import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { AgencyScope } from '../../platform/sql.js';
import { inScope, moment } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { contentHashOf } from '../rating/index.js';
import type { CoverageInForce } from './domain/coverage-in-force.js';
import type { TransactionKind } from './domain/ledger.js';
import { LEDGER_CHARGE_KINDS } from './domain/ledger.js';
import { STATES_COVERAGES } from './domain/ledger-entry.js';
import type { ItemIds, RiskSnapshot } from './domain/risk-items.js';
import { bookedBy, isLive, latestLiveEntry } from './ledger/live-entry.queries.js';
import type { PolicyResponse } from './policies.dto.js';

/** Column by column what PolicySummary says, with moments as text: nothing is converted twice on the way out. */
export const POLICY_COLUMNS = sql`
  p.id, p.policy_number, p.contract_number, p.term_number,
  p.status, p.customer_id, p.data ->> 'insuredName' as insured_name, p.agency_id,
  p.product_type, p.state, p.company_code, p.effective_date, p.expiration_date, p.term_months, p.time_zone, p.quote_id,
  p.edition as edition_id, p.renewal_of, p.cancelled_on, p.cancellation_due_on, p.cancellation_stands,
  ${moment('p.bound_at')} as bound_at, ${moment('p.issued_at')} as issued_at, p.row_version,
  ${moment('p.created_at')} as created_at,
  ${moment('p.updated_at')} as updated_at`;

/** The day that is asked about; without one, today on the calendar of the policy. */
function dayAsked({ effectiveOn, now }: Pick<Asked, 'effectiveOn' | 'now'>): RawBuilder<unknown> {
  return sql`coalesce(${effectiveOn}::date, (${now}::timestamptz at time zone p.time_zone)::date)`;
}

/**
 * What a policy on a day is made of: its row, as PostgreSQL versions it, and the entries of its ledger, which are only ever added;
 * an erasure rewrites both.
 * While these are the same, so is all that is read of it.
 */
const MADE_OF = sql`
  p.xmin::text as stored, (select max(n.sequence) from policy_transactions n where n.policy_id = p.id) as entries`;

/**
 * What the ledger makes of a policy on a day: what is insured, and what of it is promised. On a day outside the term that is what
 * its first or its last day has, which the answer names. Only one entry is read whole, by walking back from the day to the first
 * that stands.
 */
function stateAsOf(asked: Asked, knownAt: string | undefined): RawBuilder<unknown> {
  const asKnown = { upTo: sql`of.day`, knownAt };
  const insured = sql`
    t.id, t.kind, t.effective_on, t.snapshot, t.details -> 'itemIds' as item_ids,
    case when t.kind = 'cancellation' then (
      select min(b.effective_on) from policy_transactions b
       where b.policy_id = p.id and b.kind = 'reinstatement' and b.effective_on > of.day ${bookedBy('b', knownAt)}
         and ${isLive('b', knownAt)}) end as resumes_on`;
  return sql`
    lateral (
      select asked.day as asked, least(greatest(asked.day, p.effective_date), p.expiration_date - 1) as day
        from (select ${dayAsked(asked)} as day) asked) of,
    lateral (${latestLiveEntry(insured, asKnown)}) insured,
    lateral (
      select coalesce(json_agg(json_build_object(
               'itemId', c.item_id, 'code', c.code, 'limits', c.limits, 'deductible', c.deductible::text) order by c.id), '[]') as coverages
        from policy_coverages c
       where c.transaction_id = (${latestLiveEntry(sql`t.id`, { ...asKnown, kinds: STATES_COVERAGES })})) promised`;
}

/**
 * What is charged on the day of `of`, and what all entries come to. Charges of the same line and days are offsets and onsets of
 * each other; those of all entries are found in one pass over the index, which an array of their ids allows.
 */
function premiumAsOf(knownAt: string | undefined): RawBuilder<unknown> {
  return sql`
    lateral (
      select coalesce(sum(amount), 0.00)::text as total,
             coalesce(json_agg(json_build_object(
               'itemId', item_id, 'coverage', coverage, 'kind', kind, 'code', code, 'earning', earning,
               'amount', amount::text, 'effectiveDate', effective_date, 'expirationDate', expiration_date)
             order by array_position(${[...LEDGER_CHARGE_KINDS]}::text[], kind), coverage, code, item_id, expiration_date)
               filter (where amount <> 0 and of.day >= effective_date and of.day < expiration_date), '[]') as charges
        from (select c.effective_date, c.expiration_date, c.coverage, c.code, c.item_id, c.kind, c.earning,
                     sum(c.amount) as amount
                from policy_charges c
               where c.transaction_id = any(array(
                 select t.id from policy_transactions t where t.policy_id = p.id ${bookedBy('t', knownAt)}))
               group by c.effective_date, c.expiration_date, c.coverage, c.code, c.item_id, c.kind, c.earning) net) premium`;
}

const INSURED = sql`json_build_object(
  'id', insured.id, 'kind', insured.kind, 'effectiveOn', insured.effective_on, 'snapshot', insured.snapshot,
  'itemIds', insured.item_ids, 'resumesOn', insured.resumes_on)`;

/** Null: on the day that it is where the policy is. */
export interface Asked extends AgencyScope {
  readonly id: string;
  readonly effectiveOn: CalendarDate | null;
  readonly now: Date;
}

/** Callers that ask for the cover do not need its price. */
function onDay<Row>(asked: Asked, knownAt: string | undefined, isPriced: boolean): RawBuilder<Row> {
  return sql<Row>`
    select ${POLICY_COLUMNS}, of.asked as effective_on, of.day as term_day, promised.coverages, ${INSURED} as insured,
           ${isPriced ? sql`premium.total as total_premium, premium.charges, ${MADE_OF},` : sql``}
           ${contentHashOf(sql`p.edition`)} as edition_hash
      from policies p, ${stateAsOf(asked, knownAt)} ${isPriced ? sql`, ${premiumAsOf(knownAt)}` : sql``}
     where p.id = ${asked.id} and ${inScope(asked, 'p.agency_id')}`;
}

export interface Reads<Row> {
  readonly asKnownNow: Statement<Asked, Row>;
  readonly asKnownAt: Statement<Asked & { readonly knownAt: string }, Row>;
}

function reads<Row>(isPriced: boolean): Reads<Row> {
  return {
    asKnownNow: new Statement((asked) => onDay(asked, undefined, isPriced)),
    asKnownAt: new Statement((asked) => onDay(asked, asked.knownAt, isPriced)),
  };
}

/** Whether a policy that was read before is still so. */
export const SOURCES = new Statement<Asked, PolicySources>(
  (asked) => sql`
    select ${MADE_OF}, ${dayAsked(asked)} as effective_on
      from policies p where p.id = ${asked.id} and ${inScope(asked, 'p.agency_id')}`,
);

export interface PolicySources {
  readonly stored: string;
  readonly entries: number;
  readonly effectiveOn: CalendarDate;
}

/** A policy as the database gives it. */
export type PolicyRow = Omit<
  PolicyResponse,
  'risk' | 'items' | 'isCovered' | 'notCoveredReason' | 'knownAt' | 'coverages'
> & {
  readonly insured: InsuringEntry;
  readonly coverages: readonly CoverageInForce[];
  readonly editionHash: string | null;
};

export type CoverRow = Omit<PolicyRow, keyof PremiumOnDay>;
export type PremiumOnDay = Pick<PolicyResponse, 'totalPremium' | 'charges'>;

export const PRICED = reads<PolicyRow & PolicySources>(true);
export const COVER = reads<CoverRow>(false);

export interface InsuringEntry {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  /** The day on which cover goes on after a cancellation; null where it does not. */
  readonly resumesOn: CalendarDate | null;
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds | null;
}
