import { named } from '../../../shared/named-list.js';

/**
 * Prepared, and not yet offered; referred to an underwriter; blocked, because it cannot be rated, until it can; offered.
 * It ends bound, lapsed, withdrawn by the insured, or not renewed by the insurer.
 */
export const RENEWAL_STATUSES = named('RenewalStatus', [
  'prepared',
  'referred',
  'blocked',
  'offered',
  'bound',
  'lapsed',
  'withdrawn',
  'non_renewed',
]);
export type RenewalStatus = (typeof RENEWAL_STATUSES)[number];

/** What may still become of it depends on the days and on the term that ends: the job looks after these. */
export const OPEN_RENEWALS = ['prepared', 'referred', 'blocked', 'offered'] as const;

/** The statuses in which each change is allowed. Which status follows, the change decides. */
const FROM = {
  rate: [...OPEN_RENEWALS, 'withdrawn'],
  approve: ['referred'],
  withdraw: OPEN_RENEWALS,
  lapse: OPEN_RENEWALS,
  /** One that has lapsed can still be bound late, by whoever may begin cover in the past. */
  bind: ['offered', 'lapsed'],
  'non-renew': [...OPEN_RENEWALS, 'withdrawn'],
  'renew-after-all': ['non_renewed'],
} as const satisfies Readonly<Record<string, readonly RenewalStatus[]>>;

export type RenewalChange = keyof typeof FROM;

export function allows(change: RenewalChange, status: RenewalStatus): boolean {
  const from: readonly RenewalStatus[] = FROM[change];
  return from.includes(status);
}

export function isOpen(status: RenewalStatus): boolean {
  return (OPEN_RENEWALS as readonly RenewalStatus[]).includes(status);
}
