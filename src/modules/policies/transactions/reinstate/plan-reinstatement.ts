import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { DomainError } from '../../../../shared/errors.js';
import { longDate } from '../../../../shared/long-date.js';
import { entriesToBook } from '../../domain/entries-to-book.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { pricingEntries } from '../../domain/ledger-entry.js';
import type { BookedAgain, RatedWorksheet } from '../endorse/plan-endorsement.js';
import type { RecordedLossResponse } from '../../../customers/index.js';
import { LossesOfTerm } from '../losses-of-term.js';
import { EndorsementPlanner } from '../endorse/plan-endorsement.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { assertNotRunOut, assertWithinTerm } from '../../policies.rules.js';
import { identified } from '../../ledger/rated-change.js';
import { entryOn } from '../cancel/canceling-entries.js';
import type { ReinstatementPreviewRequest } from './reinstatements.dto.js';

export interface ReinstatementPlan {
  readonly effectiveOn: CalendarDate;
  readonly cancelledOn: CalendarDate;
  readonly hasLapse: boolean;
  readonly bookings: readonly ChargedEntry[];
  readonly worksheets: readonly RatedWorksheet[];
  /** Entries that the cancellation took back and that come back now. */
  readonly restored: readonly LedgerEntry[];
  /** Known losses that would be covered again. A lapse keeps those of its days out. */
  readonly losses: readonly RecordedLossResponse[];
}

/**
 * Works out how cover goes on. From the day of the cancellation it goes on as if nothing had been: what the cancellation
 * took back comes back with it, and all nets to zero. From a later day on there is a lapse: the days between are not
 * covered and not charged, the risk is the one of the day on which cover ended, and later changes are entered anew.
 */
@Injectable()
export class ReinstatementPlanner {
  constructor(
    private readonly endorsements: EndorsementPlanner,
    private readonly losses: LossesOfTerm,
  ) {}

  async plan(
    ledger: Ledger,
    input: ReinstatementPreviewRequest,
    today: CalendarDate,
  ): Promise<ReinstatementPlan> {
    const { term, entries, years } = ledger;
    const cancellation = cancellationOf(ledger);
    const cancelledOn = cancellation.effectiveOn;
    const { effectiveOn = cancelledOn, reason, note = null, withEndorsements = true } = input;
    assertWithinTerm(term, effectiveOn);
    assertNotRunOut(term, today);
    assertFromCancellationToToday(effectiveOn, cancelledOn, today);

    const hasLapse = effectiveOn > cancelledOn;
    const entry = entryOn(entries, 'reinstatement', effectiveOn, { reason, note, hasLapse });
    const { takesBack = [] } = cancellation.details;
    const isWanted = ({ kind }: LedgerEntry): boolean => withEndorsements || kind === 'anniversary';
    const restored = hasLapse
      ? []
      : entries.filter((each) => takesBack.includes(each.sequence) && isWanted(each));
    const risk = identified({ ...entry, id: cancellation.id });
    const again = await this.again(ledger, { booking: entry, risk }, restored, today);
    return {
      effectiveOn,
      cancelledOn,
      hasLapse,
      bookings: entriesToBook(years, entries, entry, again.bookings),
      worksheets: again.worksheets,
      restored,
      losses: await this.losses.since(ledger, effectiveOn),
    };
  }

  /** A change of the time before, entered after the cancellation, may have removed what a later endorsement changed. */
  private async again(
    ledger: Ledger,
    base: Parameters<EndorsementPlanner['again']>[1],
    restored: readonly LedgerEntry[],
    today: CalendarDate,
  ): Promise<BookedAgain> {
    try {
      return await this.endorsements.again(ledger, base, restored, today);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw policyError('policies.endorsement-lost', {
        detail: `${error.details.errors?.[0]?.detail ?? error.title} Reinstate with "withEndorsements": false and enter the change again.`,
      });
    }
  }
}

function cancellationOf({ term, entries }: Ledger): LedgerEntry {
  const last = pricingEntries(entries).at(-1);
  if (last?.kind === 'cancellation') return last;
  throw policyError('policies.not-cancelled', {
    detail: term.cancellationDueOn
      ? `Policy ${term.policyNumber} is to be canceled on ${longDate(term.cancellationDueOn)}: rescind that instead.`
      : `Policy ${term.policyNumber} is not canceled.`,
  });
}

function assertFromCancellationToToday(
  on: CalendarDate,
  cancelledOn: CalendarDate,
  today: CalendarDate,
): void {
  if (cancelledOn <= on && (on <= today || on === cancelledOn)) return;
  throw policyError('policies.reinstatement-date', {
    errors: [
      {
        pointer: '/effectiveOn',
        detail: `must be ${longDate(cancelledOn)}, without lapse, or later, up to ${longDate(today)}`,
      },
    ],
  });
}
