import type { RiskJson } from '../domain/quote.js';

export const FEWEST_ALTERNATIVES = 2;
export const MOST_ALTERNATIVES = 5;

/** One way to cover the risk, such as "Good", "Better" or "Best". */
export interface AlternativeInput {
  readonly name: string;
  /** Replaces what all alternatives have in common. */
  readonly coverageSelections: RiskJson;
}
