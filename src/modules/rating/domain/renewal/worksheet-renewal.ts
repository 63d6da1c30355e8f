import type { CapBasis } from '../manual/manual.js';

/** What a renewal charged, and what it would have charged without the cap; money as text, as stored and sent. */
export interface CarriedAmounts {
  readonly charged: string;
  readonly indicated: string;
}

/** The plan that the policy was on, rated for the new characteristics. */
export interface ExpiringPlan {
  readonly editionId: string;
  readonly plan: string;
  readonly edition: string;
  readonly contentHash: string;
  /** The premium that the cap compares. */
  readonly premium: string;
}

/** A worksheet's account of the cap at a renewal, or at a change within a term that began with a capped renewal. */
export interface WorksheetRenewal {
  readonly by: CapBasis;
  readonly maxIncrease: string | null;
  readonly maxDecrease: string | null;
  readonly unit: string;
  /** Null for a change within the term, which is charged in the same proportion as its renewal. */
  readonly expiring: ExpiringPlan | null;
  /** Carried from the last renewal; for a change within the term from the renewal that began it. */
  readonly carriedBefore: CarriedAmounts | null;
  /** The premium that the policy would pay without a change of plan; null for a change within the term. */
  readonly before: string | null;
  readonly indicated: string;
  readonly charged: string;
  /** Percent with one decimal, rounded half up. */
  readonly indicatedChange: string | null;
  readonly appliedChange: string | null;
  /** Carried to the next renewal; null when nothing is left. */
  readonly carried: CarriedAmounts | null;
  readonly nextChange: string | null;
}
