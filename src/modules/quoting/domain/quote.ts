import type { FieldFault } from '../../../shared/errors.js';

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
  /** The title that the manual gives the input. */
  readonly title: string | null;
}

/** How far a quote is from being rated, null once it is, and from being bound. */
export interface QuoteGaps {
  readonly missing: readonly MissingPoint[] | null;
  readonly wrong: readonly FieldFault[] | null;
  /** What the manual requires before binding; null where the manual was not consulted. */
  readonly missingToBind: readonly MissingPoint[] | null;
}
