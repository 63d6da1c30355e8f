import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { bookPayment } from './book-payment.js';
import { HeldPayments, heldPayment } from './held-payments.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { OFFICE } from '../time-zones.js';
import { TransactionsQueries } from './transactions.queries.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Pays on its day what was approved for later, one of several payments of a pension for example. */
@Injectable()
export class BookScheduledPayment {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly payments: HeldPayments,
    private readonly writer: TransactionsWriter,
    private readonly letters: ClaimLetters,
    private readonly queries: TransactionsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Skipped: another instance was faster, or it was voided meanwhile. Waiting: payments on the claim are stopped, or a payee
   * may be one whom the law bars. Throws what
   * a request of today would be refused for; it stays scheduled then.
   */
  @Transactional()
  async run(id: string): Promise<'booked' | 'skipped' | 'waiting'> {
    const at = this.clock.now();
    const today = this.clock.today(OFFICE);
    const { claimId } = await this.queries.byId(id);
    const { claim, ledger } = await this.store.open(SYSTEM_ACTOR, claimId, today, true);
    const transaction = await this.queries.byId(id);
    const { status, payableOn } = transaction;
    if (status !== 'scheduled' || payableOn === null || payableOn > today) return 'skipped';
    if (claim.paymentsStoppedReason !== null || claim.heldByInvestigationId !== null) return 'waiting';
    const screened = await this.payments.assertStillDue(claim, ledger, transaction);
    if (screened.screening === 'possible_match') {
      await this.payments.hold(SYSTEM_ACTOR, transaction, screened);
      return 'waiting';
    }
    await this.writer.book(id, at, screened);
    bookPayment(ledger, heldPayment(transaction));
    await this.letters.pay(SYSTEM_ACTOR, claim, ledger, transaction);
    await this.store.save(SYSTEM_ACTOR, claim, ledger, at);
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'claims.payment-issued',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionIds: [id], amount: transaction.amount, payableOn, screening: screened.screening },
    });
    return 'booked';
  }
}
