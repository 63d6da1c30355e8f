import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../../shared/calendar-date.js';
import type { PricedNewEntry } from '../../domain/entries-to-book.js';
import { around, entriesToBook, priced } from '../../domain/entries-to-book.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { pricingEntries } from '../../domain/ledger-entry.js';
import type { RefundMethod } from '../../domain/retention.js';
import { REFUND_METHODS } from '../../domain/retention.js';
import type { TermCharge } from '../../domain/term-charge.js';
import { totalCents } from '../../domain/term-charge.js';
import { endOfCover } from '../../domain/timeline.js';
import { canceling, entryOn } from './canceling-entries.js';
import { cancellationFigures } from './domain/figures.js';

const TERM = { effective: '2028-01-01', expiration: '2029-01-01', dayCount: 'actual' } as const;
const YEARS = [TERM];

function costs(cents: number): readonly TermCharge[] {
  const line = { coverage: 'auto', itemId: null } as const;
  return [
    { ...line, kind: 'premium', code: 'liability', cents },
    { ...line, kind: 'fee', code: 'policy-fee', cents: 5_000 },
  ];
}

function entry(kind: ChargedEntry['kind'], days: number, cents: number): PricedNewEntry {
  const effectiveOn = addDays(TERM.effective, days);
  const kept = { reverses: null, snapshot: {}, worksheetId: null, details: {} };
  return { kind, effectiveOn, ...kept, termCharges: costs(cents) };
}

function end(days: number, refundMethod: RefundMethod): Parameters<typeof canceling>[2] {
  const asked = { requestedBy: 'insured', reason: 'sold', explanation: null, note: null } as const;
  return {
    effectiveOn: addDays(TERM.effective, days),
    ...asked,
    refundMethod,
    refundCitation: null,
    isFreeLook: false,
  };
}

/** A ledger as the store would keep it. */
function kept(entries: readonly LedgerEntry[], added: readonly ChargedEntry[]): readonly LedgerEntry[] {
  const numbered = added.map((each, index) => {
    const sequence = entries.length + index + 1;
    return { ...each, id: String(sequence), sequence };
  });
  return [...entries, ...numbered];
}

function ledgerOf(changes: readonly (readonly [number, number])[]): readonly LedgerEntry[] {
  return changes.reduce(
    (entries, [days, cents]) => {
      const change = entry('endorsement', days, cents);
      const again = around(entries, change).later.map((each) => ({
        ...each,
        ...priced(each),
        reverses: null,
      }));
      return kept(entries, entriesToBook(YEARS, entries, change, again));
    },
    kept([], entriesToBook(YEARS, [], entry('new_business', 0, 100_000), [])),
  );
}

const premium = (entries: readonly LedgerEntry[]): number =>
  totalCents(entries.flatMap(({ charges }) => charges));
const anyDay = fc.integer({ min: 0, max: 365 });
const changes = fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 500_000 })), { maxLength: 6 });
const method = fc.constantFrom(...REFUND_METHODS);

describe('laws of a cancellation', () => {
  it('ends cover on its day, whatever was to take effect later, and its figures add up', () => {
    fc.assert(
      fc.property(changes, anyDay, method, (entered, days, refundMethod) => {
        const before = ledgerOf(entered);
        const booked = canceling(YEARS, before, end(days, refundMethod), null);
        const after = kept(before, booked);
        expect(endOfCover(pricingEntries(after))).toBe(addDays(TERM.effective, days));
        const figures = cancellationFigures(
          before.flatMap(({ charges }) => charges),
          booked.flatMap(({ charges }) => charges),
        );
        expect(figures.earned + figures.retained + figures.feesKept).toBe(premium(after));
        expect(figures.refund).toBe(premium(before) - premium(after));
      }),
    );
  });

  it('a reinstatement from its day brings back what it took back, and all nets to zero', () => {
    fc.assert(
      fc.property(changes, anyDay, method, (entered, days, refundMethod) => {
        const before = ledgerOf(entered);
        const canceled = kept(before, canceling(YEARS, before, end(days, refundMethod), null));
        const cancellation = pricingEntries(canceled).at(-1);
        const { takesBack = [] } = cancellation?.details ?? {};
        const again = canceled
          .filter(({ sequence }) => takesBack.includes(sequence))
          .map((each) => ({ ...each, ...priced(each), reverses: null }));
        const reinstated = entryOn(canceled, 'reinstatement', addDays(TERM.effective, days), {});
        const after = kept(canceled, entriesToBook(YEARS, canceled, reinstated, again));
        expect(premium(after)).toBe(premium(before));
        expect(endOfCover(pricingEntries(after))).toBeNull();
      }),
    );
  });

  it('a flat refund costs nothing, whatever the day', () => {
    fc.assert(
      fc.property(changes, anyDay, (entered, days) => {
        const before = ledgerOf(entered);
        expect(premium(kept(before, canceling(YEARS, before, end(days, 'flat'), null)))).toBe(0);
      }),
    );
  });

  it('a lapse costs nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 364 }),
        fc.integer({ min: 0, max: 363 }),
        method,
        (gap, at, refundMethod) => {
          const from = Math.min(at, 364 - gap);
          if (from < 0) return;
          const before = ledgerOf([]);
          const canceled = kept(before, canceling(YEARS, before, end(from, refundMethod), null));
          const reinstated = entryOn(canceled, 'reinstatement', addDays(TERM.effective, from + gap), {});
          const after = kept(canceled, entriesToBook(YEARS, canceled, reinstated, []));
          expect(premium(after)).toBe(Math.floor((100_000 * (366 - gap)) / 366 + 0.5) + 5_000);
        },
      ),
    );
  });
});
