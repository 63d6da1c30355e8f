import { named } from '../../../shared/named-list.js';

export const SCORE_TARGETS = named('ScoreTarget', ['risk', 'conversion']);
export type ScoreTarget = (typeof SCORE_TARGETS)[number];

/** Only the first two are computed here; the others need an engine of their own. */
export const MODEL_KINDS = named('ScoringModelKind', ['scorecard', 'glm', 'pmml', 'onnx']);
export type ModelKind = (typeof MODEL_KINDS)[number];

export const MODEL_LINKS = ['logit', 'cloglog'] as const;
export type Link = (typeof MODEL_LINKS)[number];

export const DIRECTIONS = ['increasing', 'decreasing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Half open: from, up to and without to; null has no end. Decimals are text, exact as they were sent. */
export interface ModelBin {
  readonly from: string | null;
  readonly to: string | null;
  /** The texts in the bin; the last bin may leave them out and stands for all other texts. */
  readonly values: readonly string[] | null;
  /** Points, or a coefficient; null where a slope gives it. */
  readonly weight: string | null;
  /** The share of the training data that fell into this bin. */
  readonly share: string;
}

/** A coefficient per unit, of a value that is cut off at what the model was trained on. */
export interface Slope {
  readonly perUnit: string;
  readonly floor: string;
  readonly cap: string;
  /** In the training data: from there a reason is counted. */
  readonly mean: string;
}

export interface ModelVariable {
  readonly name: string;
  /** What the score promises to do as the value rises. */
  readonly monotone: Direction | null;
  readonly bins: readonly ModelBin[];
  readonly slope: Slope | null;
  /** Null: a quote that does not say gets no score. */
  readonly missing: { readonly weight: string; readonly share: string } | null;
}

/** How points of a scorecard translate into odds: the odds at a number of points, and how many more points double them; a negative number where fewer points are worse. */
export interface Scaling {
  readonly points: string;
  readonly odds: string;
  readonly pointsToDoubleOdds: string;
}

export interface ScoreReferral {
  readonly threshold: string;
  /** A word of the manual, which a grant of authority names. */
  readonly authority: string;
}

export interface ModelDefinition {
  readonly intercept: string;
  /** Null for a scorecard, which has a scaling. */
  readonly link: Link | null;
  readonly scaling: Scaling | null;
  readonly variables: readonly ModelVariable[];
  /** How scores lay in the training data: the edges between classes, and a share for each class. */
  readonly scores: { readonly edges: readonly string[]; readonly shares: readonly string[] };
  readonly referral: ScoreReferral | null;
}
