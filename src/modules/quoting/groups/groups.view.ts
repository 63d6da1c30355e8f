import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { UsState } from '../../../shared/us-states.js';
import type { UnderwritingDecision } from '../../rating/index.js';
import type { ExpiredReason, QuoteStatus } from '../domain/quote-status.js';
import type { JsonObject } from '../domain/quote.js';
import type { ComparedCharge, ComparedSelection } from './domain/comparison.js';

/** The newest version of one alternative. */
export interface AlternativeView {
  readonly name: string;
  readonly quoteId: string;
  readonly quoteNumber: string;
  readonly version: number;
  readonly status: QuoteStatus;
  readonly expiredReason: ExpiredReason | null;
  readonly decision: UnderwritingDecision | null;
  readonly totalPremium: string | null;
  readonly monthlyPremium: string | null;
  /** Against the first alternative. */
  readonly difference: string;
  readonly coverageSelections: JsonObject | null;
  readonly expiresAt: string | null;
  readonly policyId: string | null;
}

/** Alternatives for one risk, side by side. */
export interface QuoteGroupView {
  readonly id: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: UsState;
  readonly zipCode: string | null;
  readonly effectiveDate: CalendarDate | null;
  readonly expirationDate: CalendarDate | null;
  readonly termMonths: number;
  /** The policy that one of them became. */
  readonly policyId: string | null;
  readonly alternatives: readonly AlternativeView[];
  readonly charges: readonly ComparedCharge[];
  readonly selections: readonly ComparedSelection[];
}
