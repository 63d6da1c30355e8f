import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { frozen } from '../../shared/frozen.js';
import { Recent } from '../../shared/recent.js';
import { exactMoment, ofAgency, scopeOf } from '../../platform/sql.js';
import type { EditionRef } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import { coveragesOfLedger } from './coverages/coverage.view.js';
import type { CoverDates } from './domain/cover-on-day.js';
import { whyNotCovered } from './domain/cover-on-day.js';
import type { PolicyStatus } from './domain/policy-status.js';
import { endOfCoverAhead, statusOn } from './domain/policy-status.js';
import type { TransactionKind } from './domain/ledger.js';
import { riskOf } from './ledger/rated-change.js';
import { policyError } from './policies.errors.js';
import type {
  PolicySummaryResponse,
  PolicyReadQuery,
  PolicyResponse,
  RiskItemResponse,
} from './policies.dto.js';
import type {
  Asked,
  CoverRow,
  InsuringEntry,
  PolicyRow,
  PolicySources,
  PremiumOnDay,
  Reads,
} from './policy-on-day.queries.js';
import { COVER, POLICY_COLUMNS, PRICED, SOURCES } from './policy-on-day.queries.js';

export type SortedPolicy = PolicySummaryResponse & { readonly sortedBy: string };

/** The policies that some hundred people work on at a time; 3,000 homes of the demo take 10 MB. */
const MOST_KNOWN = 3_000;
/** Policies with more than this, such as fleets, are read each time. */
const MOST_CHARGES_KNOWN = 100;

/** The premium of a row of a list. */
const PREMIUM = sql`
  coalesce((select sum(c.amount) from policy_transactions t join policy_charges c on c.transaction_id = t.id
            where t.policy_id = p.id), 0.00)::text as total_premium`;

export interface RatedEntry {
  readonly policyNumber: string;
  readonly sequence: number;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  readonly worksheetId: string;
}

