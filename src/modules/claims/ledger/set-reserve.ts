import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { measuresOf } from './authority-needed.js';
import { assertReservable, assertStillCovered, knownLine } from './ledger.rules.js';
import { OFFICE } from '../time-zones.js';
import { ClaimLedgerStore } from './ledger.store.js';
import type { ClaimTransactionResponse, SetReserveRequest } from './transactions.dto.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Sets money aside. What is beyond the authority of whoever asks waits for somebody with enough. */
@Injectable()
export class SetReserve {
  constructor(
    private readonly store: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, claimId: string, input: SetReserveRequest): Promise<ClaimTransactionResponse> {
    const at = this.clock.now();
    const { claim, ledger, held } = await this.store.open(actor, claimId, this.clock.today(OFFICE), false);
    const line = knownLine(ledger, input.lineId);
    const to = Money.parse(input.reserve);
    const amount = to.minus(line.reserved);
    // What is set aside is taken down also after a denial: until then the claim cannot be closed.
    if (!amount.isNegative || claim.status === 'closed') assertWorkedOn(claim);
    assertReservable(line, to);
    assertStillCovered(claim, line, amount);
    const change = { lineId: line.id, amount };
    const measures = measuresOf(ledger, [change], (each) => each.reserved);
    const { shortfalls } = authorityVerdict(held, 'reserve', measures);
    const status = shortfalls.length === 0 ? 'booked' : 'pending';
    const id = newId();
    const asked = await this.writer.insert(actor, {
      id,
      claim,
      sequence: ledger.transactionNumber(),
      kind: 'reserve',
      status,
      amount,
      lines: [change],
      at,
      memo: input.memo,
      measures,
    });
    if (status === 'booked') {
      ledger.setReserve(id, line, to);
      await this.store.save(actor, claim, ledger, at);
    }
    await this.audit.record(actor, {
      action: status === 'booked' ? 'claims.reserve-set' : 'claims.reserve-requested',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId: id, lineId: line.id, amount: amount.toString() },
    });
    return asked;
  }
}
