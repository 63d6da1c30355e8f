import type { CalendarDate } from '../../shared/calendar-date.js';
import type { AppliedRule, Charge, UnderwritingDecision } from '../rating/index.js';
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
  readonly basePremium: string | null;
  readonly totalPremium: string | null;
  readonly monthlyPremium: string | null;
  readonly charges: readonly Charge[];
  readonly discountsApplied: readonly AppliedRule[];
  readonly surchargesApplied: readonly AppliedRule[];
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
