import type { CalendarDate } from '../../shared/calendar-date.js';
import type {
  ChargeLine,
  PaymentLine,
  RatingFault,
  UnderwritingDecision,
  WorksheetRenewal,
} from '../rating/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';

/** The renewal of a term; premiums are those of a whole next term, in US dollars. */
export interface RenewalSummary {
  readonly id: string;
  readonly status: RenewalStatus;
  readonly policyId: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly insuredName: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  /** The days of the next term. */
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly expiringPremium: string | null;
  readonly indicatedPremium: string | null;
  readonly offeredPremium: string | null;
  readonly ratedOn: CalendarDate | null;
  readonly offeredAt: string | null;
  /** Why it cannot be rated. */
  readonly fault: RatingFault | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Why it lapsed, was withdrawn or approved, or is not offered. */
  readonly reason: string | null;
  readonly renewedPolicyId: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RenewalView extends RenewalSummary {
  readonly editionId: string | null;
  readonly worksheetId: string | null;
  /** Whether what is insured was changed after the rating: it has to be rated again before it is bound. */
  readonly isStale: boolean;
  /** Null without a cap in the manual, or without anything to compare with. */
  readonly cap: WorksheetRenewal | null;
  readonly notCompared: RatingFault | null;
  /** Agents see the outcome without its reasons. */
  readonly underwriting: UnderwritingDecision | null;
  readonly charges: readonly ChargeLine[];
  /** Ways of paying that the manual offers. */
  readonly payments: readonly PaymentLine[];
  readonly risk: Readonly<Record<string, unknown>> | null;
}
