import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../../../shared/errors.js';
import { Money } from '../../../../shared/money.js';
import type { LockedClaim } from '../../claims.store.js';
import type { GoverningTerms } from '../../coverage/governing-terms.js';
import { bookPayment } from '../book-payment.js';
import { assertReservable, promise } from '../ledger.rules.js';
import type { AggregateRow, ExposureRow, LineAmount, LineRow, NewClaimEntry } from './claim-ledger.js';
import { ClaimLedger } from './claim-ledger.js';

const TERMS: GoverningTerms = {
  code: 'liability',
  title: 'Liability',
  itemId: null,
  limits: [
    { code: 'person', title: 'Each person', amount: '300.00', per: 'person', part: 'injury' },
    { code: 'accident', title: 'Each accident', amount: '700.00', per: 'occurrence', part: 'injury' },
    { code: 'damage', title: 'Property damage', amount: '400.00', per: 'occurrence', part: 'damage' },
    { code: 'term', title: 'Of the term', amount: '1000.00', per: 'aggregate', part: null },
  ],
  deductible: '50.00',
  loss: { settlement: ['deductible', 'limit', 'aggregate'], exclusions: [], provisions: [] } as never,
  coveredFrom: null,
};
const APPROVED = Money.parse('900.00');
const EXPOSURES = ['a', 'b', 'c', 'd'] as const;

interface Payment {
  readonly id: string;
  readonly lines: readonly LineAmount[];
  readonly paymentType: string;
  status: 'pending' | 'booked' | 'over';
}

interface Stored {
  exposures: ExposureRow[];
  lines: LineRow[];
  entries: NewClaimEntry[];
  payments: Payment[];
  recoveries: LineAmount[];
}

/** Two claims under one policy, as the database keeps them: each step opens a ledger, changes it by the rules and saves it. */
class Book {
  readonly aggregate = { eroded: '0.00' };
  readonly claims: readonly Stored[] = [0, 1].map((claim) => ({
    exposures: EXPOSURES.map((name, index) => ({
      id: `${claim}${name}`,
      sequence: index + 1,
      coverage: TERMS.code,
      part: index < 3 ? 'injury' : 'damage',
      itemId: null,
      claimantId: index === 1 ? 'same' : index === 2 ? 'same' : name,
      status: 'open',
      lossAmount: null,
      valueAtLoss: null,
    })),
    lines: EXPOSURES.flatMap((name) =>
      (['loss', 'adjusting'] as const).map((costType) => ({
        id: `${claim}${name} ${costType}`,
        exposureId: `${claim}${name}`,
        costType,
        reserved: '0.00',
        paid: '0.00',
        held: '0.00',
        recovered: '0.00',
      })),
    ),
    entries: [],
    payments: [],
    recoveries: [],
  }));
  private serial = 0;

