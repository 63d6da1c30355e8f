import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { UsState } from '../../../shared/us-states.js';
import type { RiskSections } from './quote.js';

/** A risk that somebody wants a price for, with everything that chooses its manual. */
export interface QuoteRequest extends RiskSections {
  readonly customerId: string;
  readonly productType: string;
  readonly state: UsState;
  readonly zipCode: string;
  /** The company's code; may be left out where only one company has a manual. */
  readonly companyCode?: string | undefined;
  readonly effectiveDate: CalendarDate;
  readonly termMonths: number;
}

export interface CreateQuoteInput extends Partial<RiskSections> {
  readonly customerId: string;
  readonly productType: string;
  readonly state: UsState;
  readonly zipCode: string;
  readonly companyCode?: string | undefined;
  readonly effectiveDate?: CalendarDate | undefined;
  readonly termMonths?: number | undefined;
}

export const DEFAULT_TERM_MONTHS = 12;

/** Without other words from the client, cover begins today and lasts a year. */
export function withDefaults(input: CreateQuoteInput, today: CalendarDate): QuoteRequest {
  return {
    customerId: input.customerId,
    productType: input.productType,
    state: input.state,
    zipCode: input.zipCode,
    companyCode: input.companyCode,
    effectiveDate: input.effectiveDate ?? today,
    termMonths: input.termMonths ?? DEFAULT_TERM_MONTHS,
    vehicleInfo: input.vehicleInfo ?? null,
    propertyInfo: input.propertyInfo ?? null,
    lifeInfo: input.lifeInfo ?? null,
    drivers: input.drivers ?? null,
    coverageSelections: input.coverageSelections ?? null,
  };
}

/** The risk as manuals know it: the sections that were given, and nothing about the customer. */
export function requestedRisk(asked: Partial<QuoteRequest>): Readonly<Record<string, unknown>> {
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
