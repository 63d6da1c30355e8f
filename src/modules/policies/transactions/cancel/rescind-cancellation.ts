import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { longDate } from '../../../../shared/long-date.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { assertMayCancelFor } from './cancellation.rules.js';
import { CancellationWriter } from './cancellation-writer.js';
import { announced, lastAnnouncement } from './canceling-entries.js';
import type { RescissionReason } from './domain/rescission-reason.js';
import { DueCancellations } from './due-cancellations.js';
import type { PolicyResponse } from '../../policies.dto.js';

export interface RescissionInput {
  readonly reason: RescissionReason;
  readonly note?: string | undefined;
}

/** Takes an announced cancellation back before its day, such as when what was owed is paid in time. */
@Injectable()
export class RescindCancellation {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly due: DueCancellations,
    private readonly writer: CancellationWriter,
    private readonly queries: PoliciesQueries,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { reason, note = '' }: RescissionInput,
  ): Promise<PolicyResponse> {
    const locked = await this.ledger.lockVersion(actor, id, expected);
    const today = this.clock.today(locked.term.timeZone);
    const ledger = await this.due.settle(locked, today);
    const { cancellationDueOn, cancelledOn, policyNumber } = ledger.term;
    const announcement = cancellationDueOn === null ? null : lastAnnouncement(ledger.entries);
    if (!announcement)
      throw policyError('policies.no-cancellation-scheduled', {
        detail: `Policy ${policyNumber} ${cancelledOn ? `is canceled from ${longDate(cancelledOn)} on; it can be reinstated` : 'goes on'}.`,
      });
    assertMayCancelFor(actor, announced(announcement).requestedBy);

    await this.writer.takeBack(actor, ledger, announcement, reason, note || null, today);
    return this.queries.byId(actor, id);
  }
}
