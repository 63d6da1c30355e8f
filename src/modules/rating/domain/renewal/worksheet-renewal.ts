import type { CapBasis } from '../manual/manual.js';

/** Money as text, as it is stored and sent: what a renewal charged of what it was to charge. */
export interface CarriedAmounts {
  readonly charged: string;
  readonly indicated: string;
}

/** The plan that the policy was on, asked about the new characteristics. */
export interface ExpiringPlan {
  readonly editionId: string;
  readonly plan: string;
  readonly edition: string;
  readonly contentHash: string;
  /** On the basis of the cap. */
  readonly premium: string;
}

/** What a worksheet says about the cap of a renewal, or about a change within a term that a cap still holds for. */
export interface WorksheetRenewal {
  readonly by: CapBasis;
  readonly maxIncrease: string | null;
  readonly maxDecrease: string | null;
  readonly unit: string;
  /** Null for a change within the term: it is charged in the same proportion as the renewal was. */
  readonly expiring: ExpiringPlan | null;
  /** From the last renewal; for a change within the term from its own. */
  readonly carriedBefore: CarriedAmounts | null;
  /** What the policy would pay without a change of plan; null for a change within the term. */
  readonly before: string | null;
  readonly indicated: string;
  readonly charged: string;
  /** Percent, to one decimal. */
  readonly indicatedChange: string | null;
  readonly appliedChange: string | null;
  /** For the next renewal; null when nothing is left. */
  readonly carried: CarriedAmounts | null;
  readonly nextChange: string | null;
}
