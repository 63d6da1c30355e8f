import type { CauseOfLoss } from '../../../../shared/causes-of-loss.js';

/** What a limit is the most for: one person hurt, one occurrence, or all losses of a term together. */
export const LIMIT_BASES = ['person', 'occurrence', 'aggregate'] as const;
export type LimitBasis = (typeof LIMIT_BASES)[number];

/** What may be done to an amount of loss on its way to a payment. */
export const SETTLEMENT_STEPS = ['coinsurance', 'deductible', 'limit', 'aggregate'] as const;
export type SettlementStep = (typeof SETTLEMENT_STEPS)[number];

/** A clause of the policy, as a denial cites it. */
export interface PolicyProvision {
  readonly number: string;
  readonly title: string;
}

/** A loss that is not covered. Causes are those that are always excluded; a person judges the rest. */
export interface LossExclusion {
  readonly code: string;
  readonly title: string;
  /** Number of the provision that says so. */
  readonly provision: string;
  readonly causes: readonly CauseOfLoss[];
}

/** How a loss under a coverage is settled. */
export interface LossTerms {
  /** The steps in the order in which they follow each other. */
  readonly settlement: readonly SettlementStep[];
  /** What has to be insured in percent of the value; with less, the loss is paid in proportion. */
  readonly coinsurancePercent?: string;
  /** Days from the first day of the term on which a loss is not covered yet. */
  readonly waitingDays?: number;
  readonly provisions: readonly PolicyProvision[];
  readonly exclusions: readonly LossExclusion[];
}
