import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { askTogether, writeTogether } from '../../platform/sql.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import { Rating } from '../rating/index.js';
import type { OfferInput } from './domain/offer.js';
import { isWithinReach, offerOf, reachFrom } from './domain/offer.js';
import { quoteRow } from './quote.row.js';
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

/**
 * Rates a risk at once and keeps the price with its worksheet as version 1 of a new quote. The hottest write of all: it
 * asks once and writes once, whatever the number of rooms that take part.
 */
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
    const today = this.clock.today(timeZoneOf(input.state));
    const asked = withDefaults(input, today);
    const { productType, state, companyCode, effectiveDate } = asked;
    const choice = { productType, state, companyCode, effectiveDate, use: 'new_business' } as const;
    const found = await askTogether(this.em, {
      customers: this.customers.ownerQuestion(actor, input.customerId),
      editions: this.rating.editionsQuestion(choice),
    });
    const [customer] = found.customers;
    if (!customer) throw unknownCustomer();
    const edition = await this.rating.theEdition(choice, found.editions);
    const rated = await this.rating.rateWith(edition, riskOf(asked), today);

    const ids = { id: newId(), worksheetId: newId() };
    const offer = offerOf(ids, { ...asked, agencyId: customer.agencyId }, rated, this.clock.now());

    const created = {
      action: 'quoting.created',
      resourceType: 'quote',
      resourceId: offer.id,
      changes: {
        version: 1,
        status: offer.status,
        totalPremium: offer.totalPremium,
        editionId: offer.editionId,
      },
    };
    const [stored] = await writeTogether(
      this.em,
      [this.rating.worksheetRow(offer.worksheetId, rated), this.audit.row(actor, created)],
      quoteRow(offer, actor.id),
    );
    if (!stored) throw new Error('The insert of a quote returned no number');
    return { ...offer, quoteNumber: stored.quoteNumber };
  }
}

function unknownCustomer(): Error {
  const detail = 'is not a customer you can quote for';
  return quotingError('quoting.customer-not-found', { errors: [{ pointer: '/customerId', detail }] });
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
