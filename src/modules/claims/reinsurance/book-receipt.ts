import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Decimal } from '../../../shared/decimal.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { OFFICE } from '../time-zones.js';
import { CessionsStore } from './cessions.store.js';
import { ReinsuranceReceipt } from './reinsurance.entities.js';
import type { BookReceiptRequest, ReceiptResponse } from './receipts.dto.js';
import { ReceiptsQueries } from './receipts.queries.js';
import { TreatiesQueries } from './treaties.queries.js';

/** Books what a reinsurer has paid, at most what was ceded of payments; what turns out wrong is reversed and stays to be read. */
@Injectable()
export class BookReceipt {
  constructor(
    private readonly em: EntityManager,
    private readonly store: CessionsStore,
    private readonly queries: ReceiptsQueries,
    private readonly treaties: TreatiesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, treatyId: string, input: BookReceiptRequest): Promise<ReceiptResponse> {
    const { reinsurer, reference, receivedOn, lines } = input;
    const treaty = await this.treaties.byId(treatyId);
    assertFitsTogether([
      ...(treaty.reinsurers.some(({ code }) => code === reinsurer)
        ? []
        : [{ pointer: '/reinsurer', detail: 'is no reinsurer of the treaty' }]),
      ...(receivedOn > this.clock.today(OFFICE)
        ? [{ pointer: '/receivedOn', detail: 'must not lie ahead' }]
        : []),
      ...namedTwice(lines.map(({ claimId }) => claimId)),
    ]);
    await this.assertOwed(treatyId, input);
    const id = newId();
    const amount = Money.sum(lines.map((line) => Money.parse(line.amount))).toString();
    await over(this.em, ReinsuranceReceipt)
      .insertInto('ReinsuranceReceipt')
      .values({ id, treatyId, reinsurer, reference, receivedOn, amount, createdBy: actor.id })
      .execute();
    const entries = lines.map((line) => ({
      claimId: line.claimId,
      treatyId,
      reinsurer,
      kind: 'received' as const,
      amount: line.amount,
      receiptId: id,
    }));
    await this.store.receive(entries, actor.id, this.clock.now());
    await this.audit.record(actor, {
      action: 'claims.reinsurance-received',
      resourceType: 'reinsurance-receipt',
      resourceId: id,
      changes: { treatyId, reinsurer, reference, receivedOn, amount, claims: lines.length },
    });
    return this.queries.byId(id);
  }

  @Transactional()
  async reverse(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ReceiptResponse> {
    const receipt = await this.queries.lock(id);
    assertVersion(receipt.rowVersion, expected);
    if (receipt.status !== 'booked') throw claimsError('claims.receipt-reversed');
    const { treatyId, reinsurer, amount, lines } = receipt;
    const ids = lines.map(({ claimId }) => claimId);
    await this.queries.owed(treatyId, reinsurer, ids);
    const entries = lines.map((line) => ({
      claimId: line.claimId,
      treatyId,
      reinsurer,
      kind: 'received_reversal' as const,
      amount: `-${line.amount}`,
      receiptId: id,
    }));
    await over(this.em, ReinsuranceReceipt)
      .updateTable('ReinsuranceReceipt')
      .set({
        status: 'reversed',
        reversedBy: actor.id,
        reversedAt: this.clock.now(),
        reversalReason: reason,
        rowVersion: receipt.rowVersion + 1,
      })
      .where('id', '=', id)
      .execute();
    await this.store.receive(entries, actor.id, this.clock.now());
    await this.audit.record(actor, {
      action: 'claims.reinsurance-receipt-reversed',
      resourceType: 'reinsurance-receipt',
      resourceId: id,
      changes: { treatyId, reinsurer, amount, reason, status: ['booked', 'reversed'] },
    });
    return this.queries.byId(id);
  }

  private async assertOwed(treatyId: string, { reinsurer, lines }: BookReceiptRequest): Promise<void> {
    const ids = lines.map(({ claimId }) => claimId);
    const owed = new Map(
      (await this.queries.owed(treatyId, reinsurer, ids)).map((each) => [each.claimId, each.owed]),
    );
    const errors = lines.flatMap(({ claimId, amount }, index): readonly FieldFault[] => {
      const most = owed.get(claimId);
      if (most === undefined)
        return [{ pointer: `/lines/${index}/claimId`, detail: 'cedes nothing to the reinsurer' }];
      if (Decimal.parse(amount).compare(Decimal.parse(most)) <= 0) return [];
      return [{ pointer: `/lines/${index}/amount`, detail: `must be at most ${atLeastNothing(most)}` }];
    });
    if (errors.length > 0) throw claimsError('claims.exceeds-ceded', { errors });
  }
}

function namedTwice(claimIds: readonly string[]): readonly FieldFault[] {
  return claimIds.flatMap((claimId, index) =>
    claimIds.indexOf(claimId) === index
      ? []
      : [{ pointer: `/lines/${index}/claimId`, detail: 'is named twice' }],
  );
}

/** More may have come than is ceded since a payment was voided. */
function atLeastNothing(owed: string): string {
  return owed.startsWith('-') ? '0.00' : owed;
}

function assertFitsTogether(errors: readonly FieldFault[]): void {
  if (errors.length > 0) throw claimsError('claims.receipt-invalid', { errors });
}
