import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { LedgerChargeKind, Earning } from './ledger.js';

/** What a charge is for; two charges of one line add up. */
export interface ChargeLineKey {
  readonly coverage: string | null;
  readonly itemId: string | null;
  readonly kind: LedgerChargeKind;
  readonly code: string | null;
}

/** A line of a rating: what it would cost for the whole rated term, in cents. */
export interface TermCharge extends ChargeLineKey {
  readonly cents: number;
}

/** A line as it is booked: what it costs over [effectiveDate, expirationDate), in cents. */
export interface DatedCharge extends ChargeLineKey {
  readonly earning: Earning;
  readonly cents: number;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
}

/** Premium, taxes and discounts are earned day by day; a fee pays for issuing and comes back only if the policy never was. */
export const EARNED: Readonly<Record<LedgerChargeKind, Earning>> = {
  premium: 'pro_rata',
  discount: 'pro_rata',
  tax: 'pro_rata',
  rounding: 'pro_rata',
  fee: 'refundable_only_flat',
};

/** One text per line, for finding it again. */
export function lineOf({ coverage, itemId, kind, code }: ChargeLineKey): string {
  return JSON.stringify([coverage, itemId, kind, code]);
}

export function totalCents(charges: readonly { readonly cents: number }[]): number {
  return charges.reduce((sum, { cents }) => sum + cents, 0);
}
