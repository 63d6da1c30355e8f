import type { BlockingPoint } from '../manual/manual.js';
import type { AdjustmentLine, ChargeLine } from './charges.js';
import { named } from '../../../../shared/named-list.js';

/** The price of a risk and the underwriting decision. Amounts are decimal texts; the charges add up to the total exactly. */
export interface Rated {
  readonly total: string;
  /** The sum of the premium lines: without discounts, surcharges, fees, taxes and rounding. */
  readonly basePremium: string;
  readonly charges: readonly ChargeLine[];
  readonly discounts: readonly AdjustmentLine[];
  readonly surcharges: readonly AdjustmentLine[];
  readonly payments: readonly PaymentLine[];
  readonly decision: UnderwritingDecision;
}

export interface PaymentLine {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  readonly amount: string;
}

export const OUTCOMES = named('UnderwritingOutcome', ['accept', 'refer', 'decline']);
export type Outcome = (typeof OUTCOMES)[number];

export interface UnderwritingDecision {
  readonly outcome: Outcome;
  readonly reasons: readonly UnderwritingReason[];
}

export interface UnderwritingReason {
  readonly code: string;
  readonly outcome: Outcome;
  readonly title: string;
  /** Set for a referral: the step before which it must be decided, and the authority that deciding takes. */
  readonly blocks: BlockingPoint | null;
  readonly authority: string | null;
}
