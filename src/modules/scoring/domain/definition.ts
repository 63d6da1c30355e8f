import { named } from '../../../shared/named-list.js';

export const SCORE_TARGETS = named('ScoreTarget', ['risk', 'conversion']);
export type ScoreTarget = (typeof SCORE_TARGETS)[number];

/** Only the first two kinds are computed here; the others would need an engine of their own. */
export const MODEL_KINDS = named('ScoringModelKind', ['scorecard', 'glm', 'pmml', 'onnx']);
export type ModelKind = (typeof MODEL_KINDS)[number];

export const MODEL_LINKS = ['logit', 'cloglog'] as const;
export type Link = (typeof MODEL_LINKS)[number];

export const DIRECTIONS = ['increasing', 'decreasing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The range [from, to); null for an open end. Decimals are texts, exactly as they were sent. */
export interface ModelBin {
  readonly from: string | null;
  readonly to: string | null;
  /** The texts of the bin; only the last bin may have none, and then it stands for all other texts. */
  readonly values: readonly string[] | null;
  /** Points or a coefficient; null where the variable has a slope. */
  readonly weight: string | null;
  /** The share of the training data in this bin. */
  readonly share: string;
}

/** A coefficient per unit; the value is limited to the range of the training data. */
export interface Slope {
  readonly perUnit: string;
  readonly floor: string;
  readonly cap: string;
  /** The mean in the training data, against which a reason is measured. */
  readonly mean: string;
}

export interface ModelVariable {
  readonly name: string;
  /** The direction in which the score must move as the value rises. */
  readonly monotone: Direction | null;
  readonly bins: readonly ModelBin[];
  readonly slope: Slope | null;
  /** Null where a quote without the value gets no score. */
  readonly missing: { readonly weight: string; readonly share: string } | null;
}

/**
 * Converts points of a scorecard to odds: the odds at `points`, and how many points more double them (negative where fewer
 * points are worse).
 */
export interface Scaling {
  readonly points: string;
  readonly odds: string;
  readonly pointsToDoubleOdds: string;
}

export interface ScoreReferral {
  readonly threshold: string;
  /** An authority as manuals name it; grants of authority refer to it. */
  readonly authority: string;
}

export interface ModelDefinition {
  readonly intercept: string;
  /** Null for a scorecard, which has a scaling instead. */
  readonly link: Link | null;
  readonly scaling: Scaling | null;
  readonly variables: readonly ModelVariable[];
  /** The distribution of scores in the training data: edges between classes and a share for each class. */
  readonly scores: { readonly edges: readonly string[]; readonly shares: readonly string[] };
  readonly referral: ScoreReferral | null;
}
