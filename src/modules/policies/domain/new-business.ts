import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Earning, ChargeKind } from './ledger.js';

/** A charge as the worksheet of the quote has it. */
export interface RatedCharge {
  readonly coverage: string | null;
  readonly itemId: string | null;
  readonly kind: ChargeKind;
  readonly code: string | null;
  readonly amount: string;
}

export interface BookedCharge extends RatedCharge {
  readonly earning: Earning;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
}

/** Premium, taxes and discounts are earned day by day; a fee pays for issuing and comes back only when the policy never was. */
const EARNED: Readonly<Record<ChargeKind, Earning>> = {
  premium: 'pro_rata',
  discount: 'pro_rata',
  tax: 'pro_rata',
  rounding: 'pro_rata',
  fee: 'refundable_only_flat',
};

/** The first charges of a term: those of the worksheet, over the whole term, so that they add up to the quoted premium. */
export function newBusinessCharges(
  rated: readonly RatedCharge[],
  effectiveDate: CalendarDate,
  expirationDate: CalendarDate,
): readonly BookedCharge[] {
  return rated.map((charge) => ({ ...charge, earning: EARNED[charge.kind], effectiveDate, expirationDate }));
}