export interface PolicyOnDay {
  readonly policy: Omit<PolicyResponse, keyof PremiumOnDay>;
  /** The status on that day, beside today's. */
  readonly status: PolicyStatus;
  /** The entry of the ledger that says what is insured on the day. */
  readonly segmentId: string;
  readonly edition: EditionRef | null;
}

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class PoliciesQueries {
  private readonly known = new Recent<KnownPolicy>(MOST_KNOWN);

  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns an answer that was computed before, if nothing that it depends on has changed; that is checked in the
   * database each time, so nobody gets an old answer. It is not used for a moment of the past, nor within a
   * transaction. Throws policies.policy-not-found, also for a moment at which nothing had been booked yet.
   */
  async byId(actor: Actor, id: string, asOf: PolicyReadQuery = {}): Promise<PolicyResponse> {
    const isForAll = asOf.knownAt === undefined && !this.em.isInTransaction();
    const known = isForAll ? this.known.find(id) : undefined;
    if (known) {
      const now = found(await SOURCES.first(this.em, this.asked(actor, id, asOf)));
      if (isSame(known, now)) return this.asOfToday(known.policy);
    }
    const { stored, entries, ...row } = await this.read(PRICED, actor, id, asOf);
    const policy = await this.viewOf(row, asOf);
    if (isForAll && row.charges.length <= MOST_CHARGES_KNOWN)
      this.known.remember(id, { stored, entries, effectiveOn: row.effectiveOn, policy: frozen(policy) });
    return policy;
  }

  /** The answer for a row that was read, or that was just written and need not be read again. */
  async viewOf(row: PolicyRow, asOf: PolicyReadQuery = {}): Promise<PolicyResponse> {
    const { totalPremium, charges } = row;
    return { ...(await this.asAsked(row, asOf)).policy, totalPremium, charges };
  }

  /** What is covered on the day that is asked about. Throws as `byId` does. */
  async onDay(actor: Actor, id: string, asOf: PolicyReadQuery): Promise<PolicyOnDay> {
    return this.asAsked(await this.read(COVER, actor, id, asOf), asOf);
  }

  private async read<Row>(
    of: Reads<Row>,
    actor: Actor,
    id: string,
    asOf: PolicyReadQuery,
  ): Promise<NonNullable<Row>> {
    const { knownAt } = asOf;
    const asked = this.asked(actor, id, asOf);
    return found(
      await (knownAt === undefined
        ? of.asKnownNow.first(this.em, asked)
        : of.asKnownAt.first(this.em, { ...asked, knownAt })),
    );
  }

  private asked(actor: Actor, id: string, { effectiveOn }: PolicyReadQuery): Asked {
    return { id, effectiveOn: effectiveOn ?? null, now: this.clock.now(), ...scopeOf(actor) };
  }

  private async asAsked(row: CoverRow, asOf: PolicyReadQuery): Promise<PolicyOnDay> {
    const { insured, editionHash: _hash, coverages: _promised, ...policy } = row;
    const cover = coverDates(row, asOf);
    const notCoveredReason = whyNotCovered(cover, row.effectiveOn);
    const isCovered = notCoveredReason === null;
    return {
      policy: this.asOfToday({
        ...policy,
        knownAt: asOf.knownAt ?? null,
        isCovered,
        notCoveredReason,
        risk: insured.snapshot,
        items: itemsOf(insured),
        coverages: isCovered ? await this.titled(row) : [],
      }),
      status: statusOn({ ...cover, cancelledOn: cover.endsOn }, row.effectiveOn),
      segmentId: insured.id,
      edition: editionOf(row),
    };
  }

  /** The titles come from the manual of the term, which is nearly always in memory. */
  private async titled(row: CoverRow): Promise<PolicyResponse['coverages']> {
    const edition = editionOf(row);
    if (row.coverages.length === 0 || edition === null) return [];
    return coveragesOfLedger(row.coverages, await this.rating.coverageHeadings(edition));
  }

  /** An entry that has a worksheet. */
  async ratedEntry(actor: Actor, id: string, transactionId: string): Promise<RatedEntry> {
    const { rows } = await sql<RatedEntry>`
      select p.policy_number, t.sequence, t.kind, t.effective_on,
             t.worksheet_id
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
      select ${POLICY_COLUMNS}, ${PREMIUM}, ${exactMoment('p.created_at')} as sorted_by from policies p
       where p.id = any(array(${ids})) order by p.created_at desc, p.id desc
    `.execute(em.getKysely());
    return rows.map((row) => this.asOfToday(row));
  }

  private asOfToday<T extends Omit<PolicySummaryResponse, 'totalPremium'>>(policy: T): T {
    return { ...policy, status: statusOn(policy, this.clock.today(policy.timeZone)) };
  }
}

/** A policy as it was last computed, and what it depended on. */
interface KnownPolicy extends PolicySources {
  readonly policy: PolicyResponse;
}

function isSame(a: PolicySources, b: PolicySources): boolean {
  return a.stored === b.stored && a.entries === b.entries && a.effectiveOn === b.effectiveOn;
}

function found<Row>(row: Row | null): NonNullable<Row> {
  if (!row) throw policyError('policies.policy-not-found');
  return row;
}

function editionOf({ editionId, editionHash }: CoverRow): EditionRef | null {
  return editionId === null || editionHash === null ? null : { id: editionId, contentHash: editionHash };
}

/** An announced cancellation that stands ends cover on its day, as one that is booked does, unless somebody rescinds it. */
function coverDates(row: CoverRow, { knownAt }: PolicyReadQuery): CoverDates {
  const { effectiveDate, expirationDate, insured } = row;
  const booked = insured.kind === 'cancellation' ? insured.effectiveOn : null;
  const announced = knownAt === undefined ? endOfCoverAhead(row) : null;
  return { effectiveDate, expirationDate, endsOn: booked ?? announced, resumesOn: insured.resumesOn };
}

function itemsOf({ id, snapshot, itemIds }: InsuringEntry): readonly RiskItemResponse[] {
  const found = riskOf({ id, snapshot, details: { itemIds: itemIds ?? {} } });
  return Object.entries(found.itemIds).map(([pointer, itemId]) => ({ itemId, pointer }));
}
