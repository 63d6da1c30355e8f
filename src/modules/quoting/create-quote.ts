import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import { Rating } from '../rating/index.js';
import { earliestEffective, isWithinReach, latestEffective, offerOf } from './domain/offer.js';
import { insertQuote } from './quote.insert.js';
import { quotingError } from './quoting.errors.js';
import type { QuoteView, RiskSections } from './quoting.view.js';

export interface CreateQuoteInput extends Partial<RiskSections> {
  readonly customerId: string;
  readonly productType: string;
  readonly state: UsState;
  readonly zipCode: string;
  readonly companyCode?: string | undefined;
  readonly effectiveDate?: CalendarDate | undefined;
  readonly termMonths?: number | undefined;
}

/** Rates a risk at once and keeps the price with its worksheet as version 1 of a new quote. */
@Injectable()
export class CreateQuote {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly rating: Rating,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateQuoteInput): Promise<QuoteView> {
    const customer = await this.customers.owner(actor, input.customerId);
    if (!customer) {
      throw quotingError('quoting.customer-not-found', {
        errors: [{ pointer: '/customerId', detail: 'is not a customer you can quote for' }],
      });
    }
    const now = this.clock.now();
    const today = this.clock.today(timeZoneOf(input.state));
    const effectiveDate = input.effectiveDate ?? today;
    assertWithinReach(effectiveDate, today);
    const rated = await this.rating.rate(riskOf(input, effectiveDate), today);

    const offer = offerOf({ id: newId(), worksheetId: newId(), agencyId: customer.agencyId, effectiveDate, input, rated, now });

    await this.rating.recordWorksheet(offer.worksheetId, rated);
    const quoteNumber = await insertQuote(this.em, offer, actor.id);
    await this.audit.record(actor, {
      action: `quoting.${offer.status}`,
      resourceType: 'quote',
      resourceId: offer.id,
      changes: { quoteNumber, version: 1, totalPremium: offer.totalPremium, edition: rated.editionId },
    });
    return { ...offer, quoteNumber };
  }
}
