import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { NewEntry } from './ledger-entry.js';
import { yearsCharged } from './policy-years.js';
import type { Layer, RatedTerm } from './proration.js';
import { prorated } from './proration.js';
import { retainedCents } from './retention.js';
import type { DatedCharge, TermCharge } from './term-charge.js';

/** A live entry as far as its price goes: with what its risk costs for a whole term. */
export interface PricedEntry extends Pick<NewEntry, 'kind' | 'effectiveOn' | 'snapshot' | 'details'> {
  readonly termCharges: readonly TermCharge[];
}

/**
 * What the entries, in the order of their days, make the term cost: by day, by line, to the cent. Each of its years that
 * is charged by now is prorated and rounded for itself, so that what a year costs does not move with a later one.
 */
export function chargesOf(
  years: readonly RatedTerm[],
  entries: readonly PricedEntry[],
): readonly DatedCharge[] {
  const charged = years.slice(0, yearsCharged(entries));
  const layers = layersOf(entries);
  const charges = charged.flatMap((year) => prorated(year, layersIn(year, layers)));
  const last = entries.at(-1);
  if (last?.kind !== 'cancellation') return charges;
  const { effectiveOn, details } = last;
  // A policy that is refunded flat costs nothing, whatever day cover ended.
  if (details.refundMethod === 'flat') return [];
  // On an anniversary it is the year before that ends: of the new one nothing has begun.
  const year = charged.findLast(({ effective }) => effective < effectiveOn) ?? charged[0];
  if (!year) return charges;
  const before = layersIn(year, layersOf(entries.slice(0, -1)));
  const cents = retainedCents(year, before, effectiveOn, details.refundMethod ?? 'pro_rata');
  return cents === 0 ? charges : [...charges, retention(effectiveOn, cents)];
}

export const RETENTION_CODE = 'short-rate';

/** Kept on a short-rate cancellation: earned at once, on the day on which cover ends. */
function retention(on: CalendarDate, cents: number): DatedCharge {
  return {
    coverage: null,
    itemId: null,
    kind: 'premium',
    code: RETENTION_CODE,
    earning: 'fully_earned',
    cents,
    effectiveDate: on,
    expirationDate: addDays(on, 1),
  };
}

function layersOf(entries: readonly PricedEntry[]): readonly Layer[] {
  let charges: readonly TermCharge[] = [];
  return entries.map((entry) => {
    if (entry.kind === 'cancellation') return { from: entry.effectiveOn, charges: [] };
    if (entry.kind !== 'reinstatement' && entry.kind !== 'anniversary') charges = entry.termCharges;
    return { from: entry.effectiveOn, charges };
  });
}

/** The layers of one year: the one in which it begins, and those that begin within it. */
function layersIn({ effective, expiration }: RatedTerm, layers: readonly Layer[]): readonly Layer[] {
  const first = layers.findLast(({ from }) => from <= effective);
  const within = layers.filter(({ from }) => effective < from && from < expiration);
  return first ? [{ ...first, from: effective }, ...within] : within;
}

/** The first day without cover, when a cancellation has ended it; null while it goes on. */
export function endOfCover(entries: readonly Pick<NewEntry, 'kind' | 'effectiveOn'>[]): CalendarDate | null {
  const last = entries.at(-1);
  return last?.kind === 'cancellation' ? last.effectiveOn : null;
}

/** Whether there is cover on a day of the term: not before it, and not in the gap that a reinstatement with lapse leaves. */
export function isCovered(
  entries: readonly Pick<NewEntry, 'kind' | 'effectiveOn'>[],
  on: CalendarDate,
): boolean {
  const last = entries.findLast(({ effectiveOn }) => effectiveOn <= on);
  return last !== undefined && last.kind !== 'cancellation';
}
