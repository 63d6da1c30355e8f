import { named } from '../../../shared/named-list.js';

export const QUOTE_STATUSES = named('QuoteStatus', [
  'draft',
  'calculating',
  'quoted',
  'expired',
  'bound',
  'declined',
]);
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/**
 * Which status may follow which. `bound`, `expired` and `declined` are final: a new price is a new version of the quote.
 * `calculating` is kept for groups that are rated in the background; today every group is rated at once, and none is ever
 * `calculating`. A trigger of the table knows the same ways.
 */
export const NEXT_STATUSES: Readonly<Record<QuoteStatus, readonly QuoteStatus[]>> = {
  draft: ['calculating', 'quoted', 'declined', 'expired'],
  calculating: ['draft', 'quoted', 'declined'],
  quoted: ['bound', 'expired', 'declined'],
  expired: [],
  bound: [],
  declined: [],
};

/** Why a quote came to its end without being bound or declined. */
export const EXPIRED_REASONS = named('QuoteExpiredReason', ['lapsed', 'superseded', 'alternative_bound']);
export type ExpiredReason = (typeof EXPIRED_REASONS)[number];

export function quoteMayBecome(from: QuoteStatus, to: QuoteStatus): boolean {
  return NEXT_STATUSES[from].includes(to);
}

/** Statuses that end with the validity of the price. */
export const ENDS_WITH_VALIDITY = ['draft', 'quoted'] as const satisfies readonly QuoteStatus[];

export interface StoredStatus {
  readonly status: QuoteStatus;
  readonly expiredReason: ExpiredReason | null;
  /** Null for a draft that has no price yet: there is nothing to hold. */
  readonly expiresAt: Date | null;
}

/** The status at a moment: reads are right even when the job that writes `expired` has not run. */
export function statusAt(
  { status, expiredReason, expiresAt }: StoredStatus,
  now: Date,
): Pick<StoredStatus, 'status' | 'expiredReason'> {
  const ends = (ENDS_WITH_VALIDITY as readonly QuoteStatus[]).includes(status);
  return ends && expiresAt !== null && expiresAt <= now
    ? { status: 'expired', expiredReason: 'lapsed' }
    : { status, expiredReason };
}