  /** A refusal leaves nothing; any other fault is one of ours. */
  change(claim: number, work: (ledger: ClaimLedger, of: Stored, id: string) => void): void {
    const of = this.claims[claim] as Stored;
    const ledger = new ClaimLedger([TERMS], of.exposures, of.lines, [this.row()], 0, of.entries.length);
    const before = { payments: of.payments.map((each) => ({ ...each })), recoveries: [...of.recoveries] };
    try {
      work(ledger, of, `t${++this.serial}`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      Object.assign(of, before);
      return;
    }
    const { lines, aggregates, entries, closedExposures } = JSON.parse(JSON.stringify(ledger.changes())) as {
      lines: LineRow[];
      aggregates: { eroded: string }[];
      entries: NewClaimEntry[];
      closedExposures: string[];
    };
    of.lines = of.lines.map((line) => ({ ...line, ...lines.find(({ id }) => id === line.id) }));
    of.entries.push(...entries);
    of.exposures = of.exposures.map((each) =>
      closedExposures.includes(each.id) ? { ...each, status: 'closed' } : each,
    );
    Object.assign(this.aggregate, aggregates[0] && { eroded: aggregates[0].eroded });
  }

  row(): AggregateRow {
    const { code: coverage } = TERMS;
    return {
      id: 'g',
      coverage,
      itemId: null,
      limitCode: 'term',
      limitAmount: '1000.00',
      eroded: this.aggregate.eroded,
    };
  }

  /** Said once for a whole book: there are thousands of them, and what is expected is put together anew each time it is said. */
  assertHolds(): void {
    const taken = Money.sum(this.claims.flatMap((of) => of.exposures.map(({ id }) => takenOf(of, [id]))));
    expect({
      lines: this.claims.map(({ lines }) => lines),
      sequences: this.claims.map(({ entries }) => entries.map(({ sequence }) => sequence)),
      eroded: this.aggregate.eroded,
      beyond: [
        ...this.claims.flatMap(beyondLimits),
        ...(taken.compare(Money.parse('1000.00')) > 0 ? [`aggregate ${taken.toString()}`] : []),
      ],
    }).toEqual({
      lines: this.claims.map(linesByBookings),
      sequences: this.claims.map(({ entries }) => entries.map((_, index) => index + 1)),
      eroded: taken.toString(),
      beyond: [],
    });
  }
}

const sum = (amounts: readonly string[]): string => Money.sum(amounts.map(Money.parse)).toString();

function takenOf({ lines }: Stored, exposures: readonly string[]): Money {
  return Money.sum(
    lines
      .filter(({ costType, exposureId }) => costType === 'loss' && exposures.includes(exposureId))
      .map(({ paid, held }) => Money.parse(paid).plus(Money.parse(held))),
  );
}

/** The lines with the amounts that their bookings, and the payments that wait, come to. */
function linesByBookings({ lines, entries, payments }: Stored): readonly LineRow[] {
  return lines.map((line) => {
    const own = entries.filter(({ lineId }) => lineId === line.id);
    const of_ = (kinds: string): string =>
      sum(own.filter(({ kind }) => kind.startsWith(kinds)).map(({ amount }) => amount));
    const waiting = payments
      .filter(({ status }) => status === 'pending')
      .flatMap((each) => each.lines)
      .filter(({ lineId }) => lineId === line.id);
    return {
      ...line,
      reserved: of_('reserve'),
      paid: of_('payment'),
      recovered: of_('recovery'),
      held: Money.sum(waiting.map(({ amount }) => amount)).toString(),
    };
  });
}

/** What should never be more than something else, or less than nothing, and is. */
function beyondLimits(of: Stored): readonly string[] {
  const { lines, exposures } = of;
  const beyond: string[] = [];
  for (const line of lines) {
    const [reserved, paid, held, recovered] = [line.reserved, line.paid, line.held, line.recovered].map(
      Money.parse,
    ) as [Money, Money, Money, Money];
    if (paid.plus(held).compare(reserved) > 0) beyond.push(`${line.id} reserve`);
    if (recovered.compare(paid) > 0) beyond.push(`${line.id} paid`);
    if ([paid, held, recovered].some(({ isNegative }) => isNegative)) beyond.push(`${line.id} nothing`);
  }
  const within = (most: string, some: readonly ExposureRow[]): void => {
    const ids = some.map(({ id }) => id);
    if (takenOf(of, ids).compare(Money.parse(most)) > 0) beyond.push(`${ids.join()} ${most}`);
  };
  within(APPROVED.toString(), exposures);
  within(
    '700.00',
    exposures.filter(({ part }) => part === 'injury'),
  );
  within(
    '400.00',
    exposures.filter(({ part }) => part === 'damage'),
  );
  for (const person of ['a', 'same'])
    within(
      '300.00',
      exposures.filter(({ claimantId }) => claimantId === person),
    );
  return beyond;
}

const CLAIM = {
  status: 'approved',
  isCovered: true,
  amountApproved: APPROVED.toString(),
} as unknown as LockedClaim;
type Step = (book: Book) => void;

const claimNo = fc.integer({ min: 0, max: 1 });
const cents = fc.integer({ min: 1, max: 60_000 });
const part = fc.integer({ min: 1, max: 15_000 });
const lineNo = fc.integer({ min: 0, max: 7 });
const pick = fc.nat({ max: 1_000 });

const lineAt = (ledger: ClaimLedger, index: number): ClaimLedger['lines'][number] =>
  ledger.lines[index] as ClaimLedger['lines'][number];

const assess = fc
  .tuple(claimNo, fc.integer({ min: 0, max: 3 }), cents)
  .map(([claim, index, amount]): Step => (book) => {
    const of = book.claims[claim] as Stored;
    of.exposures = of.exposures.map((each, at) =>
      at === index ? { ...each, status: 'open', lossAmount: Money.ofCents(amount).toString() } : each,
    );
  });
const reserve = fc.tuple(claimNo, lineNo, cents).map(
  ([claim, index, amount]): Step =>
    (book) =>
      book.change(claim, (ledger, _of, id) => {
        const line = lineAt(ledger, index);
        assertReservable(line, Money.ofCents(amount));
        ledger.setReserve(id, line, Money.ofCents(amount));
      }),
);
const request = fc
  .tuple(
    claimNo,
    fc.array(fc.tuple(lineNo, fc.option(part)), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(
    ([claim, asked, isFinal, isBooked]): Step =>
      (book) =>
        book.change(claim, (ledger, of, id) => {
          const lines = asked.map(([index, amount]) => ({
            line: lineAt(ledger, index),
            amount: amount === null ? null : Money.ofCents(amount),
          }));
          const paymentType = isFinal ? 'final' : 'partial';
          const payment: Payment = {
            id,
            paymentType,
            lines: promise(CLAIM, ledger, lines),
            status: isBooked ? 'booked' : 'pending',
          };
          of.payments.push(payment);
          if (isBooked) bookPayment(ledger, payment);
        }),
  );
/** Decides, or takes back, some payment, and books or takes back what came in for one. */
const follow = fc
  .tuple(claimNo, pick, fc.constantFrom('approve', 'decline', 'void', 'recover', 'give back'), cents)
  .map(
    ([claim, which, what, amount]): Step =>
      (book) =>
        book.change(claim, (ledger, of, id) => {
          const able = of.payments.filter(
            ({ status }) => status === (what === 'approve' || what === 'decline' ? 'pending' : 'booked'),
          );
          const payment = able[which % Math.max(1, able.length)];
          if (what === 'give back') {
            const [back] = of.recoveries.splice(0, 1);
            if (back) ledger.recover(id, lineAt(ledger, lineIndex(ledger, back)), back.amount.negated());
          } else if (payment) {
            const lines = payment.lines.map((each) => ({
              line: lineAt(ledger, lineIndex(ledger, each)),
              amount: each.amount,
            }));
            if (what === 'approve') {
              for (const each of lines) ledger.release(each.line, each.amount);
              promise(CLAIM, ledger, lines);
              bookPayment(ledger, payment);
              payment.status = 'booked';
            } else if (what === 'decline') {
              for (const each of lines) ledger.release(each.line, each.amount);
              payment.status = 'over';
            } else if (what === 'void') {
              if (lines.every(({ line }) => line.recovered.isZero)) {
                for (const each of lines) ledger.takeBack(id, each.line, each.amount);
                payment.status = 'over';
              }
            } else {
              const line = lines[0]?.line as ClaimLedger['lines'][number];
              const back = Money.ofCents(Math.min(amount, line.paid.minus(line.recovered).cents));
              if (back.isZero) return;
              ledger.recover(id, line, back);
              of.recoveries.push({ lineId: line.id, amount: back });
            }
          }
        }),
  );

function lineIndex(ledger: ClaimLedger, { lineId }: LineAmount): number {
  return ledger.lines.findIndex(({ id }) => id === lineId);
}

describe('the ledger of a claim', () => {
  it('adds up and keeps within reserves, limits, approvals and an aggregate after any history', () => {
    let paid = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { arbitrary: assess, weight: 3 },
            { arbitrary: reserve, weight: 4 },
            { arbitrary: request, weight: 5 },
            { arbitrary: follow, weight: 5 },
          ),
          { minLength: 10, maxLength: 40 },
        ),
        (steps) => {
          const book = new Book();
          // Losses beyond every limit, and reserves for half of that: histories then change both.
          for (const claim of [0, 1])
            book.change(claim, (ledger, of, id) => {
              of.exposures = of.exposures.map((each) => ({ ...each, lossAmount: '450.00' }));
              for (const line of ledger.lines) ledger.setReserve(id, line, Money.parse('225.00'));
            });
          for (const step of steps) {
            step(book);
            book.assertHolds();
          }
          paid += book.claims
            .flatMap(({ entries }) => entries)
            .filter(({ kind }) => kind === 'payment').length;
        },
      ),
      { numRuns: 80 },
    );
    // Most requests of such histories are refused; that enough are not is what makes the law worth something.
    expect(paid).toBeGreaterThan(100);
  });

