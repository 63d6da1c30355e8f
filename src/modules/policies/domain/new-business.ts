import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { ChargeKind, Earning } from './ledger.js';

/** A charge as the worksheet of the quote has it. `item` points to the element of the risk that it is for. */
export interface RatedCharge {
  readonly coverage: string;
  readonly item: string | null;
  readonly kind: ChargeKind;
  readonly code: string;
  readonly amount: string;
}

export interface BookedCharge {
  readonly coverage: string;
  readonly itemId: string | null;
  readonly kind: ChargeKind;
  readonly code: string;
  readonly amount: string;
  readonly earning: Earning;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
}

export interface NewBusinessLedger {
  readonly charges: readonly BookedCharge[];
  /** Id of each item by its pointer in the risk, such as `/vehicleInfo/vehicles/0`; it stays with the item from now on. */
  readonly itemIds: Readonly<Record<string, string>>;
}

/** Premium, taxes and discounts are earned day by day; a fee pays for issuing and comes back only if the policy never was. */
const EARNED: Readonly<Record<ChargeKind, Earning>> = {
  premium: 'pro_rata',
  discount: 'pro_rata',
  tax: 'pro_rata',
  rounding: 'pro_rata',
  fee: 'refundable_only_flat',
};

/** The first charges of a term: those of the worksheet over the whole term, so that they add up to the quoted premium. */
export function newBusinessLedger(
  rated: readonly RatedCharge[],
  term: { readonly effective: CalendarDate; readonly expiration: CalendarDate },
  newId: () => string,
): NewBusinessLedger {
  const itemIds: Record<string, string> = {};
  const charges = rated.map(({ coverage, item, kind, code, amount }) => ({
    coverage,
    itemId: item === null ? null : (itemIds[item] ??= newId()),
    kind,
    code,
    amount,
    earning: EARNED[kind],
    effectiveDate: term.effective,
    expirationDate: term.expiration,
  }));
  return { charges, itemIds };
}
