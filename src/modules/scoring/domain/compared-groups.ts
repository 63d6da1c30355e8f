import type { QuoteCharacteristics } from './variables.js';
import { ages, edge, numberIn, textIn } from './variables.js';

/** Characteristics that a bias report compares: only what quotes state, without guesses at anything else. */
export const GROUP_COMPARISONS = ['ageBand', 'sex', 'territory', 'zip3', 'state'] as const;
export type GroupComparison = (typeof GROUP_COMPARISONS)[number];

/** The groups of a quote; a characteristic that the quote does not state is left out. */
export function comparedGroups(
  quote: QuoteCharacteristics,
): Readonly<Partial<Record<GroupComparison, string>>> {
  const age = edge(ages(quote), Math.min) ?? numberIn(quote.lifeInfo, 'issueAge');
  const groups = {
    ageBand: age === null ? null : ageBand(age),
    sex: textIn(quote.lifeInfo, 'sex'),
    territory: textIn(quote.propertyInfo, 'territory'),
    zip3: quote.zipCode.slice(0, 3),
    state: quote.state,
  };
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => group !== null));
}

/** The law against age discrimination in employment begins at forty; the other two limits are customary among insurers. */
const AGE_BANDS = ['under 25', '25 to 39', '40 to 64', '65 and over'] as const;

function ageBand(age: number): (typeof AGE_BANDS)[number] {
  if (age < 25) return 'under 25';
  if (age < 40) return '25 to 39';
  return age < 65 ? '40 to 64' : '65 and over';
}

/** Age bands in order of age, other groups by name. */
export function inOrder<G extends { readonly group: string }>(groups: readonly G[]): readonly G[] {
  const place = ({ group }: G): number => AGE_BANDS.findIndex((band) => band === group);
  return groups.toSorted((one, other) => place(one) - place(other) || (one.group < other.group ? -1 : 1));
}
