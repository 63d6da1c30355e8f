import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import { Audit } from '../../../audit/index.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import type { BookedEntry, Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { NoticesStore } from '../../notices/notices.store.js';
import { WriteNotices } from '../../notices/write-notices.js';
import { OfferLetters } from '../renew/offer-letters.js';
import type { WithdrawalReason } from './domain/non-renewal-reason.js';
import { NON_RENEWAL_REASON_IN_WORDS } from './domain/non-renewal-reason.js';
import type { NonRenewal } from './non-renewal-entries.js';
import { nonRenewing, takingBack } from './non-renewal-entries.js';
import { RenewalsOfTerms } from './renewals-of-terms.js';
import { nonRenewalLetter, withdrawalLetter } from './non-renewal-letter.js';

/** Books a non-renewal and its withdrawal: entry, letters, the renewal of the term and the audit row together. */
@Injectable()
export class NonRenewalWriter {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly notices: NoticesStore,
    private readonly writing: WriteNotices,
    private readonly offers: OfferLetters,
    private readonly renewals: RenewalsOfTerms,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A renewal that is prepared or offered ends. */
  async announce(
    actor: Actor,
    ledger: Ledger,
    nonRenewal: NonRenewal,
    rights: readonly string[],
    today: CalendarDate,
  ): Promise<void> {
    const { requestedBy, reason, noticeDays, mailBy } = nonRenewal;
    const entry = await this.append(actor, ledger, nonRenewing(ledger, nonRenewal));
    await this.offers.withdraw([ledger.term.id]);
    await this.renewals.giveUp(actor, ledger.term.id, NON_RENEWAL_REASON_IN_WORDS[reason]);
    await this.writing.run(actor, ledger, {
      kind: 'non_renewal',
      transactionId: entry.id,
      effectiveOn: ledger.term.expirationDate,
      dueOn: mailBy ?? today,
      noticeDays,
      letter: nonRenewalLetter(nonRenewal, rights),
    });
    await this.audit.note(actor, ['policy', ledger.term.id], 'policies.non-renewed', {
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
    await this.audit.note(actor, ['policy', ledger.term.id], 'policies.non-renewal-withdrawn', {
      expirationDate,
      reason: details.reason,
      announcedBy: announcement.sequence,
      sequence: entry.sequence,
    });
    await this.renewals.makeAnew(actor, id);
  }

  private async append(actor: Actor, ledger: Ledger, booking: ChargedEntry): Promise<BookedEntry> {
    const [entry] = await this.ledger.append(actor, ledger, [booking], {}, this.clock.now());
    if (!entry) throw new Error('Nothing was booked');
    return entry;
  }
}
