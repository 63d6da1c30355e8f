import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { assertPayable, knownLine } from './ledger.rules.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { OFFICE } from './request-payment.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';
import { TransactionsQueries } from './transactions.queries.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Takes back what was booked: an entry against each of its entries, which stay. */
@Injectable()
export class EndPayment {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly queries: TransactionsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Voided: it was never right, or never left the house. Stopped: the bank was told not to pay it. */
  @Transactional()
  async run(
    actor: Actor,
    id: string,
    as: 'voided' | 'stopped',
    reason: string,
  ): Promise<ClaimTransactionResponse> {
    await this.take(actor, id, as, reason, false);
    return this.queries.byId(id);
  }

  /** Stops a payment and puts another one of the same amount to the same payees in its place, in one step. */
  @Transactional()
  async reissue(actor: Actor, id: string, reason: string): Promise<ClaimTransactionResponse> {
    return this.queries.byId(await this.take(actor, id, 'stopped', reason, true));
  }

  private async take(
    actor: Actor,
    id: string,
    as: 'voided' | 'stopped',
    reason: string,
    isReissued: boolean,
  ): Promise<string> {
    const at = this.clock.now();
    const today = this.clock.today(OFFICE);
    const { claimId } = await this.queries.byId(id);
    const { claim, ledger } = await this.store.open(actor, claimId, today, true);
    const transaction = await this.queries.byId(id);
    const { kind, status, lines } = transaction;
    const isPayment = kind === 'payment';
    if (status !== 'booked' || kind === 'reserve' || kind === 'approval' || (!isPayment && as === 'stopped'))
      throw claimsError('claims.transaction-status', {
        detail: `A ${kind} that is ${status} cannot be ${as}.`,
      });
    const amounts = lines.map(({ lineId, amount }) => ({
      line: knownLine(ledger, lineId),
      amount: Money.parse(amount),
    }));
    for (const { line, amount } of amounts) {
      if (isPayment && line.paid.minus(amount).compare(line.recovered) < 0)
        throw claimsError('claims.exceeds-paid');
      if (isPayment) ledger.takeBack(id, line, amount);
      else ledger.recover(id, line, amount.negated());
    }
    await this.writer.end({ id, status: as, by: actor.id, at, reason });
    const next = newId();
    if (isReissued) {
      assertPayable(
        claim,
        amounts.map(({ line }) => line),
      );
      await this.writer.insert(actor, {
        id: next,
        claimId,
        sequence: ledger.transactionNumber(),
        kind: 'payment',
        status: 'booked',
        amount: Money.parse(transaction.amount),
        lines: amounts.map(({ line, amount }) => ({ lineId: line.id, amount })),
        at,
        memo: transaction.memo,
        measures: transaction.measures,
        paymentType: transaction.paymentType ?? 'partial',
        method: transaction.method ?? 'check',
        payableOn: today,
        reissueOf: id,
      });
      await this.writer.payees(
        next,
        transaction.payees.flatMap(({ contactIds, amount }, place) =>
          contactIds.map((contactId, position) => ({ place, position, contactId, amount })),
        ),
      );
      for (const { line, amount } of amounts) {
        ledger.hold(line, amount);
        ledger.pay(next, line, amount);
      }
    }
    await this.store.save(actor, claimId, ledger, at);
    await this.audit.record(actor, {
      action: isReissued ? 'claims.payment-reissued' : `claims.${kind}-${as}`,
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId: id, reason, ...(isReissued && { reissuedAs: next }) },
    });
    return next;
  }
}
