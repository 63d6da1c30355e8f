import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import { claimsError } from '../claims.errors.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { assertApprovable } from '../lifecycle/approve-claim.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { TakeStep } from '../lifecycle/take-step.js';
import { measuresOf, measuresOfPayment } from './authority-needed.js';
import { bookPayment } from './book-payment.js';
import type { ClaimLedger } from './domain/claim-ledger.js';
import { HeldPayments, heldPayment } from './held-payments.js';
import { assertReservable, assertStillCovered, knownLine } from './ledger.rules.js';
import type { OpenedLedger } from './ledger.store.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { OFFICE } from '../time-zones.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Decides on a transaction that waits for sufficient authority. Its requester does not decide. */
@Injectable()
export class DecideTransaction {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly payments: HeldPayments,
    private readonly writer: TransactionsWriter,
    private readonly queries: TransactionsQueries,
    private readonly steps: TakeStep,
    private readonly letters: ClaimLetters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Refused where a payee may be on the list of sanctions; the finding is kept even though the request fails. */
  async approve(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ClaimTransactionResponse> {
    const approved = await this.approveOrHold(actor, id, expected, reason);
    if (approved instanceof DomainError) throw approved;
    return approved;
  }

  @Transactional()
  private async approveOrHold(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ClaimTransactionResponse | DomainError> {
    const at = this.clock.now();
    const today = this.clock.today(OFFICE);
    const { opened, transaction } = await this.waiting(actor, id, expected, today);
    const { claim, ledger } = opened;
    const { kind } = transaction;
    if (transaction.requestedBy === actor.id) throw claimsError('claims.own-request');
    // Since the request a loss may have been assessed again, or another payee named: all checks are made once more.
    const screened =
      kind === 'payment' ? await this.payments.assertStillDue(claim, ledger, transaction) : null;
    if (kind === 'reserve') {
      assertWorkedOn(claim);
      for (const { lineId, amount } of transaction.lines)
        assertStillCovered(claim, knownLine(ledger, lineId), Money.parse(amount));
    }
    if (kind === 'approval') assertApprovable(claim, ledger, transaction);
    this.assertAuthority(opened, transaction);
    if (screened?.screening === 'possible_match') return this.payments.hold(actor, transaction, screened);
    const isLater = transaction.payableOn !== null && transaction.payableOn > today;
    await this.writer.decide({
      id,
      status: isLater ? 'scheduled' : 'booked',
      by: actor.id,
      at,
      reason,
      bookedAt: isLater ? null : at,
      screening: (screened ?? transaction).screening,
      screeningList: (screened ?? transaction).screeningList,
    });
    if (kind === 'approval')
      await this.steps.take(actor, claim, 'approve', {
        reason,
        change: { coverage: transaction.coverage, amountApproved: transaction.amount },
        details: { coverage: transaction.coverage, amount: transaction.amount },
      });
    if (kind === 'reserve') bookReserve(ledger, transaction);
    if (kind === 'payment' && !isLater) {
      bookPayment(ledger, heldPayment(transaction));
      await this.letters.pay(actor, claim, ledger, transaction);
    }
    await this.store.save(actor, claim, ledger, at);
    await this.record(actor, transaction, 'approved', reason);
    return this.queries.byId(id);
  }

  /** Releases the amount that the payment held. */
  @Transactional()
  async decline(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ClaimTransactionResponse> {
    const at = this.clock.now();
    const { opened, transaction } = await this.waiting(actor, id, expected, this.clock.today(OFFICE));
    const { claim, ledger } = opened;
    await this.writer.decide({
      id,
      status: 'declined',
      by: actor.id,
      at,
      reason,
      bookedAt: null,
      screening: transaction.screening,
      screeningList: transaction.screeningList,
    });
    if (transaction.kind === 'payment')
      for (const { lineId, amount } of transaction.lines)
        ledger.release(knownLine(ledger, lineId), Money.parse(amount));
    await this.store.save(actor, claim, ledger, at);
    await this.record(actor, transaction, 'declined', reason);
    return this.queries.byId(id);
  }

  /** The claim is locked before its transaction is read again: what waited for the lock may have decided it. */
  private async waiting(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    today: string,
  ): Promise<{ readonly opened: OpenedLedger; readonly transaction: ClaimTransactionResponse }> {
    const { claimId } = await this.queries.byId(id);
    const opened = await this.store.open(actor, claimId, today, true);
    const transaction = await this.queries.byId(id);
    if (transaction.status !== 'pending')
      throw claimsError('claims.transaction-status', { detail: `It is ${transaction.status} already.` });
    assertVersion(transaction.rowVersion, expected);
    return { opened, transaction };
  }

  /**
   * Compared with the authority again: more may have been booked since the request. The amount that the payment holds
   * itself counts once.
   */
  private assertAuthority({ ledger, held }: OpenedLedger, transaction: ClaimTransactionResponse): void {
    const { kind, measures } = transaction;
    if (kind === 'recovery') return;
    const { lines } = heldPayment(transaction);
    const needed =
      kind === 'reserve'
        ? measuresOf(ledger, lines, (line) => line.reserved)
        : kind === 'payment'
          ? measuresOfPayment(ledger, lines)
          : measures;
    const [short] = authorityVerdict(held, kind, needed).shortfalls;
    if (!short) return;
    throw claimsError('claims.authority-missing', {
      detail: `By ${short.basis} it takes ${short.needed}, and you hold ${short.held ?? 'none'}.`,
      members: { basis: short.basis, needed: short.needed, held: short.held },
    });
  }

  private record(
    actor: Actor,
    { claimId, id, kind, amount }: ClaimTransactionResponse,
    outcome: 'approved' | 'declined',
    reason: string,
  ): Promise<void> {
    return this.audit.record(actor, {
      action: `claims.transaction-${outcome}`,
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId: id, kind, amount, reason },
    });
  }
}

function bookReserve(ledger: ClaimLedger, { id, lines }: ClaimTransactionResponse): void {
  for (const { lineId, amount } of lines) {
    const line = knownLine(ledger, lineId);
    const to = line.reserved.plus(Money.parse(amount));
    assertReservable(line, to);
    ledger.setReserve(id, line, to);
  }
}
