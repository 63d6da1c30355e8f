import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { ExactInteger } from '../../../shared/exact-integer.js';
import { add, multiply } from '../../../shared/exact-integer.js';
import { divideRounded } from '../../../shared/rounding.js';
import type { DayCount } from './day-count.js';
import { daysIn } from './day-count.js';
import type { DatedCharge, TermCharge } from './term-charge.js';
import { EARNED, lineOf } from './term-charge.js';

/** From a day on the term costs this, for a whole rated term; a layer without charges is a span without cover. */
export interface Layer {
  readonly from: CalendarDate;
  readonly charges: readonly TermCharge[];
}

/** The days for which charges of a whole term are rated: the term itself, or one year of a longer one. */
export interface RatedTerm {
  readonly effective: CalendarDate;
  readonly expiration: CalendarDate;
  /** The first day without cover, where the last year of a term is no full one. */
  readonly endsOn?: CalendarDate;
  readonly dayCount: DayCount;
}

/**
 * What each layer costs over its days. It is the cost from inception that is rounded, half up to the cent, at every
 * boundary of two layers; a span costs the difference of two such amounts. So what a term costs in the end follows from
 * its layers alone, in whatever order they were entered. Each line is rounded on its own, and what the lines then differ
 * from the rounded whole is a line of its own, of kind `rounding` and code `proration`.
 *
 * Layers come in order of their days, the first from the first day of the term; of two on one day the later one counts.
 */
export function prorated(term: RatedTerm, layers: readonly Layer[]): readonly DatedCharge[] {
  const spans = spansOf(term, layers);
  return [...dailyCharges(term, spans), ...fees(term, spans)];
}

interface Span extends Layer {
  readonly to: CalendarDate;
}

function spansOf(term: RatedTerm, layers: readonly Layer[]): readonly Span[] {
  const { endsOn = term.expiration } = term;
  const kept = layers.filter(({ from }, index) => layers[index + 1]?.from !== from && from < endsOn);
  return kept.map((layer, index) => ({ ...layer, to: kept[index + 1]?.from ?? endsOn }));
}

interface Running {
  readonly charge: TermCharge;
  /** Cents times days from inception, exact. */
  exact: ExactInteger;
  rounded: number;
}

function dailyCharges(term: RatedTerm, spans: readonly Span[]): readonly DatedCharge[] {
  const termDays = daysIn(term.effective, term.expiration, term.dayCount);
  const lines = new Map<string, Running>();
  const charges: DatedCharge[] = [];
  let roundedDifference = 0;
  for (const { from, to, charges: rated } of spans) {
    const days = daysIn(from, to, term.dayCount);
    const touched = new Set<Running>();
    for (const charge of rated) {
      if (charge.kind === 'fee') continue;
      const key = lineOf(charge);
      const running = lines.get(key) ?? { charge, exact: 0, rounded: 0 };
      lines.set(key, running);
      running.exact = add(running.exact, multiply(charge.cents, days));
      touched.add(running);
    }
    for (const running of touched) {
      const rounded = wholeCents(running.exact, termDays);
      charges.push(dated(running.charge, rounded - running.rounded, from, to));
      running.rounded = rounded;
    }
    const difference = roundingDifference(lines.values(), termDays);
    if (difference !== roundedDifference)
      charges.push(dated(PRORATION, difference - roundedDifference, from, to));
    roundedDifference = difference;
  }
  return charges;
}

const PRORATION = { coverage: null, itemId: null, kind: 'rounding', code: 'proration' } as const;

/** Premium and discounts from inception up to a day, in cents times days of the rated term: exact, so that it is rounded once. */
export function premiumCentDays(
  term: RatedTerm,
  layers: readonly Layer[],
  until: CalendarDate,
): ExactInteger {
  let exact: ExactInteger = 0;
  for (const { from, to, charges } of spansOf(term, layers)) {
    if (from >= until) break;
    const days = daysIn(from, to < until ? to : until, term.dayCount);
    for (const { kind, cents } of charges)
      if (kind !== 'fee' && kind !== 'tax') exact = add(exact, multiply(cents, days));
  }
  return exact;
}

/** By how much the rounded whole differs from the sum of the rounded lines. */
function roundingDifference(lines: Iterable<Running>, termDays: number): number {
  let exact: ExactInteger = 0;
  let rounded = 0;
  for (const line of lines) {
    exact = add(exact, line.exact);
    rounded += line.rounded;
  }
  return wholeCents(exact, termDays) - rounded;
}

function wholeCents(centDays: ExactInteger, days: number): number {
  return Number(divideRounded(centDays, days, 'half-up'));
}

/** A fee is charged once, at the most that any layer asks for it, and no later change gives it back. */
function fees(term: RatedTerm, spans: readonly Span[]): readonly DatedCharge[] {
  const charged = new Map<string, number>();
  const charges: DatedCharge[] = [];
  for (const { from, charges: rated } of spans) {
    for (const charge of rated) {
      if (charge.kind !== 'fee') continue;
      const before = charged.get(lineOf(charge)) ?? 0;
      if (charge.cents <= before) continue;
      charges.push(dated(charge, charge.cents - before, from, term.endsOn ?? term.expiration));
      charged.set(lineOf(charge), charge.cents);
    }
  }
  return charges;
}

function dated(
  { coverage, itemId, kind, code }: Omit<TermCharge, 'cents'>,
  cents: number,
  effectiveDate: CalendarDate,
  expirationDate: CalendarDate,
): DatedCharge {
  return { coverage, itemId, kind, code, earning: EARNED[kind], cents, effectiveDate, expirationDate };
}
