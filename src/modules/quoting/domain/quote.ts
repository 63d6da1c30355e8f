import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { AdjustmentLine, ChargeLine, PaymentLine, UnderwritingDecision } from '../../rating/index.js';
import type { ExpiredReason, QuoteStatus } from './quote-status.js';

export type RiskJson = Readonly<Record<string, unknown>>;

/** What is asked to be insured, as the manual's inputs name it. */
export interface RiskSections {
  readonly vehicleInfo: RiskJson | null;
  readonly propertyInfo: RiskJson | null;
  readonly lifeInfo: RiskJson | null;
  readonly drivers: readonly RiskJson[] | null;
  readonly coverageSelections: RiskJson | null;
}

export interface RatingFactor {
  readonly coverage: string;
  readonly step: string;
  readonly title: string;
  readonly factor: string;
}

/** An input that the manual asks for and a draft does not have yet. */
export interface MissingPoint {
  readonly pointer: string;
  /** In the words of the manual. */
  readonly title: string | null;
}

/** How far a quote is from being rated, null once it is, and from being bound. */
export interface QuoteGaps {
  readonly missing: readonly MissingPoint[] | null;
  readonly wrong: readonly FieldFault[] | null;
  /** What the manual asks for besides, before it can be bound; null where it was not asked for. */
  readonly missingToBind: readonly MissingPoint[] | null;
}

/**
 * Money is decimal text in US dollars; premiums are for the whole term, except the monthly one. What only rating finds out
 * is null in a draft, and its lists are empty.
 */
export interface QuoteView extends RiskSections, QuoteGaps {
  readonly id: string;
  readonly quoteNumber: string;
  readonly version: number;
  readonly parentQuoteId: string | null;
  /** The version that took this one's place. */
  readonly supersededBy: string | null;
  readonly groupId: string | null;
  /** Its name in a group of alternatives. */
  readonly alternative: string | null;
  readonly status: QuoteStatus;
  readonly expiredReason: ExpiredReason | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly companyCode: string | null;
  readonly state: string | null;
  readonly zipCode: string | null;
  readonly effectiveDate: CalendarDate | null;
  readonly expirationDate: CalendarDate | null;
  readonly termMonths: number;
  readonly basePremium: string | null;
  readonly totalPremium: string | null;
  readonly monthlyPremium: string | null;
  /** What the premium is made of; adds up to it exactly. */
  readonly charges: readonly ChargeLine[];
  /** Base rates and factors in the order in which they were applied. */
  readonly ratingFactors: readonly RatingFactor[];
  readonly discountsApplied: readonly AdjustmentLine[];
  readonly surchargesApplied: readonly AdjustmentLine[];
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
  readonly decision: UnderwritingDecision | null;
  readonly declinedReasons: readonly string[] | null;
  readonly aiRiskScore: string | null;
  readonly conversionProbability: string | null;
  readonly editionId: string | null;
  readonly worksheetId: string | null;
  readonly expiresAt: string | null;
  readonly policyId: string | null;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
