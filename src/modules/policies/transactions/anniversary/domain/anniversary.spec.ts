import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import { addDays, addMonths, daysBetween } from '../../../../../shared/calendar-date.js';
import type { PricedNewEntry } from '../../../domain/entries-to-book.js';
import { around, entriesToBook, priced } from '../../../domain/entries-to-book.js';
import type { LedgerEntry } from '../../../domain/ledger-entry.js';
import { firstYearOf, policyYearsOf } from '../../../domain/policy-years.js';
import type { RefundMethod } from '../../../domain/retention.js';
import type { TermCharge } from '../../../domain/term-charge.js';
import { totalCents } from '../../../domain/term-charge.js';
import { anniversary } from './anniversary.js';

const BEGAN = '2026-03-01';
const THREE_YEARS = { effectiveDate: BEGAN, expirationDate: '2029-03-01', termMonths: 36 };

function premium(cents: number): readonly TermCharge[] {
  return [{ coverage: 'term-life', itemId: null, kind: 'premium', code: 'base', cents }];
}

const FEE: TermCharge = { coverage: null, itemId: null, kind: 'fee', code: 'policy-charge', cents: 2_500 };

function entry(
  kind: LedgerEntry['kind'],
  effectiveOn: CalendarDate,
  termCharges: readonly TermCharge[],
  refundMethod?: RefundMethod,
): PricedNewEntry {
  return {
    kind,
    effectiveOn,
    reverses: null,
    snapshot: {},
    worksheetId: null,
    details: refundMethod ? { refundMethod } : {},
    termCharges,
  };
}

/** The ledger of a long term, as the store would keep it. */
class Book {
  readonly entries: LedgerEntry[] = [];
  private readonly years;

  constructor(opening: readonly TermCharge[], term = THREE_YEARS) {
    this.years = policyYearsOf(term, 'actual');
    this.change('new_business', term.effectiveDate, opening);
  }

  change(
    kind: LedgerEntry['kind'],
    on: CalendarDate,
    charges: readonly TermCharge[],
    method?: RefundMethod,
  ): this {
    const booking = entry(kind, on, charges, method);
    const { later } = around(this.entries, booking);
    const again = kind === 'cancellation' ? [] : later;
    const rebooked = again.map((each) => ({ ...booking, ...each, ...priced(each), reverses: null }));
    return this.append(entriesToBook(this.years, this.entries, booking, rebooked));
  }

  nextYear(): this {
    return this.append(anniversary(this.years, this.entries)?.bookings ?? []);
  }

  get cents(): number {
    return totalCents(this.entries.flatMap(({ charges }) => charges));
  }

  private append(booked: readonly Omit<LedgerEntry, 'id' | 'sequence'>[]): this {
    for (const each of booked)
      this.entries.push({ ...each, id: String(this.entries.length + 1), sequence: this.entries.length + 1 });
    return this;
  }
}

describe('the years of a term', () => {
  it('are one of up to twelve months, and one for each begun year of a longer one', () => {
    expect(
      policyYearsOf({ effectiveDate: BEGAN, expirationDate: '2026-09-01', termMonths: 6 }, 'actual'),
    ).toEqual([{ effective: BEGAN, expiration: '2026-09-01', dayCount: 'actual' }]);
    expect(policyYearsOf(THREE_YEARS, 'actual').map(({ effective }) => effective)).toEqual([
      '2026-03-01',
      '2027-03-01',
      '2028-03-01',
    ]);
    const eighteen = { effectiveDate: BEGAN, expirationDate: '2027-09-01', termMonths: 18 };
    expect(policyYearsOf(eighteen, 'actual')[1]).toMatchObject({
      expiration: '2028-03-01',
      endsOn: '2027-09-01',
    });
  });

  it('come back to February 29 in leap years', () => {
    const term = { effectiveDate: '2028-02-29', expirationDate: '2033-02-28', termMonths: 60 };
    expect(policyYearsOf(term, 'actual').map(({ expiration }) => expiration)).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
      '2033-02-28',
    ]);
    expect(firstYearOf(term, 'actual').effective).toBe('2028-02-29');
  });
});

