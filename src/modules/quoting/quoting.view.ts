import type { CalendarDate } from '../../shared/calendar-date.js';
import type {
  AdjustmentLine,
  ChargeLine,
  PageFacts,
  PaymentLine,
  UnderwritingDecision,
} from '../rating/index.js';
import type { QuoteStatus } from './domain/quote-status.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What is asked to be insured, as the manual's inputs name it. */
export interface RiskSections {
  readonly vehicleInfo: JsonObject | null;
  readonly propertyInfo: JsonObject | null;
  readonly lifeInfo: JsonObject | null;
  readonly drivers: readonly JsonObject[] | null;
  readonly coverageSelections: JsonObject | null;
}

export interface RatingFactor {
  readonly coverage: string;
  readonly step: string;
  readonly title: string;
  readonly factor: string;
}

/** Money is decimal text in US dollars; premiums are for the whole term, except the monthly one. */
export interface QuoteView extends RiskSections {
  readonly id: string;
  readonly quoteNumber: string;
  readonly version: number;
  readonly parentQuoteId: string | null;
  readonly status: QuoteStatus;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly companyCode: string;
  readonly state: string;
  readonly zipCode: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly basePremium: string;
  readonly totalPremium: string;
  readonly monthlyPremium: string;
  /** What the premium is made of; adds up to it exactly. */
  readonly charges: readonly ChargeLine[];
  /** Base rates and factors in the order in which they were applied. */
  readonly ratingFactors: readonly RatingFactor[];
  readonly discountsApplied: readonly AdjustmentLine[];
  readonly surchargesApplied: readonly AdjustmentLine[];
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
  readonly decision: UnderwritingDecision;
  readonly declinedReasons: readonly string[] | null;
  readonly aiRiskScore: string | null;
  readonly conversionProbability: string | null;
  readonly editionId: string;
  readonly worksheetId: string;
  readonly expiresAt: string;
  readonly policyId: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the page of a worksheet says about the quote it belongs to. */
export function pageFacts(quote: QuoteView): PageFacts {
  return [
    ['Quote', quote.quoteNumber],
    ['Version', String(quote.version)],
    ['Status', quote.status],
    ['Cover', `${quote.effectiveDate} to ${quote.expirationDate}`],
    ['Price held until', `${quote.expiresAt.slice(0, 10)} ${quote.expiresAt.slice(11, 16)} UTC`],
  ];
}
