import type { CoverageHeading, CoverageTerms } from '../../rating/index.js';
import type { CoverageInForce } from '../domain/coverage-in-force.js';
import type { ItemIds } from '../domain/risk-items.js';
import type { AmountsResponse, CoverageResponse, CoverageChangeResponse } from './coverages.dto.js';

/** The coverages of the ledger with the titles of the manual and in its order; those of one item stand together. */
export function coveragesOfLedger(
  coverages: readonly CoverageInForce[],
  headings: readonly CoverageHeading[],
): readonly CoverageResponse[] {
  const items = [...new Set(coverages.map(({ itemId }) => itemId ?? ''))].sort();
  return items.flatMap((item) =>
    headings.flatMap(({ code, title, limits }) =>
      coverages
        .filter((each) => each.code === code && (each.itemId ?? '') === item)
        .map(({ itemId, limits: amounts, deductible }) => ({
          itemId,
          code,
          title,
          limits: limits.flatMap((limit) => {
            const amount = amounts[limit.code];
            return amount === undefined ? [] : [{ ...limit, amount }];
          }),
          deductible,
        })),
    ),
  );
}

/** The coverages of a rating, with item ids where rating has positions. */
export function coveragesOfRating(
  terms: readonly CoverageTerms[],
  itemIds: ItemIds,
): readonly CoverageResponse[] {
  return terms.map(({ item, ...coverage }) => {
    return { itemId: item === null ? null : (itemIds[item] ?? null), ...coverage };
  });
}

/** The coverages that differ, in the order of the new ones; those that are removed come last. */
export function coverageChanges(
  before: readonly CoverageResponse[],
  after: readonly CoverageResponse[],
): readonly CoverageChangeResponse[] {
  const was = new Map(before.map((each) => [keyOf(each), each]));
  const will = new Map(after.map((each) => [keyOf(each), each]));
  return [...new Map([...will, ...was])].flatMap(([key, { itemId, code, title }]) => {
    const change = { before: amountsOf(was.get(key)), after: amountsOf(will.get(key)) };
    const isSame = JSON.stringify(change.before) === JSON.stringify(change.after);
    return isSame ? [] : [{ itemId, code, title, ...change }];
  });
}

function keyOf({ itemId, code }: CoverageResponse): string {
  return `${code} ${itemId ?? ''}`;
}

function amountsOf(coverage: CoverageResponse | undefined): AmountsResponse | null {
  return coverage ? { limits: coverage.limits, deductible: coverage.deductible } : null;
}
