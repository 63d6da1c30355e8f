import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { Audit } from '../audit/index.js';
import type { ChargeLine, PaymentLine } from '../rating/index.js';
import { EndQuotes } from './expiry/end-quotes.js';
import { lockQuote } from './lock-quote.js';
import { Quote } from './quote.entity.js';
import type { RiskSections } from './quoting.view.js';
import type { StandingAnswers, StandingQuestions } from '../underwriting/index.js';
import { Underwriting } from '../underwriting/index.js';

/** What the policies room needs to know of a quote that it may bind. */
export interface BindableQuote {
  readonly id: string;
  readonly quoteNumber: string;
  readonly version: number;
  /** Of its alternatives; null when there are none. */
  readonly groupId: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly companyCode: string;
  readonly state: UsState;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly totalPremium: string;
  readonly editionId: string;
  readonly worksheetId: string;
  /** What the premium is made of; adds up to it. */
  readonly charges: readonly ChargeLine[];
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
  readonly risk: RiskSections & { readonly zipCode: string };
}

/** Quotes as other rooms see them. Both writes belong to the caller's transaction and refuse to run without one. */
@Injectable()
export class Quoting {
  constructor(
    private readonly em: EntityManager,
    private readonly underwriting: Underwriting,
    private readonly endQuotes: EndQuotes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the quote until the transaction ends and returns it, or throws what in itself stands against binding it. What else
   * does is asked by `standingQuestions` and judged by `assertMayBind`, so that it costs no question of its own.
   */
  async lockForBinding(actor: Actor, id: string, version: number): Promise<BindableQuote> {
    const quote = await lockQuote(this.em, actor, id);
    quote.assertBindable(version, this.clock.now());
    return bindable(quote);
  }

  /** Of a locked quote: open issues, which then stay as they are until the transaction ends, and holds. */
  standingQuestions({
    id,
    productType,
    state,
    effectiveDate,
    risk: { zipCode },
  }: BindableQuote): StandingQuestions {
    const today = this.clock.today(timeZoneOf(state));
    return this.underwriting.standingQuestions(id, { productType, state, zipCode, effectiveDate, today });
  }

  assertMayBind(actor: Actor, found: StandingAnswers): void {
    this.underwriting.assertMayBind(actor, found);
  }

  /**
   * Ends the alternatives of a quote that lockForBinding() has locked in this transaction, and gives the rows that mark it as
   * bound, for the statement that writes the policy.
   */
  async markBound(
    actor: Actor,
    { id, groupId }: BindableQuote,
    policyId: string,
  ): Promise<readonly RawBuilder<unknown>[]> {
    if (!this.em.isInTransaction())
      throw new Error('Quoting.markBound() needs the transaction that locked the quote');
    const now = this.clock.now();
    if (groupId) {
      const others = sql`select id from quotes where group_id = ${groupId} and id <> ${id}`;
      await this.endQuotes.run(actor, others, 'alternative_bound', now);
    }
    const bound = sql`
      update quotes set status = 'bound', converted_to_policy_id = ${policyId}, updated_by = ${actor.id}, updated_at = ${now},
                        row_version = row_version + 1
       where id = ${id}`;
    const trail = this.audit.row(actor, {
      action: 'quoting.bound',
      resourceType: 'quote',
      resourceId: id,
      changes: { status: 'bound', policyId },
    });
    return [bound, trail];
  }
}

/** The CHECKs of the table promise what a quoted row always has; a row without it is a fault of ours, not of the client. */
function bindable(quote: Quote): BindableQuote {
  const { totalPremium, charges, edition, worksheetId, companyCode, state, zipCode } = quote;
  const { effectiveDate, expirationDate } = quote;
  if (
    !totalPremium ||
    !companyCode ||
    !charges ||
    !edition ||
    !worksheetId ||
    !state ||
    !zipCode ||
    !effectiveDate ||
    !expirationDate
  ) {
    throw new Error(`Quote ${quote.id} is quoted and yet incomplete`);
  }
  return {
    id: quote.id,
    quoteNumber: quote.quoteNumber,
    version: quote.version,
    groupId: quote.groupId ?? null,
    customerId: quote.customerId,
    agencyId: quote.agencyId ?? null,
    productType: quote.productType,
    companyCode,
    state: state as UsState,
    effectiveDate,
    expirationDate,
    termMonths: quote.termMonths,
    totalPremium,
    charges,
    payments: quote.payments ?? [],
    editionId: edition,
    worksheetId,
    risk: {
      zipCode,
      vehicleInfo: quote.vehicleInfo ?? null,
      propertyInfo: quote.propertyInfo ?? null,
      lifeInfo: quote.lifeInfo ?? null,
      drivers: quote.drivers ?? null,
      coverageSelections: quote.coverageSelections ?? null,
    },
  };
}
