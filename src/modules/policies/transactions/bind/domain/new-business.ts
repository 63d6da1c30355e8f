import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import { Money } from '../../../../../shared/money.js';
import type { LedgerChargeKind } from '../../../domain/ledger.js';
import type { ItemIds, RiskSnapshot } from '../../../domain/risk-items.js';
import { withItemIds, withoutItemIds } from '../../../domain/risk-items.js';
import type { DatedCharge } from '../../../domain/term-charge.js';
import { EARNED } from '../../../domain/term-charge.js';

/** A charge as the worksheet of the quote has it. `item` points to the element of the risk that it is for. */
export interface RatedCharge {
  readonly coverage: string;
  readonly item: string | null;
  readonly kind: LedgerChargeKind;
  readonly code: string;
  readonly amount: string;
}

export interface NewBusinessLedger {
  readonly charges: readonly DatedCharge[];
  readonly itemIds: ItemIds;
}

/**
 * The first charges of a term: those of the worksheet over the days that it is for, so that they add up to the quoted
 * premium. Every element of a list of the risk gets its id here, and keeps it.
 */
export function newBusinessLedger(
  rated: readonly RatedCharge[],
  risk: RiskSnapshot,
  term: { readonly effective: CalendarDate; readonly expiration: CalendarDate },
  newId: () => string,
): NewBusinessLedger {
  const { itemIds } = withoutItemIds(withItemIds(risk, {}, () => newId()));
  const charges = rated.map(({ coverage, item, kind, code, amount }) => ({
    coverage,
    itemId: item === null ? null : (itemIds[item] ?? null),
    kind,
    code,
    cents: Money.parse(amount).cents,
    earning: EARNED[kind],
    effectiveDate: term.effective,
    expirationDate: term.expiration,
  }));
  return { charges, itemIds };
}
