import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { CancellationWriter } from './cancellation-writer.js';
import { announced, lastAnnouncement } from './canceling-entries.js';

/**
 * What becomes of an announced cancellation on its day: it is booked when it stands, and else lapses, because a notice that
 * was not mailed in time leaves a policy in force (Ohio R.C. 3937.33 says so).
 */
@Injectable()
export class DueCancellations {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly writer: CancellationWriter,
  ) {}

  /** Under the lock of the term. Whoever changes a term calls it first, so that it does not matter whether the job has run. */
  async settle(ledger: Ledger, today: CalendarDate): Promise<Ledger> {
    const { id, cancellationDueOn, cancellationStands } = ledger.term;
    if (cancellationDueOn === null || cancellationDueOn > today) return ledger;
    const announcement = lastAnnouncement(ledger.entries);
    if (!announcement) throw new Error(`Policy ${id} is to be canceled and was not told so`);
    if (cancellationStands) {
      await this.writer.end(SYSTEM_ACTOR, ledger, announced(announcement), { announcement }, today);
    } else await this.writer.takeBack(SYSTEM_ACTOR, ledger, announcement, 'notice-not-in-time', null, today);
    return this.ledger.lock(SYSTEM_ACTOR, id);
  }
}
