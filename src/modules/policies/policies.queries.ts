import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import type { AgencyScope } from '../../platform/sql.js';
import { exactMoment, inScope, moment, ofAgency, scopeOf } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import type { EditionRef } from '../rating/index.js';
import { Rating, contentHashOf } from '../rating/index.js';
import { coveragesOfLedger } from './coverages/coverage.view.js';
import type { CoverageInForce } from './domain/coverage-in-force.js';
import { STATES_COVERAGES } from './domain/ledger-entry.js';
import type { CoverFacts } from './domain/cover-on-day.js';
import { whyNotCovered } from './domain/cover-on-day.js';
import type { PolicyStatus } from './domain/policy-status.js';
import { endOfCoverAhead, statusOn } from './domain/policy-status.js';
import type { TransactionKind } from './domain/ledger.js';
import { LEDGER_CHARGE_KINDS } from './domain/ledger.js';
import type { ItemIds, RiskSnapshot } from './domain/risk-items.js';
import { bookedBy, isLive, latestLiveEntry } from './ledger/live-entry.queries.js';
import { riskOf } from './ledger/rated-change.js';
import { policyError } from './policies.errors.js';
import type {
  PolicySummaryResponse,
  PolicyReadQuery,
  PolicyResponse,
  RiskItemResponse,
} from './policies.dto.js';

export type SortedPolicy = PolicySummaryResponse & { readonly sortedBy: string };

/** Column by column what PolicySummary says, with moments as text: nothing is converted twice on the way out. */
const COLUMNS = sql`
  p.id, p.policy_number as "policyNumber", p.contract_number as "contractNumber", p.term_number as "termNumber",
  p.status, p.customer_id as "customerId", p.data ->> 'insuredName' as "insuredName", p.agency_id as "agencyId",
  p.product_type as "productType", p.state, p.company_code as "companyCode", p.effective_date as "effectiveDate",
  p.expiration_date as "expirationDate", p.term_months as "termMonths", p.time_zone as "timeZone",
  p.quote_id as "quoteId", p.edition as "editionId", p.renewal_of as "renewalOf",
  p.cancelled_on as "cancelledOn", p.cancellation_due_on as "cancellationDueOn", p.cancellation_stands as "cancellationStands",
  ${moment('p.bound_at')} as "boundAt", ${moment('p.issued_at')} as "issuedAt",
  p.row_version as "rowVersion", ${moment('p.created_at')} as "createdAt",
  ${moment('p.updated_at')} as "updatedAt"`;

/** The premium of a row of a list. */
const PREMIUM = sql`
  coalesce((select sum(c.amount) from policy_transactions t join policy_charges c on c.transaction_id = t.id
            where t.policy_id = p.id), 0.00)::text as "totalPremium"`;

/**
 * What the ledger makes of a policy on a day: its premium, what is insured and what is charged for that. On a day outside the
 * term that is what its first or its last day has, which the answer names. Only one entry is read whole, by walking back from
 * the day to the first that stands. Charges of the same line and days are offsets and onsets of each other; those of all entries
 * are found in one pass over the index, which an array of their ids allows.
 */
