import { createHash } from 'node:crypto';
import type { ChargeLine } from '../../rating/index.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import type { ItemIds, RiskOfTerm, RiskSnapshot } from '../domain/risk-items.js';
import { withItemIds, withoutItemIds } from '../domain/risk-items.js';
import type { TermCharge } from '../domain/term-charge.js';
import type { PolicyTerm } from './ledger.store.js';

/** A risk as rating takes it: rated on the facts of the first day of its term, whenever within it the change is made. */
export function ratedRiskOf(
  {
    productType,
    state,
    effectiveDate,
    termMonths,
  }: Pick<PolicyTerm, 'productType' | 'state' | 'effectiveDate' | 'termMonths'>,
  risk: RiskSnapshot,
): RiskSnapshot {
  const given = Object.fromEntries(Object.entries(risk).filter(([, section]) => section !== null));
  return { productType, state, effectiveDate, termMonths, ...given };
}

/** What a rating costs for a whole term, with ids where rating knows only the places of the items. */
export function termChargesOf(charges: readonly ChargeLine[], itemIds: ItemIds): readonly TermCharge[] {
  return charges.map(({ coverage, item, kind, code, amount }) => ({
    coverage,
    itemId: item === null ? null : (itemIds[item] ?? null),
    kind,
    code,
    // Text of two places and at most fourteen digits: exact.
    cents: Number(amount.replace('.', '')),
  }));
}

/** The reverse, as far as the text says which coverages of which items are charged. */
export function chargesByPlace(
  charges: readonly TermCharge[],
  itemIds: ItemIds,
): readonly Pick<ChargeLine, 'coverage' | 'item' | 'code'>[] {
  const places = new Map(Object.entries(itemIds).map(([pointer, id]) => [id, pointer]));
  return charges.flatMap(({ coverage, itemId, code }) => {
    if (coverage === null || code === null) return [];
    return [{ coverage, item: itemId === null ? null : (places.get(itemId) ?? null), code }];
  });
}

/**
 * The risk of an entry with the ids of its items. In an entry from before all items had ids, an item without one gets an id
 * that follows from the entry and the item's place, so that every reader of the ledger gives the same.
 */
export function identified({
  id,
  snapshot,
  details,
}: Pick<LedgerEntry, 'id' | 'snapshot' | 'details'>): RiskSnapshot {
  return withItemIds(snapshot, details.itemIds ?? {}, (pointer) => derivedId(`${id} ${pointer}`));
}

/** The risk of an entry as rating takes it, and the ids of its items. */
export function riskOf(entry: Pick<LedgerEntry, 'id' | 'snapshot' | 'details'>): RiskOfTerm {
  return withoutItemIds(identified(entry));
}

/** RFC 9562 section 5.8: an id of our own making, here from a hash. */
function derivedId(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
