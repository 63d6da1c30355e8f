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
import type { OfferInput } from './domain/offer.js';
import { isWithinReach, offerOf, reachFrom } from './domain/offer.js';
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

const DEFAULT_TERM_MONTHS = 12;

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
    const today = this.clock.today(timeZoneOf(input.state));
    const asked = withDefaults(input, today);
    const { productType, state, companyCode, effectiveDate } = asked;
    const wanted = { productType, state, companyCode, effectiveDate, use: 'new_business' } as const;
    const rated = await this.rating.rate({ ...wanted, risk: riskOf(asked), today });

    const ids = { id: newId(), worksheetId: newId() };
    const offer = offerOf(ids, { ...asked, agencyId: customer.agencyId }, rated, this.clock.now());

    await this.rating.recordWorksheet(offer.worksheetId, rated);
    const quoteNumber = await insertQuote(this.em, offer, actor.id);
    await this.audit.record(actor, {
      action: 'quoting.created',
      resourceType: 'quote',
      resourceId: offer.id,
      changes: {
        quoteNumber,
        version: 1,
        status: offer.status,
        totalPremium: offer.totalPremium,
        editionId: offer.editionId,
      },
    });
    return { ...offer, quoteNumber };
  }
}

type AskedFor = Omit<OfferInput, 'agencyId'> & { readonly companyCode?: string | undefined };

function withDefaults(input: CreateQuoteInput, today: CalendarDate): AskedFor {
  const effectiveDate = input.effectiveDate ?? today;
  if (!isWithinReach(effectiveDate, today)) {
    const detail = `must be ${reachFrom(today)}`;
    throw quotingError('quoting.effective-date-out-of-reach', {
      errors: [{ pointer: '/effectiveDate', detail }],
    });
  }
  return {
    customerId: input.customerId,
    productType: input.productType,
    state: input.state,
    zipCode: input.zipCode,
    companyCode: input.companyCode,
    effectiveDate,
    termMonths: input.termMonths ?? DEFAULT_TERM_MONTHS,
    vehicleInfo: input.vehicleInfo ?? null,
    propertyInfo: input.propertyInfo ?? null,
    lifeInfo: input.lifeInfo ?? null,
    drivers: input.drivers ?? null,
    coverageSelections: input.coverageSelections ?? null,
  };
}

/** The risk as manuals know it: the sections that were given, and nothing about the customer. */
function riskOf(asked: AskedFor): Readonly<Record<string, unknown>> {
  const { productType, state, zipCode, effectiveDate, termMonths } = asked;
  const { vehicleInfo, propertyInfo, lifeInfo, drivers, coverageSelections } = asked;
  return {
    productType,
    state,
    zipCode,
    effectiveDate,
    termMonths,
    ...(vehicleInfo && { vehicleInfo }),
    ...(propertyInfo && { propertyInfo }),
    ...(lifeInfo && { lifeInfo }),
    ...(drivers && { drivers }),
    ...(coverageSelections && { coverageSelections }),
  };
}
