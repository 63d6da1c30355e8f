import type { CoverageHeading, CoverageTerms } from '../../rating/index.js';
import type { CoverageInForce } from '../domain/coverage-in-force.js';
import type { ItemIds } from '../domain/risk-items.js';

/** An amount that a coverage pays at most: for each person, for each accident, for the dwelling. US dollars. */
export interface LimitView {
  readonly code: string;
  readonly title: string;
  readonly amount: string;
}

/** What a coverage pays, and what the insured bears of a loss. */
export interface AmountsView {
  readonly limits: readonly LimitView[];
  readonly deductible: string | null;
}

export interface CoverageView extends AmountsView {
  readonly itemId: string | null;
  readonly code: string;
  readonly title: string;
}

/** A coverage that a change touches: null before it for one that is new, null after it for one that ends. */
export interface CoverageChangeView extends Pick<CoverageView, 'itemId' | 'code' | 'title'> {
  readonly before: AmountsView | null;
  readonly after: AmountsView | null;
}

/** What the ledger keeps, with the titles of the manual and in its order, those of one item together. */
export function coveragesOfLedger(
  coverages: readonly CoverageInForce[],
  headings: readonly CoverageHeading[],
): readonly CoverageView[] {
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

/** What a rating says, with ids where it knows only the places of the items. */
export function coveragesOfRating(
  terms: readonly CoverageTerms[],
  itemIds: ItemIds,
): readonly CoverageView[] {
  return terms.map(({ item, ...coverage }) => {
    return { itemId: item === null ? null : (itemIds[item] ?? null), ...coverage };
  });
}

/** What is promised differently, in the order of what comes; what goes stands at the end. */
export function coverageChanges(
  before: readonly CoverageView[],
  after: readonly CoverageView[],
): readonly CoverageChangeView[] {
  const was = new Map(before.map((each) => [keyOf(each), each]));
  const will = new Map(after.map((each) => [keyOf(each), each]));
  return [...new Map([...will, ...was])].flatMap(([key, { itemId, code, title }]) => {
    const change = { before: amountsOf(was.get(key)), after: amountsOf(will.get(key)) };
    const isSame = JSON.stringify(change.before) === JSON.stringify(change.after);
    return isSame ? [] : [{ itemId, code, title, ...change }];
  });
}

function keyOf({ itemId, code }: CoverageView): string {
  return `${code} ${itemId ?? ''}`;
}

function amountsOf(coverage: CoverageView | undefined): AmountsView | null {
  return coverage ? { limits: coverage.limits, deductible: coverage.deductible } : null;
}
