import type { Rounding } from '../../../../shared/rounding.js';
import type { LimitBasis, LossTerms } from './loss-terms.js';
import type { TablesByCategory } from './tables.js';
import type { ConditionText, DecimalText } from './texts.js';

/** An amount of money that a coverage promises or leaves to the insured: fixed, or what an input of the risk says. */
export interface AmountSource {
  readonly amount?: string;
  readonly input?: string;
  /** For each value of the input its amount, where the value is a code: `100/300`. */
  readonly amounts?: Readonly<Record<string, string>>;
  /** The percentage of the input that counts; all of it where this is missing. */
  readonly percent?: DecimalText;
}

/** One of the limits of a coverage: each person, each accident, the dwelling. */
export interface CoverageLimit extends AmountSource {
  readonly code: string;
  readonly title: string;
  /** An occurrence unless told. */
  readonly per?: LimitBasis;
  /** The part of the coverage that is limited, where the coverage promises several things, such as `bodily-injury`. */
  readonly part?: string;
}

export interface CoverageSection {
  readonly code: string;
  readonly title: string;
  readonly limits?: readonly CoverageLimit[];
  readonly deductible?: AmountSource;
  readonly loss?: LossTerms;
  /** Rated once for each element of a list, whose fields conditions read through `as`. */
  readonly perEach?: { readonly list: string; readonly as: string };
  readonly when?: ConditionText;
  readonly baseRate?: DecimalText;
  readonly minPremium?: string;
  readonly maxPremium?: string;
  readonly tables: TablesByCategory;
  readonly steps: readonly Step[];
}

export interface PolicySection {
  readonly tables: TablesByCategory;
  readonly steps: readonly Step[];
}

export const TAKES = ['max', 'min', 'sum', 'product', 'average', 'assigned'] as const;
export type Take = (typeof TAKES)[number];

/** Where a step's number comes from; none given is the coverage's base rate, minimum or maximum premium. */
export interface OperandSource {
  readonly table?: string;
  readonly amount?: DecimalText;
  readonly input?: string;
  /** The number of a whole list, such as the highest driver factor; or of the element that the manual assigns. */
  readonly each?: { readonly list: string; readonly take: Take };
}

interface StepBase {
  readonly code: string;
  readonly title: string;
  readonly when?: ConditionText;
  /** None unless stated. */
  readonly rounding?: Rounding;
}

export type OperandStepKind = 'base' | 'factor' | 'add' | 'minimum' | 'maximum' | 'fee' | 'tax';
export type OperandStep = StepBase & OperandSource & { readonly kind: OperandStepKind };
/** Multiplies by how many units `of` has: each 1,000 of sum insured, each started 100 of payroll. */
export type PerUnitStep = StepBase & {
  readonly kind: 'per-unit';
  readonly of: string;
  readonly per: DecimalText;
  readonly started?: boolean;
};
export type RoundStep = StepBase & { readonly kind: 'round'; readonly rounding: Rounding };
/** Brings coverages into the policy's premium; all of them unless some are named. */
export type SumStep = StepBase & { readonly kind: 'sum'; readonly coverages?: readonly string[] };

export type Combination = 'additive' | 'chained' | 'best';
export interface RuleGroup {
  readonly rules: readonly string[];
  readonly combine: Combination;
  /** Percent of the value the group starts from. */
  readonly cap?: DecimalText;
}
/** Groups follow one another: `additive` takes each from the step's starting value, `chained` from what is left. */
export type AdjustmentStep = StepBase & {
  readonly kind: 'discounts' | 'surcharges';
  readonly groups: readonly RuleGroup[];
  readonly combine: 'additive' | 'chained';
  /** Percent of the step's starting value. */
  readonly cap?: DecimalText;
};

export type Step = OperandStep | PerUnitStep | RoundStep | SumStep | AdjustmentStep;

/** A discount or a surcharge. */
export interface RuleDeclaration {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly type: 'percentage' | 'fixed';
  /** Percent or dollars; or the table they are looked up in. */
  readonly value?: DecimalText;
  readonly table?: string;
  readonly maxAmount?: string;
  readonly when?: ConditionText;
  /** In the words of the proposal and the worksheet. */
  readonly reason: string;
  /** One that does not stack is given alone, or not at all if the others together are worth more. */
  readonly stackable: boolean;
  /** Lower goes first. */
  readonly priority: number;
}