describe('an anniversary', () => {
  it('charges the next year at the level premium, with its yearly charge, and stops with the term', () => {
    const book = new Book([...premium(38_800), FEE]);
    expect(book.cents).toBe(41_300);
    expect(book.nextYear().cents).toBe(2 * 41_300);
    expect(book.nextYear().cents).toBe(3 * 41_300);
    expect(book.nextYear().entries).toHaveLength(3);
  });

  it('charges only the days of a last year that is no full one', () => {
    const book = new Book(premium(36_500), {
      effectiveDate: BEGAN,
      expirationDate: '2027-09-01',
      termMonths: 18,
    });
    // 184 of the 366 days from March 2027 to March 2028.
    expect(book.nextYear().cents).toBe(36_500 + Math.round((36_500 * 184) / 366));
  });

  it('charges a change of the year before for the days after it in both years', () => {
    const book = new Book(premium(36_500)).change('endorsement', '2026-09-01', premium(73_000));
    const first = Math.round((36_500 * 184 + 73_000 * 181) / 365);
    expect(book.cents).toBe(first);
    // 2027 to 2028 has a February 29: a year costs the same, however many days it has.
    expect(book.nextYear().cents).toBe(first + 73_000);
  });

  it('is taken back by a cancellation before it, and costs nothing by one on its day', () => {
    expect(
      new Book(premium(36_500)).nextYear().change('cancellation', '2027-02-28', [], 'pro_rata').cents,
    ).toBe(36_400);
    expect(new Book(premium(36_500)).nextYear().change('cancellation', '2027-03-01', [], 'none').cents).toBe(
      36_500,
    );
    const within = new Book(premium(36_600))
      .nextYear()
      .change('cancellation', '2027-03-11', [], 'ninety_percent');
    expect(within.cents).toBe(36_600 + 1_000 + 3_560);
    expect(within.nextYear().cents).toBe(within.cents);
  });

  it('of a year that began in a lapse is booked on the day on which cover goes on', () => {
    const book = new Book(premium(36_500)).change('cancellation', '2027-01-01', [], 'pro_rata');
    const before = book.cents;
    expect(book.nextYear().cents).toBe(before);
    book.change('reinstatement', '2027-06-01', []);
    expect(book.cents).toBe(before);
    book.nextYear();
    expect(book.entries.at(-1)).toMatchObject({ kind: 'anniversary', effectiveOn: '2027-06-01' });
    expect(book.cents).toBe(before + Math.round((36_500 * daysBetween('2027-06-01', '2028-03-01')) / 366));
  });

  it('comes to the same before and after any changes of the term', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 1095 }), fc.integer({ min: 0, max: 500_000 }));
    const changes = fc.uniqueArray(change, { maxLength: 6, selector: ([days]) => days });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), changes, (opening, list) => {
        const [early, late] = [new Book(premium(opening)), new Book(premium(opening))];
        early.nextYear().nextYear();
        for (const [days, cents] of list) {
          early.change('endorsement', addDays(BEGAN, days), premium(cents));
          late.change('endorsement', addDays(BEGAN, days), premium(cents));
        }
        late.nextYear().nextYear();
        expect(late.cents).toBe(early.cents);

        const ordered = list.toSorted(([a], [b]) => a - b);
        const priceOn = (day: CalendarDate): number =>
          ordered.findLast(([days]) => addDays(BEGAN, days) <= day)?.[1] ?? opening;
        const naive = [0, 1, 2].map((year) => {
          const [from, to] = [addMonths(BEGAN, 12 * year), addMonths(BEGAN, 12 * (year + 1))];
          const days = daysBetween(from, to);
          const sum = Array.from({ length: days }, (_, n) => priceOn(addDays(from, n))).reduce(
            (a, b) => a + b,
          );
          return Math.floor((2 * sum + days) / (2 * days));
        });
        expect(early.cents).toBe(naive.reduce((a, b) => a + b));
      }),
      { numRuns: 60 },
    );
  });
});
