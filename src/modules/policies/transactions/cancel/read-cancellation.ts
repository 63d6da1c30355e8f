import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { pricingEntries } from '../../domain/ledger-entry.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import type { CancellationState } from './cancellation.view.js';
import { figuresView } from './cancellation.view.js';
import { announced, canceling, lastAnnouncement } from './canceling-entries.js';
import { cancellationFigures } from './domain/figures.js';
import type { CancellationResponse } from './cancellations.dto.js';

interface Found {
  readonly state: CancellationState;
  /** The entry that says how cover ends. */
  readonly entry: LedgerEntry | null;
  readonly booked: readonly Pick<ChargedEntry, 'charges'>[];
  readonly isBooked: boolean;
}

/** How a policy stands with its cancellation: also what an announced one will give back, which may be due before its day. */
@Injectable()
export class ReadCancellation {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<CancellationResponse> {
    const ledger = await this.ledger.read(actor, id);
    const { term, entries } = ledger;
    const { state, entry, booked, isBooked } = find(ledger, this.clock.today(term.timeZone));
    const charges = booked.flatMap((each) => each.charges);
    const all = entries.flatMap((each) => each.charges);
    const before = isBooked ? all.filter((charge) => !charges.includes(charge)) : all;
    const end = entry && announced(entry);
    const notice = entry?.kind === 'cancellation' ? announcementOf(entries, entry) : entry;
    return {
      policyId: term.id,
      state,
      effectiveOn: end?.effectiveOn ?? null,
      requestedBy: end?.requestedBy ?? null,
      reason: end?.reason ?? null,
      explanation: end?.explanation ?? null,
      note: end?.note ?? null,
      refundMethod: end?.refundMethod ?? null,
      refundCitation: end?.refundCitation ?? null,
      isFreeLook: end?.isFreeLook ?? false,
      noticeDays: (notice?.details['noticeDays'] as number | null | undefined) ?? null,
      noticeCitation: (notice?.details['noticeCitation'] as string | null | undefined) ?? null,
      stands: state === 'cancelled' || term.cancellationStands,
      ...figuresView(cancellationFigures(before, charges)),
    };
  }
}

function find({ term, years, entries }: Ledger, today: string): Found {
  const last = pricingEntries(entries).at(-1);
  if (last?.kind === 'cancellation')
    return { state: 'cancelled', entry: last, booked: bookedWith(entries, last), isBooked: true };
  const announcement = term.cancellationDueOn === null ? null : lastAnnouncement(entries);
  if (!announcement) return { state: 'none', entry: null, booked: [], isBooked: false };
  const hasCome = term.cancellationStands && announcement.effectiveOn <= today;
  const booked = canceling(years, entries, announced(announcement), announcement.sequence);
  return { state: hasCome ? 'cancelled' : 'scheduled', entry: announcement, booked, isBooked: false };
}

/** A cancellation, and the reversals of what it took back. */
function bookedWith(entries: readonly LedgerEntry[], cancellation: LedgerEntry): readonly LedgerEntry[] {
  const { takesBack = [] } = cancellation.details;
  const ids = new Set(entries.filter(({ sequence }) => takesBack.includes(sequence)).map(({ id }) => id));
  return [cancellation, ...entries.filter(({ reverses }) => reverses !== null && ids.has(reverses))];
}

function announcementOf(entries: readonly LedgerEntry[], { details }: LedgerEntry): LedgerEntry | null {
  return entries.find(({ sequence }) => sequence === details['announcedBy']) ?? null;
}
