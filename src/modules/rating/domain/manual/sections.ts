import type { Rounding } from '../../../../shared/rounding.js';
import type { LimitBasis, LossTerms } from './loss-terms.js';
import type { TablesByCategory } from './tables.js';
import type { ConditionText, DecimalText } from './texts.js';

/** An amount of money that a coverage promises or leaves to the insured: fixed, or from an input of the risk. */
export interface AmountSource {
  readonly amount?: string;
  readonly input?: string;
  /** The amount for each value of an input of codes, such as `100/300`. */
  readonly amounts?: Readonly<Record<string, string>>;
  /** The percentage of the input's amount that counts; 100 where it is absent. */
  readonly percent?: DecimalText;
}

/** One of the limits of a coverage: each person, each accident, the dwelling. */
export interface CoverageLimit extends AmountSource {
  readonly code: string;
  readonly title: string;
  /** What the limit applies to; an occurrence unless stated. */
  readonly per?: LimitBasis;
  /** The part of the coverage that is limited, such as `bodily-injury`; absent where the limit is for all of it. */
  readonly part?: string;
}

export interface CoverageSection {
  readonly code: string;
  readonly title: string;
  readonly limits?: readonly CoverageLimit[];
  readonly deductible?: AmountSource;
  readonly loss?: LossTerms;
  /** Set for a coverage that is rated once per element of a list; conditions read the element's fields through `as`. */
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

/** Where a step's number comes from; without any, it is the coverage's base rate, minimum or maximum premium. */
export interface OperandSource {
  readonly table?: string;
  readonly amount?: DecimalText;
  readonly input?: string;
  /** Takes one number for a whole list, such as the highest driver factor, or that of the assigned element. */
  readonly each?: { readonly list: string; readonly take: Take };
}

interface StepBase {
  readonly code: string;
  readonly title: string;
  readonly when?: ConditionText;
  /** The value is not rounded where this is absent. */
  readonly rounding?: Rounding;
}

export type OperandStepKind = 'base' | 'factor' | 'add' | 'minimum' | 'maximum' | 'fee' | 'tax';
export type OperandStep = StepBase & OperandSource & { readonly kind: OperandStepKind };
/**
 * Multiplies by the number of units in the input `of`: each 1,000 of sum insured, or with `started` each 100 of payroll
 * begun.
 */
export type PerUnitStep = StepBase & {
  readonly kind: 'per-unit';
  readonly of: string;
  readonly per: DecimalText;
  readonly started?: boolean;
};
export type RoundStep = StepBase & { readonly kind: 'round'; readonly rounding: Rounding };
/** Adds coverages to the policy's premium: all of them unless some are named. */
export type SumStep = StepBase & { readonly kind: 'sum'; readonly coverages?: readonly string[] };

export type Combination = 'additive' | 'chained' | 'best';
export interface RuleGroup {
  readonly rules: readonly string[];
  readonly combine: Combination;
  /** Percent of the value the group starts from. */
  readonly cap?: DecimalText;
}
/**
 * A step of discounts or surcharges. Its groups apply in order: `additive` takes each from the step's starting value,
 * `chained` from what the groups before left.
 */
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
  /** Percent or dollars; alternatively `table` names the table that has them. */
  readonly value?: DecimalText;
  readonly table?: string;
  readonly maxAmount?: string;
  readonly when?: ConditionText;
  /** The reason as the proposal and the worksheet print it. */
  readonly reason: string;
  /** A rule that does not stack applies alone, and only if it is worth more than the others together. */
  readonly stackable: boolean;
  /** Rules with a lower priority apply first. */
  readonly priority: number;
}
