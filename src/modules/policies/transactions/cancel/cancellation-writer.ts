import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import { Audit } from '../../../audit/index.js';
import { Billing } from '../../../billing/index.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { statusOn } from '../../domain/policy-status.js';
import type { DatedCharge } from '../../domain/term-charge.js';
import type { BookedEntry, Ledger, TermChanges } from '../../ledger/ledger.store.js';
import { Consequences } from '../../ledger/consequences.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { latestMailing } from '../../notices/domain/mailing.js';
import { NoticesStore } from '../../notices/notices.store.js';
import { WriteNotices } from '../../notices/write-notices.js';
import type { RefundInDocument } from './cancellation-letter.js';
import { cancellationLetter, rescissionLetter } from './cancellation-letter.js';
import type { EndOfCover } from './canceling-entries.js';
import { announced, announcing, canceling } from './canceling-entries.js';
import type { RescissionReason } from './domain/rescission-reason.js';
import type { CancellationPlan } from './plan-cancellation.js';

/** The announcement that a cancellation follows from, or, for one without an announcement, what its notice says of the rights of the insured. */
type HowItCame = { readonly announcement: LedgerEntry } | { readonly rights: readonly string[] };

const NOTHING_DUE = { cancellationDueOn: null, cancellationStands: false } as const;

/** Books what has been decided about the end of cover: entries, the row of the term, letters and the audit row together. */
@Injectable()
export class CancellationWriter {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly notices: NoticesStore,
    private readonly writing: WriteNotices,
    private readonly billing: Billing,
    private readonly consequences: Consequences,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends cover at once. Those who were told by an announcement are not told again. */
  async end(
    actor: Actor,
    ledger: Ledger,
    end: EndOfCover,
    how: HowItCame,
    today: CalendarDate,
  ): Promise<void> {
    const { effectiveOn, requestedBy, reason, refundMethod, refundCitation, isFreeLook } = end;
    const announcement = 'announcement' in how ? how.announcement : null;
    const booked = canceling(ledger.years, ledger.entries, end, announcement?.sequence ?? null);
    const entry = await this.append(
      actor,
      ledger,
      booked,
      { cancelledOn: effectiveOn, ...NOTHING_DUE },
      today,
    );
    const charges = booked.flatMap((each) => each.charges);
    if ('rights' in how)
      await this.writing.run(actor, ledger, {
        kind: 'cancellation',
        transactionId: entry.id,
        effectiveOn,
        dueOn: today,
        noticeDays: null,
        letter: cancellationLetter({
          end,
          rights: how.rights,
          refund: inDocument(ledger, charges),
          account: null,
        }),
      });
    const change = { ledger, bookings: booked, entry, effectiveOn, kind: 'cancellation' } as const;
    const premium = await this.consequences.ofPremiumChange(actor, change);
    await this.audit.note(actor, ['policy', ledger.term.id], 'policies.cancelled', {
      effectiveOn,
      requestedBy,
      reason,
      refundMethod,
      refundCitation,
      isFreeLook,
      announcedBy: announcement?.sequence ?? null,
      sequence: entry.sequence,
      premium,
    });
  }

  /** Announces the end of cover for a later day. It stands at once where no notice is owed. */
  async announce(actor: Actor, ledger: Ledger, plan: CancellationPlan, today: CalendarDate): Promise<void> {
    const { endOfCover, notice, law } = plan;
    const { effectiveOn, ...details } = endOfCover;
    const booking = announcing(ledger.entries, 'cancellation_notice', effectiveOn, {
      ...details,
      noticeDays: notice?.days ?? null,
      noticeCitation: notice?.citation ?? null,
    });
    const changes = { cancellationDueOn: effectiveOn, cancellationStands: notice === null };
    const entry = await this.append(actor, ledger, [booking], changes, today);
    const mailBy = latestMailing(effectiveOn, notice?.days ?? 0);
    const booked = canceling(ledger.years, ledger.entries, endOfCover, entry.sequence);
    await this.writing.run(actor, ledger, {
      kind: 'cancellation',
      transactionId: entry.id,
      effectiveOn,
      dueOn: mailBy,
      noticeDays: notice?.days ?? null,
      letter: cancellationLetter({
        end: endOfCover,
        rights: law.rights,
        refund: inDocument(
          ledger,
          booked.flatMap(({ charges }) => charges),
        ),
        account: await this.billing.summary(ledger.term.id),
      }),
    });
    await this.audit.note(actor, ['policy', ledger.term.id], 'policies.cancellation-scheduled', {
      effectiveOn,
      requestedBy: details.requestedBy,
      reason: details.reason,
      noticeDays: notice?.days ?? null,
      sequence: entry.sequence,
    });
  }

  /** Takes an announcement back: letters that wait stay here, and everybody is told that cover goes on. */
  async takeBack(
    actor: Actor,
    ledger: Ledger,
    announcement: LedgerEntry,
    reason: RescissionReason,
    note: string | null,
    today: CalendarDate,
  ): Promise<void> {
    const { effectiveOn } = announced(announcement);
    const details = { reason, note, takesBack: [announcement.sequence] };
    const booking = announcing(ledger.entries, 'rescission', effectiveOn, details);
    const entry = await this.append(actor, ledger, [booking], NOTHING_DUE, today);
    await this.notices.withdraw(announcement.id);
    await this.writing.run(actor, ledger, {
      kind: 'rescission',
      transactionId: entry.id,
      effectiveOn,
      dueOn: today,
      noticeDays: null,
      letter: rescissionLetter(effectiveOn, reason),
    });
    await this.audit.note(actor, ['policy', ledger.term.id], 'policies.cancellation-rescinded', {
      effectiveOn,
      reason,
      announcedBy: announcement.sequence,
      sequence: entry.sequence,
    });
  }

  /** Returns the entry that the bookings are about; the others are reversals that it needs. */
  private async append(
    actor: Actor,
    ledger: Ledger,
    booked: readonly ChargedEntry[],
    changes: TermChanges,
    today: CalendarDate,
  ): Promise<BookedEntry> {
    const status = statusOn({ ...ledger.term, ...changes }, today);
    const added = await this.ledger.append(actor, ledger, booked, { status, ...changes }, this.clock.now());
    const entry = added.find(({ kind }) => kind !== 'reversal');
    if (!entry) throw new Error('Nothing but reversals was booked');
    return entry;
  }
}

function inDocument({ term, entries }: Ledger, booked: readonly DatedCharge[]): RefundInDocument {
  return { productType: term.productType, before: entries.flatMap(({ charges }) => charges), booked };
}
