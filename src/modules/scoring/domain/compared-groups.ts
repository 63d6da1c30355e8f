import type { QuoteCharacteristics } from './variables.js';
import { ages, edge, numberIn, textIn } from './variables.js';

/** By what a bias report compares people: what quotes really say, and no guess at what they do not. */
export const GROUP_COMPARISONS = ['ageBand', 'sex', 'territory', 'zip3', 'state'] as const;
export type GroupComparison = (typeof GROUP_COMPARISONS)[number];

/** The groups that a quote falls into; one that it says nothing of is left out. */
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

/** Forty is where the law against age discrimination in employment begins; insurers use the other two as a matter of habit. */
const AGE_BANDS = ['under 25', '25 to 39', '40 to 64', '65 and over'] as const;

function ageBand(age: number): (typeof AGE_BANDS)[number] {
  if (age < 25) return 'under 25';
  if (age < 40) return '25 to 39';
  return age < 65 ? '40 to 64' : '65 and over';
}

/** Ages in their order, all other groups by name. */
export function inOrder<G extends { readonly group: string }>(groups: readonly G[]): readonly G[] {
  const place = ({ group }: G): number => AGE_BANDS.findIndex((band) => band === group);
  return groups.toSorted((one, other) => place(one) - place(other) || (one.group < other.group ? -1 : 1));
}
