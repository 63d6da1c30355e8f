import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction } from '../../platform/writes.js';
import { Audit } from '../audit/index.js';
import type { ChargeLine, PaymentLine } from '../rating/index.js';
import { EndQuotes } from './expiry/end-quotes.js';
import type { QuoteToBind } from './lock-quote.store.js';
import { lockQuoteToBind } from './lock-quote.store.js';
import { QuoteSchema } from './quote.entity.js';
import { assertBindable } from './quote.rules.js';
import type { RiskSections } from './domain/quote.js';
import { Underwriting } from '../underwriting/index.js';

/** What the policies room needs to know of a quote that it may bind. */
export interface BindableQuote {
  readonly id: string;
  readonly quoteNumber: string;
  readonly version: number;
  /** The group of the quote and its alternatives; null where there are none. */
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

interface Bound {
  readonly id: string;
  readonly policyId: string;
  readonly by: string | null;
  readonly now: Date;
}

const BOUND = new Statement<Bound>(({ id, policyId, by, now }, em) =>
  over(em, QuoteSchema)
    .updateTable('Quote')
    .set((row) => ({
      status: 'bound',
      convertedToPolicyId: policyId,
      updatedBy: by,
      updatedAt: now,
      rowVersion: row('rowVersion', '+', 1),
    }))
    .where('id', '=', id),
);

/** Quotes as other rooms see them. */
@Injectable()
export class Quoting {
  constructor(
    private readonly em: EntityManager,
    private readonly underwriting: Underwriting,
    private readonly endQuotes: EndQuotes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Locks the quote until the transaction ends and returns it, or throws what in itself stands against binding it. */
  async lockForBinding(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<BindableQuote> {
    const quote = await lockQuoteToBind(this.em, actor, id);
    assertBindable(quote, expected, this.clock.now());
    return bindable(quote);
  }

  /**
   * Throws what else prevents binding a locked quote: open issues, which stay unchanged until the transaction ends,
   * and moratoria.
   */
  assertMayBind(actor: Actor, quote: BindableQuote): Promise<void> {
    const { id, productType, state, effectiveDate, risk } = quote;
    const today = this.clock.today(timeZoneOf(state));
    const held = { productType, state, zipCode: risk.zipCode, effectiveDate, today };
    return this.underwriting.assertMayBind(actor, id, held);
  }

  /** Marks a quote as bound that lockForBinding() has locked in this transaction, and ends its alternatives. */
  async markBound(actor: Actor, { id, groupId }: BindableQuote, policyId: string): Promise<void> {
    assertInTransaction(this.em);
    const now = this.clock.now();
    if (groupId) {
      const others = await over(this.em, QuoteSchema)
        .selectFrom('Quote')
        .select('id')
        .where('groupId', '=', groupId)
        .where('id', '<>', id)
        .execute();
      const ids = others.map((other) => other.id);
      await this.endQuotes.run(actor, ids, 'alternative_bound', now);
    }
    await BOUND.send(this.em, { id, policyId, by: actor.id, now });
    await this.audit.record(actor, {
      action: 'quoting.bound',
      resourceType: 'quote',
      resourceId: id,
      changes: { status: 'bound', policyId },
    });
  }
}

/** The CHECKs of the table guarantee what a quoted row has; a row without it is our fault, not the client's (500). */
function bindable(quote: QuoteToBind): BindableQuote {
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
    groupId: quote.groupId,
    customerId: quote.customerId,
    agencyId: quote.agencyId,
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
      vehicleInfo: quote.vehicleInfo,
      propertyInfo: quote.propertyInfo,
      lifeInfo: quote.lifeInfo,
      drivers: quote.drivers,
      coverageSelections: quote.coverageSelections,
    },
  };
}
