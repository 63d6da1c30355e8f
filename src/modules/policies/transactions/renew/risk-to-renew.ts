import type { ItemIds, RiskSnapshot } from '../../domain/risk-items.js';
import { ratedRiskOf, riskOf } from '../../ledger/rated-change.js';
import { policyError } from '../../policies.errors.js';
import type { TermDates } from './domain/next-term.js';
import type { EndingTerm } from './ending-term.queries.js';

export interface RiskToRenew {
  readonly risk: RiskSnapshot;
  readonly itemIds: ItemIds;
  /** As rating takes it, for the days of the next term. */
  readonly rated: RiskSnapshot;
}

/** What is insured on the last day of a term, and so by the next one. */
export function riskToRenew({ last, ...term }: EndingTerm, next: TermDates): RiskToRenew {
  if (!last) throw policyError('policies.not-in-force');
  const { id, snapshot, itemIds } = last;
  const { snapshot: risk, itemIds: known } = riskOf({ id, snapshot, details: { itemIds: itemIds ?? {} } });
  return { risk, itemIds: known, rated: ratedRiskOf({ ...term, ...next }, risk) };
}