  it('does not let two lines of one request take the same room', () => {
    const book = new Book();
    for (const index of [0, 1]) {
      book.change(0, (ledger, _of, id) =>
        ledger.setReserve(id, lineAt(ledger, index * 2), Money.parse('900.00')),
      );
      (book.claims[0] as Stored).exposures[index] = {
        ...((book.claims[0] as Stored).exposures[index] as ExposureRow),
        lossAmount: '800.00',
      };
    }
    book.change(0, (ledger, of, id) => {
      const line = lineAt(ledger, 0);
      const twice = [
        { line, amount: Money.parse('200.00') },
        { line, amount: Money.parse('200.00') },
      ];
      of.payments.push({
        id,
        paymentType: 'partial',
        status: 'pending',
        lines: promise(CLAIM, ledger, twice),
      });
    });
    expect(book.claims[0]?.payments).toEqual([]);
    book.change(0, (ledger, of, id) => {
      const all = [0, 2].map((index) => ({ line: lineAt(ledger, index), amount: null }));
      of.payments.push({ id, paymentType: 'partial', status: 'pending', lines: promise(CLAIM, ledger, all) });
    });
    expect(book.claims[0]?.payments[0]?.lines.map(({ amount }) => amount.toString())).toEqual([
      '300.00',
      '300.00',
    ]);
    book.assertHolds();
  });
});
