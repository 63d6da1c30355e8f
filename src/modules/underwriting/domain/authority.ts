import { Decimal } from '../../../shared/decimal.js';
import { named } from '../../../shared/named-list.js';

export const COMPARATORS = named('AuthorityComparator', ['any', 'at_most', 'at_least']);
export type Comparator = (typeof COMPARATORS)[number];

/** An authority that the actor holds today for the product and state in question. */
export interface HeldAuthority {
  readonly code: string;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly fourEyes: boolean;
}

/** What needs an approval. */
export interface Approvable {
  readonly authority: string | null;
  readonly value: string | null;
  /** Everybody who took part in what is to be approved; null is the system. */
  readonly broughtBy: readonly (string | null)[];
}

export type AuthorityVerdict = 'granted' | 'missing' | 'own-business';

/** Whether one of the authorities covers the value, and may be used on business of one's own. */
export function verdictOf(
  held: readonly HeldAuthority[],
  issue: Approvable,
  actorId: string | null,
): AuthorityVerdict {
  const reaching = held.filter((one) => one.code === issue.authority && reaches(one, issue.value));
  if (reaching.length === 0) return 'missing';
  return !issue.broughtBy.includes(actorId) || reaching.some(({ fourEyes }) => !fourEyes)
    ? 'granted'
    : 'own-business';
}

/** A rule that measures nothing takes an authority without a limit. */
function reaches({ comparator, value: limit }: HeldAuthority, value: string | null): boolean {
  if (comparator === 'any') return true;
  if (value === null || limit === null) return false;
  const order = Decimal.parse(value).compare(Decimal.parse(limit));
  return comparator === 'at_most' ? order <= 0 : order >= 0;
}
