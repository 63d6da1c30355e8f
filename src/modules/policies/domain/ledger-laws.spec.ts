import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { PricedNewEntry } from './entries-to-book.js';
import { around, entriesToBook, priced } from './entries-to-book.js';
import type { LedgerEntry } from './ledger-entry.js';
import { pricingEntries } from './ledger-entry.js';
import type { RefundMethod } from './retention.js';
import { REFUND_METHODS } from './retention.js';
import type { TermCharge } from './term-charge.js';
import { totalCents } from './term-charge.js';
import { chargesOf } from './timeline.js';

const TERM = { effective: '2017-01-01', expiration: '2018-01-01', dayCount: 'actual' } as const;
const YEARS = [TERM];

function line(cents: number, code = 'liability', kind: TermCharge['kind'] = 'premium'): TermCharge {
  return { coverage: 'auto', itemId: null, kind, code, cents };
}

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

/** A ledger to which entries are booked one after the other, as the store would keep them. */
class Book {
  readonly entries: LedgerEntry[] = [];

  constructor(opening: readonly TermCharge[]) {
    this.add(entry('new_business', TERM.effective, opening));
  }

  add(booking: PricedNewEntry): this {
    const { later } = around(this.entries, booking);
    const again = later.map((each) => ({ ...booking, ...each, ...priced(each), reverses: null }));
    for (const each of entriesToBook(YEARS, this.entries, booking, again))
      this.entries.push({ ...each, id: String(this.entries.length + 1), sequence: this.entries.length + 1 });
    return this;
  }

  get cents(): number {
    return totalCents(this.entries.flatMap(({ charges }) => charges));
  }
}

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays(TERM.effective, days));
const rating = fc
  .tuple(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: -50_000, max: 500_000 }))
  .map(([one, other]) => [line(one), line(other, 'collision')]);
const changes = fc.uniqueArray(fc.tuple(day, rating), { maxLength: 6, selector: ([on]) => on });

describe('published mid-term changes', () => {
  it('365 a year, 730 from May 3 on: 608; then 1,095 from September 2 on: 729', () => {
    const book = new Book([line(36_500)]);
    expect(book.add(entry('endorsement', '2017-05-03', [line(73_000)])).cents).toBe(60_800);
    expect(book.add(entry('endorsement', '2017-09-02', [line(109_500)])).cents).toBe(72_900);
  });

  it('comes to the same when the later change is entered first', () => {
    const book = new Book([line(36_500)]).add(entry('endorsement', '2017-09-02', [line(109_500)]));
    expect(book.add(entry('endorsement', '2017-05-03', [line(73_000)])).cents).toBe(72_900);
    expect(book.entries.map(({ kind }) => kind)).toEqual([
      'new_business',
      'endorsement',
      'reversal',
      'endorsement',
      'endorsement',
    ]);
  });
});

describe('published cancellations', () => {
  it.each([
    ['90% of pro rata: 500 a year after 150 days gives 265.07 back', 50_000, 150, 'ninety_percent', 26_507],
    ['day table: 1,500 after 219 days keeps 69% and gives 465 back', 150_000, 219, 'day_table', 46_500],
    ['flat: all back', 150_000, 0, 'flat', 150_000],
    ['nothing back', 150_000, 219, 'none', 0],
    ['pro rata: 730 after 73 days gives 584 back', 73_000, 73, 'pro_rata', 58_400],
  ] as const)('%s', (_case, premium, days, method, refund) => {
    const book = new Book([line(premium)]).add(
      entry('cancellation', addDays(TERM.effective, days), [], method),
    );
    expect(premium - book.cents).toBe(refund);
  });

  it('keeps a fee unless the policy never was', () => {
    const opening = [line(36_500), line(5_000, 'policy-fee', 'fee')];
    expect(new Book(opening).add(entry('cancellation', '2017-01-11', [], 'pro_rata')).cents).toBe(6_000);
    expect(new Book(opening).add(entry('cancellation', '2017-01-01', [], 'flat')).cents).toBe(0);
  });
});

describe('laws of the ledger', () => {
  it('charges always add up to what the live entries cost, line by line', () => {
    fc.assert(
      fc.property(rating, changes, (opening, entered) => {
        const book = new Book(opening);
        for (const [on, rated] of entered) book.add(entry('endorsement', on, rated));
        expect(book.cents).toBe(totalCents(chargesOf(YEARS, pricingEntries(book.entries).map(priced))));
      }),
    );
  });

  it('the final premium does not depend on the order of entry', () => {
    fc.assert(
      fc.property(rating, changes, fc.infiniteStream(fc.nat()), (opening, entered, order) => {
        const shuffled = entered
          .map((change) => ({ change, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const inOrder = new Book(opening);
        for (const [on, rated] of entered) inOrder.add(entry('endorsement', on, rated));
        const inAnother = new Book(opening);
        for (const {
          change: [on, rated],
        } of shuffled)
          inAnother.add(entry('endorsement', on, rated));
        expect(inAnother.cents).toBe(inOrder.cents);
      }),
    );
  });

  it('the ledger reads in the order of the days', () => {
    fc.assert(
      fc.property(rating, changes, (opening, entered) => {
        const book = new Book(opening);
        for (const [on, rated] of entered) book.add(entry('endorsement', on, rated));
        const days = pricingEntries(book.entries).map(({ effectiveOn }) => effectiveOn);
        expect(days).toEqual([...days].sort());
      }),
    );
  });

  it('a cancellation and a reinstatement without lapse net to zero, whatever the method', () => {
    fc.assert(
      fc.property(
        rating,
        changes,
        fc.integer({ min: 1, max: 364 }),
        fc.constantFrom(...REFUND_METHODS),
        (opening, entered, days, method) => {
          const on = addDays(TERM.effective, days);
          const book = new Book(opening);
          for (const [from, rated] of entered.filter(([each]) => each <= on))
            book.add(entry('endorsement', from, rated));
          const before = book.cents;
          book.add(entry('cancellation', on, [], method)).add(entry('reinstatement', on, []));
          expect(book.cents).toBe(before);
        },
      ),
    );
  });

  it('a change before a cancellation is booked as if it had been there first', () => {
    fc.assert(
      fc.property(
        rating,
        rating,
        fc.integer({ min: 2, max: 364 }),
        fc.constantFrom(...REFUND_METHODS),
        (opening, rated, days, method) => {
          const on = addDays(TERM.effective, days);
          const change = entry('endorsement', addDays(TERM.effective, 1), rated);
          const canceled = entry('cancellation', on, [], method);
          expect(new Book(opening).add(canceled).add(change).cents).toBe(
            new Book(opening).add(change).add(canceled).cents,
          );
        },
      ),
    );
  });
});
