import { oncePer } from '../../../../shared/once-per.js';
import type { LimitBasis, LossTerms, SettlementStep } from '../manual/loss-terms.js';
import { SETTLEMENT_STEPS } from '../manual/loss-terms.js';
import type { CoverageSection } from '../manual/sections.js';
import type { ManualDocument } from '../manual/manual.js';

export interface CoverageHeading {
  readonly code: string;
  readonly title: string;
  readonly limits: readonly { readonly code: string; readonly title: string }[];
}

/** The titles of the coverages and their limits, in the order of the manual. */
export const headingsOf = oncePer(({ coverages }: ManualDocument): readonly CoverageHeading[] =>
  coverages.map(({ code, title, limits = [] }) => {
    return { code, title, limits: limits.map((limit) => ({ code: limit.code, title: limit.title })) };
  }),
);

/** What a coverage promises besides the amounts in the ledger: the basis of each limit, and how a loss is settled. */
export interface CoveragePromise {
  readonly code: string;
  readonly title: string;
  readonly limits: readonly {
    readonly code: string;
    readonly title: string;
    readonly per: LimitBasis;
    /** The part of the coverage that is limited; null for all of it. */
    readonly part: string | null;
  }[];
  readonly loss: LossTerms;
}

/** The terms of each coverage, in the order of the manual. */
export const promisesOf = oncePer(({ coverages }: ManualDocument): readonly CoveragePromise[] =>
  coverages.map(coveragePromise),
);

/** The terms of one coverage. Editions filed without terms for losses get the customary order of settlement and no provisions. */
export function coveragePromise(section: CoverageSection): CoveragePromise {
  const { code, title, limits = [] } = section;
  return {
    code,
    title,
    limits: limits.map((limit) => {
      return {
        code: limit.code,
        title: limit.title,
        per: limit.per ?? 'occurrence',
        part: limit.part ?? null,
      };
    }),
    loss: section.loss ?? { settlement: settlementSteps(section), provisions: [], exclusions: [] },
  };
}

/** The steps of settlement that the terms of a coverage require, in the customary order. */
export function settlementSteps({
  limits = [],
  deductible,
  loss,
}: CoverageSection): readonly SettlementStep[] {
  const needed: Readonly<Record<SettlementStep, boolean>> = {
    coinsurance: loss?.coinsurancePercent !== undefined,
    deductible: deductible !== undefined,
    limit: limits.some(({ per }) => per !== 'aggregate'),
    aggregate: limits.some(({ per }) => per === 'aggregate'),
  };
  return SETTLEMENT_STEPS.filter((step) => needed[step]);
}
