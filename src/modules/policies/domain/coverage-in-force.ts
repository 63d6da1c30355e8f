import type { CoverageTerms } from '../../rating/index.js';
import type { ItemIds } from './risk-items.js';

/** What a coverage promises from an entry's day on: what a claim within the term is measured by. */
export interface CoverageInForce {
  readonly itemId: string | null;
  readonly code: string;
  /** US dollars, by the code of the limit. */
  readonly limits: Readonly<Record<string, string>>;
  readonly deductible: string | null;
}

/** The coverages of a rating, with ids where rating knows only the places of the items. */
export function coveragesInForce(
  terms: readonly CoverageTerms[],
  itemIds: ItemIds,
): readonly CoverageInForce[] {
  return terms.map(({ code, item, limits, deductible }) => ({
    itemId: item === null ? null : (itemIds[item] ?? null),
    code,
    limits: Object.fromEntries(limits.map((limit) => [limit.code, limit.amount])),
    deductible,
  }));
}
