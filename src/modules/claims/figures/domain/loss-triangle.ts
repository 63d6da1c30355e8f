import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Money } from '../../../../shared/money.js';
import { named } from '../../../../shared/named-list.js';

export const TRIANGLE_STEPS = named('TriangleStep', ['year', 'quarter']);
export type TriangleStep = (typeof TRIANGLE_STEPS)[number];

/** What was booked in one period for the losses of one. Periods are numbered one after the other: years, or year times four. */
export interface PeriodOfBooking {
  readonly loss: number;
  readonly booked: number;
  readonly reported: number;
  readonly paid: string;
  readonly incurred: string;
}

export interface TriangleCell {
  /** In periods: what was known at the end of the period of loss is 1. */
  readonly age: number;
  readonly reported: number;
  readonly paid: string;
  readonly incurred: string;
}

export interface TrianglePeriod {
  readonly lossYear: number;
  /** Null where periods are years. */
  readonly lossQuarter: number | null;
  readonly cells: readonly TriangleCell[];
}

/** How the claims of each period of loss have developed: everything known up to the end of each period since, added up. */
export function lossTriangle(
  rows: readonly PeriodOfBooking[],
  by: TriangleStep,
  today: CalendarDate,
): readonly TrianglePeriod[] {
  const current = periodOf(by, today);
  return [...Map.groupBy(rows, ({ loss }) => loss)]
    .toSorted(([a], [b]) => a - b)
    .map(([loss, ofPeriod]) => {
      const ages = Array.from({ length: Math.max(1, current - loss + 1) }, (_, index) => index + 1);
      const cells = ages.map((age) => {
        const known = ofPeriod.filter(({ booked }) => booked < loss + age);
        const sum = (of: (row: PeriodOfBooking) => string): string =>
          Money.sum(known.map((row) => Money.parse(of(row)))).toString();
        return {
          age,
          reported: known.reduce((all, { reported }) => all + reported, 0),
          paid: sum(({ paid }) => paid),
          incurred: sum(({ incurred }) => incurred),
        };
      });
      return by === 'year'
        ? { lossYear: loss, lossQuarter: null, cells }
        : { lossYear: Math.floor(loss / 4), lossQuarter: (loss % 4) + 1, cells };
    });
}

function periodOf(by: TriangleStep, day: CalendarDate): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return by === 'year' ? year : year * 4 + Math.ceil(month / 3) - 1;
}
