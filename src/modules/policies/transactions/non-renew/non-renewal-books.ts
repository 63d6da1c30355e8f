import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import { send } from '../../../../platform/writes.js';
import { Audit } from '../../../audit/index.js';
import type { Booking, LedgerEntry } from '../../domain/ledger-entry.js';
import type { BookedEntry, Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { NoticesStore } from '../../notices/notices.store.js';
import { WriteNotices } from '../../notices/write-notices.js';
import { allows } from '../../renew/domain/renewal-status.js';
import type { StoredRenewal } from '../../renew/ending-term.js';
import { withdrawnOffers } from '../../renew/offer-letters.js';
import { PrepareRenewals } from '../../renew/prepare-renewals.js';
import { RenewalTimings } from '../../renew/renewal-timings.js';
import { RenewalsStore } from '../../renew/renewals.store.js';
import type { WithdrawalReason } from './domain/non-renewal-reason.js';
import { NON_RENEWAL_REASON_IN_WORDS } from './domain/non-renewal-reason.js';
import type { NonRenewal } from './non-renewal-entries.js';
import { nonRenewing, takingBack } from './non-renewal-entries.js';
import { nonRenewalLetter, withdrawalLetter } from './non-renewal-letter.js';

/** Books a non-renewal and its withdrawal: entry, letters, the renewal of the term and the audit row together. */
@Injectable()
export class NonRenewalBooks {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly notices: NoticesStore,
    private readonly writing: WriteNotices,
    private readonly renewals: RenewalsStore,
    private readonly timings: RenewalTimings,
    private readonly preparing: PrepareRenewals,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A renewal that is prepared or offered is not to be had any more. */
  async announce(
    actor: Actor,
    ledger: Ledger,
    renewal: StoredRenewal | null,
    nonRenewal: NonRenewal,
    rights: readonly string[],
    today: CalendarDate,
  ): Promise<void> {
    const { requestedBy, reason, noticeDays, mailBy } = nonRenewal;
    const entry = await this.append(actor, ledger, nonRenewing(ledger, nonRenewal));
    if (renewal && allows('non-renew', renewal.status))
      await this.endRenewal(actor, ledger, renewal, nonRenewal);
    await this.writing.run(actor, ledger, {
      kind: 'non_renewal',
      transactionId: entry.id,
      effectiveOn: ledger.term.expirationDate,
      dueOn: mailBy ?? today,
      noticeDays,
      letter: nonRenewalLetter(nonRenewal, rights),
    });
    await this.record(actor, ledger, 'policies.non-renewed', {
      expirationDate: ledger.term.expirationDate,
      requestedBy,
      reason,
      noticeDays,
      mailBy,
      sequence: entry.sequence,
    });
  }

  /** The term can be renewed again: letters that wait stay here, and a renewal that was given up is rated anew. */
  async takeBack(
    actor: Actor,
    ledger: Ledger,
    announcement: LedgerEntry,
    details: { readonly reason: WithdrawalReason; readonly note: string | null },
    today: CalendarDate,
  ): Promise<void> {
    const { id, expirationDate } = ledger.term;
    const entry = await this.append(actor, ledger, takingBack(ledger, announcement, details));
    await this.notices.withdraw(announcement.id);
    await this.writing.run(actor, ledger, {
      kind: 'rescission',
      transactionId: entry.id,
      effectiveOn: expirationDate,
      dueOn: today,
      noticeDays: null,
      letter: withdrawalLetter(expirationDate, details.reason),
    });
    await this.record(actor, ledger, 'policies.non-renewal-withdrawn', {
      expirationDate,
      reason: details.reason,
      announcedBy: announcement.sequence,
      sequence: entry.sequence,
    });
    const term = await this.renewals.lock(actor, id);
    if (!term.renewal || !allows('renew-after-all', term.renewal.status)) return;
    const timing = (await this.timings.today()).of(term);
    await this.preparing.run(actor, [{ term, today, timing }]);
  }

  private async append(actor: Actor, ledger: Ledger, booking: Booking): Promise<BookedEntry> {
    const [entry] = await this.ledger.append(actor, ledger, [booking], {}, this.clock.now());
    if (!entry) throw new Error('Nothing was booked');
    return entry;
  }

  private async endRenewal(
    actor: Actor,
    { term }: Ledger,
    { id }: StoredRenewal,
    { reason }: NonRenewal,
  ): Promise<void> {
    const end = sql`
      update renewals
         set status = 'non_renewed', fault = null, decided_by = ${actor.id}, decided_at = ${this.clock.now()},
             reason = ${NON_RENEWAL_REASON_IN_WORDS[reason]}, row_version = row_version + 1
       where id = ${id}`;
    await send(this.em, withdrawnOffers([term.id]));
    await send(this.em, end);
  }

  private record(
    actor: Actor,
    { term }: Ledger,
    action: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(actor, { action, resourceType: 'policy', resourceId: term.id, changes });
  }
}