function stateAsOf({ effectiveOn, now }: Asked, knownAt: string | undefined): RawBuilder<unknown> {
  const asKnown = { upTo: sql`of.day`, knownAt };
  const insured = sql`
    t.id, t.kind, t.effective_on as "effectiveOn", t.snapshot, t.details -> 'itemIds' as "itemIds",
    case when t.kind = 'cancellation' then (
      select min(b.effective_on) from policy_transactions b
       where b.policy_id = p.id and b.kind = 'reinstatement' and b.effective_on > of.day ${bookedBy('b', knownAt)}
         and ${isLive('b', knownAt)}) end as "resumesOn"`;
  return sql`
    lateral (
      select asked.day as asked, least(greatest(asked.day, p.effective_date), p.expiration_date - 1) as day
        from (select coalesce(${effectiveOn}::date, (${now}::timestamptz at time zone p.time_zone)::date) as day) asked) of,
    lateral (${latestLiveEntry(insured, asKnown)}) insured,
    lateral (
      select coalesce(json_agg(json_build_object(
               'itemId', c.item_id, 'code', c.code, 'limits', c.limits, 'deductible', c.deductible::text) order by c.id), '[]') as coverages
        from policy_coverages c
       where c.transaction_id = (${latestLiveEntry(sql`t.id`, { ...asKnown, kinds: STATES_COVERAGES })})) promised,
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

/** Null: on the day that it is where the policy is. */
interface Asked extends AgencyScope {
  readonly id: string;
  readonly effectiveOn: CalendarDate | null;
  readonly now: Date;
}

function onDay(asked: Asked, knownAt?: string): RawBuilder<PolicyRow> {
  return sql<PolicyRow>`
    select ${COLUMNS}, of.asked as "effectiveOn", of.day as "termDay", premium.total as "totalPremium", premium.charges,
           promised.coverages, to_json(insured) as insured,
           ${contentHashOf(sql`p.edition`)} as "editionHash"
      from policies p, ${stateAsOf(asked, knownAt)}
     where p.id = ${asked.id} and ${inScope(asked, 'p.agency_id')}`;
}

const AS_KNOWN_NOW = new Statement<Asked, PolicyRow>((asked) => onDay(asked));
const AS_KNOWN_AT = new Statement<Asked & { readonly knownAt: string }, PolicyRow>((asked) =>
  onDay(asked, asked.knownAt),
);

/** A policy as the database gives it. */
type PolicyRow = Omit<
  PolicyResponse,
  'risk' | 'items' | 'isCovered' | 'notCoveredReason' | 'knownAt' | 'coverages'
> & {
  readonly insured: Insured;
  readonly coverages: readonly CoverageInForce[];
  readonly editionHash: string | null;
};

export interface RatedEntry {
  readonly policyNumber: string;
  readonly sequence: number;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  readonly worksheetId: string;
}

export interface PolicyOnDay {
  readonly policy: PolicyResponse;
  readonly status: PolicyStatus;
  /** The entry of the ledger that says what is insured on the day. */
  readonly segmentId: string;
  readonly edition: EditionRef | null;
}

interface Insured {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  /** Of a cancellation: the day from which there is cover again. */
  readonly resumesOn: CalendarDate | null;
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds | null;
}

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class PoliciesQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  /** Throws policies.policy-not-found also for a moment at which nothing had been booked yet. */
  async byId(actor: Actor, id: string, asOf: PolicyReadQuery = {}): Promise<PolicyResponse> {
    return (await this.onDay(actor, id, asOf)).policy;
  }

  /** The same with the status of the day that was asked about, beside that of today. */
  async onDay(actor: Actor, id: string, asOf: PolicyReadQuery): Promise<PolicyOnDay> {
    const { effectiveOn = null, knownAt } = asOf;
    const asked = { id, effectiveOn, now: this.clock.now(), ...scopeOf(actor) };
    const row = await (knownAt === undefined
      ? AS_KNOWN_NOW.first(this.em, asked)
      : AS_KNOWN_AT.first(this.em, { ...asked, knownAt }));
    if (!row) throw policyError('policies.policy-not-found');
    const { insured, editionHash: _hash, coverages: _promised, ...policy } = row;
    const cover = coverFacts(row, asOf);
    const notCoveredReason = whyNotCovered(cover, row.effectiveOn);
    const isCovered = notCoveredReason === null;
    const asAsked = this.asOfToday({
      ...policy,
      knownAt: asOf.knownAt ?? null,
      isCovered,
      notCoveredReason,
      risk: insured.snapshot,
      items: itemsOf(insured),
      coverages: isCovered ? await this.titled(row) : [],
    });
    return {
      policy: asAsked,
      status: statusOn({ ...cover, cancelledOn: cover.endsOn }, row.effectiveOn),
      segmentId: insured.id,
      edition: editionOf(row),
    };
  }

  /** The titles stand in the manual of the term, which is nearly always in memory. */
  private async titled(row: PolicyRow): Promise<PolicyResponse['coverages']> {
    const edition = editionOf(row);
    if (row.coverages.length === 0 || edition === null) return [];
    return coveragesOfLedger(row.coverages, await this.rating.coverageHeadings(edition));
  }

  /** An entry that has a worksheet. */
  async ratedEntry(actor: Actor, id: string, transactionId: string): Promise<RatedEntry> {
    const { rows } = await sql<RatedEntry>`
      select p.policy_number as "policyNumber", t.sequence, t.kind, t.effective_on as "effectiveOn",
             t.worksheet_id as "worksheetId"
        from policies p left join policy_transactions t on t.policy_id = p.id and t.id = ${transactionId}
       where p.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw policyError('policies.policy-not-found');
    if (!row.worksheetId) throw policyError('policies.transaction-not-found');
    return row;
  }

  /** The policies whose ids a question gives, newest first, each with its place in that order. */
  async among(ids: RawBuilder<unknown>, em = this.em): Promise<readonly SortedPolicy[]> {
    const { rows } = await sql<SortedPolicy>`
      select ${COLUMNS}, ${PREMIUM}, ${exactMoment('p.created_at')} as "sortedBy" from policies p
       where p.id = any(array(${ids})) order by p.created_at desc, p.id desc
    `.execute(em.getKysely());
    return rows.map((row) => this.asOfToday(row));
  }

  private asOfToday<T extends PolicySummaryResponse>(policy: T): T {
    return { ...policy, status: statusOn(policy, this.clock.today(policy.timeZone)) };
  }
}

function editionOf({ editionId, editionHash }: PolicyRow): EditionRef | null {
  return editionId === null || editionHash === null ? null : { id: editionId, contentHash: editionHash };
}

/** A cancellation that is announced and stands ends cover on its day as one does that is booked, if nobody takes it back. */
function coverFacts(row: PolicyRow, { knownAt }: PolicyReadQuery): CoverFacts {
  const { effectiveDate, expirationDate, insured } = row;
  const booked = insured.kind === 'cancellation' ? insured.effectiveOn : null;
  const announced = knownAt === undefined ? endOfCoverAhead(row) : null;
  return { effectiveDate, expirationDate, endsOn: booked ?? announced, resumesOn: insured.resumesOn };
}

function itemsOf({ id, snapshot, itemIds }: Insured): readonly RiskItemResponse[] {
  const found = riskOf({ id, snapshot, details: { itemIds: itemIds ?? {} } });
  return Object.entries(found.itemIds).map(([pointer, itemId]) => ({ itemId, pointer }));
}
