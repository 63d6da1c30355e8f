import type { CauseOfLoss } from '../../../../shared/causes-of-loss.js';

/** What a limit applies to: one person hurt, one occurrence, or all losses of a term together. */
export const LIMIT_BASES = ['person', 'occurrence', 'aggregate'] as const;
export type LimitBasis = (typeof LIMIT_BASES)[number];

/** Steps by which an amount of loss becomes a payment. */
export const SETTLEMENT_STEPS = ['coinsurance', 'deductible', 'limit', 'aggregate'] as const;
export type SettlementStep = (typeof SETTLEMENT_STEPS)[number];

/** A clause of the policy, as a denial cites it. */
export interface PolicyProvision {
  readonly number: string;
  readonly title: string;
}

/** A loss that is not covered. Its `causes` are always excluded; all else takes a person's judgment. */
export interface LossExclusion {
  readonly code: string;
  readonly title: string;
  /** Number of the provision that states the exclusion. */
  readonly provision: string;
  readonly causes: readonly CauseOfLoss[];
}

/** The terms for settling a loss under a coverage. */
export interface LossTerms {
  /** The steps in the order in which they follow each other. */
  readonly settlement: readonly SettlementStep[];
  /** Percent of the value that has to be insured (coinsurance); where less is insured, the loss is paid in proportion. */
  readonly coinsurancePercent?: string;
  /** Days from the first day of the term before a loss is covered. */
  readonly waitingDays?: number;
  readonly provisions: readonly PolicyProvision[];
  readonly exclusions: readonly LossExclusion[];
}
