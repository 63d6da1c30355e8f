import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { LAST_DAY, addMonths } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { longDate } from '../../../shared/long-date.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import { claimsError } from '../claims.errors.js';
import { Payees, assertPayees } from '../people/payees.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { ScreenPayees } from '../sanctions/screen-payees.js';
import { measuresOfPayment } from './authority-needed.js';
import { bookPayment } from './book-payment.js';
import type { LedgerLine } from './domain/claim-ledger.js';
import { assertPayable, knownLine, promise } from './ledger.rules.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { payeeRows } from './payee-rows.js';
import type { ClaimTransactionResponse, RequestPaymentRequest } from './transactions.dto.js';
import { TransactionsWriter } from './transactions.writer.js';
import { OFFICE } from '../time-zones.js';

/**
 * Asks for a payment. It is held back from the reserve at once, so that nothing is promised twice, and is booked when a second
 * person with enough authority approves it; at once only where the authority of whoever asks needs no second person.
 * One to somebody whose name is on the list of sanctions waits until it is cleared.
 */
@Injectable()
export class RequestPayment {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly letters: ClaimLetters,
    private readonly payees: Payees,
    private readonly screening: ScreenPayees,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, claimId: string, input: RequestPaymentRequest): Promise<ClaimTransactionResponse> {
    const at = this.clock.now();
    const today = this.clock.today(OFFICE);
    const contacts = input.payees.flatMap(({ contactIds }) => contactIds);
    // Behind the lock of the claim, as all that is asked of it.
    const [{ claim, ledger, held }, named] = await Promise.all([
      this.store.open(actor, claimId, today, true),
      this.payees.named(claimId, contacts),
    ]);
    const lines = input.lines.map(({ lineId }, index) => knownLine(ledger, lineId, `/lines/${index}/lineId`));
    assertPayable(claim, lines);
    const times = timesOf(input);
    const asked = input.lines.map(({ amount = null }, index) => ({
      line: lines[index] as LedgerLine,
      amount: amount === null ? null : Money.parse(amount),
    }));
    const amounts = promise(claim, ledger, asked, times);
    const total = Money.sum(amounts.map(({ amount }) => amount));
    const all = amounts.map(({ lineId, amount }) => ({
      lineId,
      amount: Money.ofCents(amount.cents * times),
    }));
    const measures = measuresOfPayment(ledger, all);
    const verdict = authorityVerdict(held, 'payment', measures);
    const rows = payeeRows(input.payees, total);
    const isForServices = lines.some(({ costType }) => costType !== 'loss');
    assertPayees(named, rows, isForServices);
    const screened = await this.screening.run(named);
    const isHeld = screened.screening === 'possible_match';
    const isPending = verdict.shortfalls.length > 0 || verdict.fourEyes || isHeld;

    const { payableOn: wished = null } = input;
    const begins = wished !== null && wished > today ? wished : today;
    if (addMonths(begins, times - 1) > LAST_DAY) throw tooLate(wished === null ? '/count' : '/payableOn');
    const seriesId = times > 1 ? newId() : null;
    const requested: ClaimTransactionResponse[] = [];
    for (let n = 0; n < times; n += 1) {
      const id = newId();
      const payableOn = addMonths(begins, n);
      const status = isPending ? 'pending' : payableOn > today ? 'scheduled' : 'booked';
      const transaction = await this.writer.insert(actor, {
        id,
        claim,
        sequence: ledger.transactionNumber(n),
        kind: 'payment',
        status,
        amount: total,
        lines: amounts,
        at,
        memo: input.memo,
        measures,
        paymentType: input.type,
        method: input.method,
        payableOn,
        seriesId,
        payees: rows,
        screened,
      });
      requested.push(transaction);
      if (status === 'booked') bookPayment(ledger, { id, lines: amounts, paymentType: input.type });
    }
    await this.store.save(actor, claim, ledger, at);
    await this.audit.record(actor, {
      action: isPending ? 'claims.payment-requested' : 'claims.payment-issued',
      resourceType: 'claim',
      resourceId: claimId,
      changes: {
        transactionIds: requested.map(({ id }) => id),
        amount: total.toString(),
        type: input.type,
        payees: rows.length,
        screening: screened.screening,
      },
    });
    if (isHeld) await this.screening.hold(actor, requested, screened);
    const [first] = requested as [ClaimTransactionResponse];
    if (first.status === 'booked') await this.letters.pay(actor, claim, ledger, first);
    return first;
  }
}

function tooLate(pointer: string): Error {
  const detail = `the last payment would be later than ${longDate(LAST_DAY)}`;
  return claimsError('claims.payments-too-late', { errors: [{ pointer, detail }] });
}

function timesOf({ type, count }: RequestPaymentRequest): number {
  if ((type === 'recurring') === (count !== undefined)) return count ?? 1;
  throw claimsError('claims.payees-differ', {
    detail: 'The number of payments is of recurring ones, and of those it is needed.',
    errors: [
      { pointer: '/count', detail: type === 'recurring' ? 'is required' : 'is for recurring payments' },
    ],
  });
}
