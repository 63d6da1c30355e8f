import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import type { UsState } from '../../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { ofAgency } from '../../../platform/sql.js';
import { assertInTransaction, send } from '../../../platform/writes.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import type { DayCount } from '../domain/day-count.js';
import type { ChargedEntry, LedgerEntry } from '../domain/ledger-entry.js';
import { liveEntries } from '../domain/ledger-entry.js';
import type { PolicyStatus } from '../domain/policy-status.js';
import type { RatedTerm } from '../domain/proration.js';
import { policyYearsOf, yearsCharged } from '../domain/policy-years.js';
import { insertEntries } from './ledger-rows.store.js';
import { policyError } from '../policies.errors.js';

/** One term of a contract, with what use cases need. */
export interface PolicyTerm {
  readonly id: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly termNumber: number;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: UsState;
  readonly companyCode: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly timeZone: string;
  readonly edition: string | null;
  readonly quoteId: string | null;
  readonly insuredName: string;
  readonly status: PolicyStatus;
  /** Today in the time zone of the policy. */
  readonly boundOn: CalendarDate;
  readonly cancelledOn: CalendarDate | null;
  readonly cancellationDueOn: CalendarDate | null;
  readonly cancellationStands: boolean;
  readonly rowVersion: number;
}

/** A term with its whole ledger, in order. */
export interface Ledger {
  readonly term: PolicyTerm;
  /** All years of the term, whether charged yet or not. */
  readonly years: readonly RatedTerm[];
  readonly entries: readonly LedgerEntry[];
}

/** What an entry changes in the row of the term: only what is searched or shown without reading the ledger. */
export interface TermChanges {
  readonly status?: PolicyStatus;
  readonly cancelledOn?: CalendarDate | null;
  readonly cancellationDueOn?: CalendarDate | null;
  readonly cancellationStands?: boolean;
}

export interface BookedEntry {
  readonly id: string;
  readonly sequence: number;
  readonly kind: ChargedEntry['kind'];
}

const TERM = sql`
  select id, policy_number, contract_number, term_number,
         customer_id, agency_id, product_type, state, company_code, effective_date, expiration_date,
         term_months, time_zone, edition, quote_id, data ->> 'insuredName' as insured_name, status,
         cancelled_on, cancellation_due_on,
         coalesce((bound_at at time zone time_zone)::date, effective_date)::text as bound_on,
         cancellation_stands, row_version
    from policies`;

/** The ledger of a term: read whole, and only ever added to. */
@Injectable()
export class LedgerStore {
  constructor(
    private readonly em: EntityManager,
    private readonly facts: JurisdictionRules,
  ) {}

  /**
   * Takes the lock of the term, under which everything about it is decided until the transaction ends, and reads its
   * ledger as it then is. Throws when the term is not of the version that the person looked at.
   */
  async lockVersion(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<Ledger> {
    const term = await this.locked(actor, id);
    assertVersion(term.rowVersion, expected);
    return this.ledgerOf(term);
  }

  /** The same without a version, for changes that do not depend on what somebody has read. */
  async lock(actor: Actor, id: string): Promise<Ledger> {
    return this.ledgerOf(await this.locked(actor, id));
  }

  /** The same without a lock or a version, for previews. */
  async read(actor: Actor, id: string): Promise<Ledger> {
    return this.ledgerOf(await this.term(actor, id, sql``));
  }

  /** Adds the entries with their charges and coverages, and moves the term to its next version. */
  async append(
    actor: Actor,
    { term, years, entries }: Ledger,
    bookings: readonly ChargedEntry[],
    changes: TermChanges,
    bookedAt: Date,
  ): Promise<readonly BookedEntry[]> {
    const first = (entries.at(-1)?.sequence ?? 0) + 1;
    const added = bookings.map((booking, index) => ({ ...booking, id: newId(), sequence: first + index }));
    await insertEntries(this.em, actor, term, added, bookedAt);
    const moved = sql`
      update policies set row_version = row_version + 1 ${changed('status', changes.status)}
        ${changed('cancelled_on', changes.cancelledOn)} ${changed('cancellation_due_on', changes.cancellationDueOn)}
        ${changed('cancellation_stands', changes.cancellationStands)}
        ${changed('charged_until', chargedUntil(years, [...entries, ...added]))}
       where id = ${term.id}`;
    await send(this.em, moved);
    return added.map(({ id, sequence, kind }) => ({ id, sequence, kind }));
  }

  private locked(actor: Actor, id: string): Promise<PolicyTerm> {
    assertInTransaction(this.em);
    return this.term(actor, id, sql`for update`);
  }

  private async term(actor: Actor, id: string, lock: RawBuilder<unknown>): Promise<PolicyTerm> {
    const { rows } =
      await sql<PolicyTerm>`${TERM} where id = ${id} ${ofAgency(actor, 'agency_id')} ${lock}`.execute(
        this.em.getKysely(),
      );
    const [term] = rows;
    if (!term) throw policyError('policies.policy-not-found');
    return term;
  }

  private async ledgerOf(term: PolicyTerm): Promise<Ledger> {
    const { rows } = await sql<LedgerEntry>`
      select t.id, t.sequence, t.kind, t.effective_on, t.reverses, t.snapshot,
             t.worksheet_id, t.details, coalesce(c.charges, '[]') as charges
        from policy_transactions t,
             lateral (
               select json_agg(json_build_object(
                        'itemId', c.item_id, 'coverage', c.coverage, 'kind', c.kind, 'code', c.code, 'earning', c.earning,
                        'cents', (c.amount * 100)::bigint, 'effectiveDate', c.effective_date,
                        'expirationDate', c.expiration_date) order by c.id) as charges
                 from policy_charges c where c.transaction_id = t.id) c
       where t.policy_id = ${term.id} order by t.sequence
    `.execute(this.em.getKysely());
    return { term, years: policyYearsOf(term, await this.dayCount(term)), entries: rows };
  }

  /** How days are counted is filed by state; without a filing every day counts. */
  private async dayCount({ state, productType, effectiveDate }: PolicyTerm): Promise<DayCount> {
    const [fact] = await this.facts.on(
      { state, productType, kind: 'proration', key: 'day-count' },
      effectiveDate,
    );
    return (fact?.value['convention'] as DayCount | undefined) ?? 'actual';
  }
}

/** Up to which day a term of several years is charged; undefined for one that is charged as a whole. */
function chargedUntil(
  years: readonly RatedTerm[],
  entries: readonly Pick<LedgerEntry, 'id' | 'kind' | 'reverses'>[],
): CalendarDate | undefined {
  if (years.length === 1) return undefined;
  const last = years[yearsCharged(liveEntries(entries)) - 1];
  return last && (last.endsOn ?? last.expiration);
}

function changed(column: string, value: string | boolean | null | undefined): RawBuilder<unknown> {
  return value === undefined ? sql`` : sql`, ${sql.ref(column)} = ${value}`;
}
