import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { knownLine } from './ledger.rules.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { OFFICE } from '../time-zones.js';
import type { ClaimTransactionResponse, RecordRecoveryRequest } from './transactions.dto.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Books what came back: salvage that was sold, what somebody liable has paid, a deductible that the insured has refunded. */
@Injectable()
export class RecordRecovery {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, claimId: string, input: RecordRecoveryRequest): Promise<ClaimTransactionResponse> {
    const at = this.clock.now();
    const { claim, ledger } = await this.store.open(actor, claimId, this.clock.today(OFFICE), false);
    const line = knownLine(ledger, input.lineId);
    const amount = Money.parse(input.amount);
    const most = line.paid.minus(line.recovered);
    if (amount.compare(most) > 0)
      throw claimsError('claims.exceeds-paid', {
        errors: [{ pointer: '/amount', detail: `must be at most ${most.toString()}` }],
      });
    const id = newId();
    const recovered = await this.writer.insert(actor, {
      id,
      claim,
      sequence: ledger.transactionNumber(),
      kind: 'recovery',
      status: 'booked',
      amount,
      lines: [{ lineId: line.id, amount }],
      at,
      memo: input.memo,
      recoveryKind: input.kind,
    });
    ledger.recover(id, line, amount);
    await this.store.save(actor, claim, ledger, at);
    await this.audit.record(actor, {
      action: 'claims.recovery-recorded',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId: id, kind: input.kind, amount: amount.toString() },
    });
    return recovered;
  }
}
