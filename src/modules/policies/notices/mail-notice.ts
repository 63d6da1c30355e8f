import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import type { Ledger } from '../ledger/ledger.store.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import {
  assertIsAddressed,
  assertIsPending,
  assertMailedBetween,
  assertMailedInTime,
} from './notice.rules.js';
import { NoticesQueries } from './notices.queries.js';
import type { NoticeRow } from './notices.store.js';
import { NoticesStore } from './notices.store.js';
import type { MailNoticeRequest, NoticeResponse } from './notices.dto.js';

/**
 * Records that a notice was mailed, and the proof. Notice periods run from mailing: with the last notice that the law asks
 * for, an announced cancellation stands.
 */
@Injectable()
export class MailNotice {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly store: NoticesStore,
    private readonly queries: NoticesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    mailing: MailNoticeRequest,
  ): Promise<NoticeResponse> {
    const ledger = await this.ledger.lock(actor, await this.store.policyOf(actor, id));
    const notice = await this.store.lock(id);
    assertIsPending(notice);
    assertVersion(notice.rowVersion, expected);
    assertIsAddressed(notice);
    assertMailedBetween(notice, mailing.mailedAt, ledger.term.timeZone, this.clock.now());
    assertMailedInTime(notice, mailing.mailedAt, ledger.term.timeZone);

    await this.store.mailed(actor, id, mailing);
    await this.makeStand(actor, ledger, notice);
    await this.audit.record(actor, {
      action: 'policies.notice-mailed',
      resourceType: 'notice',
      resourceId: id,
      changes: { policyId: notice.policyId, kind: notice.kind, ...mailing },
    });
    return this.queries.byId(actor, id);
  }

  private async makeStand(actor: Actor, ledger: Ledger, { kind, transactionId }: NoticeRow): Promise<void> {
    const { cancellationDueOn, cancellationStands } = ledger.term;
    if (kind !== 'cancellation' || transactionId === null) return;
    if (cancellationDueOn === null || cancellationStands) return;
    if (!(await this.store.areAllMailed(transactionId))) return;
    await this.ledger.append(actor, ledger, [], { cancellationStands: true }, this.clock.now());
  }
}
