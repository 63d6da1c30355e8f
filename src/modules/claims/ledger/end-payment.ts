import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { ScreenPayees } from '../sanctions/screen-payees.js';
import { measuresOfPayment } from './authority-needed.js';
import { bookPayment } from './book-payment.js';
import { HeldPayments, heldPayment } from './held-payments.js';
import { knownLine } from './ledger.rules.js';
import type { OpenedLedger } from './ledger.store.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { OFFICE } from '../time-zones.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';
import { TransactionsWriter } from './transactions.writer.js';

export interface Ending {
  readonly as: 'voided' | 'stopped';
  readonly reason: string;
}

/** Takes back what was booked, by an entry against each of its entries, which stay; or what was to be paid on a later day. */
@Injectable()
export class EndPayment {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly payments: HeldPayments,
    private readonly screening: ScreenPayees,
    private readonly writer: TransactionsWriter,
    private readonly letters: ClaimLetters,
    private readonly queries: TransactionsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Voided: it was never right, never left the house, or is not to be paid on its day. Stopped: the bank was told not to pay it.
   */
  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    ending: Ending,
  ): Promise<ClaimTransactionResponse> {
    const { opened, transaction } = await this.open(actor, id);
    const { as, reason } = ending;
    await this.end(actor, opened, transaction, expected, ending);
    await this.store.save(actor, opened.claim, opened.ledger, this.clock.now());
    await this.record(actor, transaction, `${transaction.kind}-${as}`, { reason });
    return this.queries.byId(id);
  }

  /**
   * Stops a payment and asks for another one of the same amount to the same payees in its place, in one step; or only asks for it,
   * where it was stopped before. It is a payment like any other: it takes authority and, where the grant says so, a second person.
   */
  @Transactional()
  async reissue(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ClaimTransactionResponse> {
    const at = this.clock.now();
    const { opened, transaction } = await this.open(actor, id);
    const { claim, ledger, held } = opened;
    if (transaction.kind !== 'payment' || !['booked', 'stopped'].includes(transaction.status))
      throw claimsError('claims.transaction-status', {
        detail: `A ${transaction.kind} that is ${transaction.status} cannot be reissued.`,
      });
    if (transaction.status === 'stopped') await this.assertNotReissued(transaction, expected);
    else await this.end(actor, opened, transaction, expected, { as: 'stopped', reason });
    const { rows, screened } = await this.payments.promiseAgain(claim, ledger, transaction);
    const { lines, paymentType } = heldPayment(transaction);
    const measures = measuresOfPayment(ledger, lines);
    const { shortfalls, fourEyes } = authorityVerdict(held, 'payment', measures);
    const isHeld = screened.screening === 'possible_match';
    const isPending = shortfalls.length > 0 || fourEyes || isHeld;
    const next = newId();
    const reissued = await this.writer.insert(actor, {
      id: next,
      claim,
      sequence: ledger.transactionNumber(),
      kind: 'payment',
      status: isPending ? 'pending' : 'booked',
      amount: Money.parse(transaction.amount),
      lines,
      at,
      memo: transaction.memo,
      measures,
      paymentType: paymentType ?? 'partial',
      method: transaction.method ?? 'check',
      payableOn: this.clock.today(OFFICE),
      reissueOf: id,
      payees: rows,
      screened,
    });
    if (!isPending) {
      bookPayment(ledger, { id: next, lines, paymentType });
      await this.letters.pay(actor, claim, ledger, transaction);
    }
    await this.store.save(actor, claim, ledger, at);
    await this.record(actor, transaction, 'payment-reissued', { reason, reissuedAs: next, isPending });
    if (isHeld) await this.screening.hold(actor, [reissued], screened);
    return reissued;
  }

  private async open(
    actor: Actor,
    id: string,
  ): Promise<{ readonly opened: OpenedLedger; readonly transaction: ClaimTransactionResponse }> {
    const { claimId } = await this.queries.byId(id);
    const opened = await this.store.open(actor, claimId, this.clock.today(OFFICE), true);
    return { opened, transaction: await this.queries.byId(id) };
  }

  /** Under the lock of the claim: of two who ask for another one in its place, the second finds the first. */
  private async assertNotReissued(
    { id, rowVersion }: ClaimTransactionResponse,
    expected: ExpectedRowVersion,
  ): Promise<void> {
    assertVersion(rowVersion, expected);
    const other = await this.queries.reissueOf(id);
    if (other !== null)
      throw claimsError('claims.transaction-status', {
        detail: `It was reissued already, as ${other}.`,
      });
  }

  private async end(
    actor: Actor,
    { ledger }: OpenedLedger,
    transaction: ClaimTransactionResponse,
    expected: ExpectedRowVersion,
    { as, reason }: Ending,
  ): Promise<void> {
    const { id, kind, status, rowVersion } = transaction;
    const isScheduled = kind === 'payment' && status === 'scheduled' && as === 'voided';
    const isBooked = status === 'booked' && (kind === 'payment' || (kind === 'recovery' && as === 'voided'));
    if (!isScheduled && !isBooked)
      throw claimsError('claims.transaction-status', {
        detail: `A ${kind} that is ${status} cannot be ${as}.`,
      });
    assertVersion(rowVersion, expected);
    for (const { lineId, amount } of heldPayment(transaction).lines) {
      const line = knownLine(ledger, lineId);
      if (isScheduled) ledger.release(line, amount);
      else if (kind === 'recovery') ledger.recover(id, line, amount.negated());
      else if (line.paid.minus(amount).compare(line.recovered) < 0) throw claimsError('claims.exceeds-paid');
      else ledger.takeBack(id, line, amount);
    }
    await this.writer.end({ id, status: as, by: actor.id, at: this.clock.now(), reason });
  }

  private record(
    actor: Actor,
    { claimId, id }: ClaimTransactionResponse,
    what: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(actor, {
      action: `claims.${what}`,
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId: id, ...changes },
    });
  }
}
