import { named } from '../../../shared/named-list.js';

/**
 * `prepared`: not offered yet; `referred`: to an underwriter; `blocked`: cannot be rated at present; `offered`. It ends
 * `bound`, `lapsed`, `withdrawn` by the insured, or `non_renewed` by the insurer.
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

/** Statuses that still depend on the calendar and on the ending term; the job looks after them. */
export const OPEN_RENEWALS = ['prepared', 'referred', 'blocked', 'offered'] as const;

/** The statuses in which each change is allowed; the change itself decides on the next status. */
const FROM = {
  rate: [...OPEN_RENEWALS, 'withdrawn'],
  approve: ['referred'],
  withdraw: OPEN_RENEWALS,
  lapse: OPEN_RENEWALS,
  /** A lapsed renewal can be bound late by somebody who may back-date cover. */
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
