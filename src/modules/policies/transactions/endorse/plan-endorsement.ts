import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { newId } from '../../../../shared/ids.js';
import type { UsState } from '../../../../shared/us-states.js';
import type {
  CarriedView,
  EditionRef,
  MissingInput,
  RatedRisk,
  RiskWording,
  UnderwritingDecision,
} from '../../../rating/index.js';
import { RateBatch, RatedReasons, Rating } from '../../../rating/index.js';
import type { PricedNewEntry } from '../../domain/entries-to-book.js';
import { around, entriesToBook } from '../../domain/entries-to-book.js';
import { coveragesInForce } from '../../domain/coverage-in-force.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { liveEntries } from '../../domain/ledger-entry.js';
import { newReasons } from '../../domain/new-reasons.js';
import type { ChangeConflict, SequenceSettlement } from '../../domain/out-of-sequence.js';
import { conflictsOf, remaining, unsettled } from '../../domain/out-of-sequence.js';
import type { RiskChange } from '../../domain/risk-change.js';
import { assertSetOnce, changed } from '../../domain/risk-change.js';
import type { RiskSnapshot } from '../../domain/risk-items.js';
import { withoutItemIds } from '../../domain/risk-items.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { identified, ratedRiskOf, termChargesOf } from '../../ledger/rated-change.js';
import { assertChangesSomething, assertInState, assertSettlesConflicts } from './endorsement.rules.js';

export interface EndorsementInput {
  readonly effectiveOn: CalendarDate;
  readonly changes: readonly Omit<RiskChange, 'itemId'>[];
  readonly settlements?: readonly SequenceSettlement[] | undefined;
  readonly reason?: string | undefined;
  /** The referral under which the change was sent to underwriters. */
  readonly referralId?: string | undefined;
}

export interface RatedWorksheet {
  readonly id: string;
  readonly rated: RatedRisk;
}

/** What an endorsement would do. With a conflict that is not settled nothing is rated, and there are no bookings. */
export interface EndorsementPlan {
  readonly conflicts: readonly ChangeConflict[];
  readonly unsettled: readonly ChangeConflict[];
  /** Entries that take effect later: reversed and booked again. */
  readonly later: readonly LedgerEntry[];
  readonly bookings: readonly ChargedEntry[];
  readonly worksheets: readonly RatedWorksheet[];
  /** The rating of the changed risk; null with an unsettled conflict. */
  readonly rated: RatedRisk | null;
  /** The rating of the risk before the change. */
  readonly ratedBefore: RatedRisk | null;
  /** What underwriting says of the change: reasons that the risk did not have before it, and those that it makes worse. */
  readonly decision: UnderwritingDecision;
  /** What the manual asks for before the change can be booked. */
  readonly missingToBind: readonly MissingInput[];
}

const ACCEPTED: UnderwritingDecision = { outcome: 'accept', reasons: [] };
const NOT_RATED = {
  bookings: [],
  worksheets: [],
  rated: null,
  ratedBefore: null,
  decision: ACCEPTED,
  missingToBind: [],
} as const;

/** Works out an endorsement without writing anything: the same for a preview and for the change itself. */
@Injectable()
export class EndorsementPlanner {
  constructor(
    private readonly rating: Rating,
    private readonly editions: RateBatch,
    private readonly reasons: RatedReasons,
  ) {}

  async plan(ledger: Ledger, input: EndorsementInput, today: CalendarDate): Promise<EndorsementPlan> {
    const { before, later } = around(ledger.entries, input);
    const base = before.at(-1);
    if (!base) throw policyError('policies.outside-term');
    assertSetOnce(input.changes);
    const changes = input.changes.map((change) =>
      change.op === 'add' ? { ...change, itemId: newId() } : change,
    );
    const risk = changed(identified(base), changes);
    assertInState(ledger.term.state as UsState, changes);
    const conflicts = conflictsOf(changes, later);
    assertSettlesConflicts(conflicts, input.settlements ?? []);
    // Setting the same value again may be meant to overrule a later entry.
    if (conflicts.length === 0) assertChangesSomething(base.snapshot, withoutItemIds(risk).snapshot);
    const open = unsettled(conflicts, input.settlements ?? []);
    const found = { conflicts, unsettled: open, later };
    if (open.length > 0) return { ...found, ...NOT_RATED };

    const manual = await this.manualOf(ledger, today);
    const rated = await manual.rate(withoutItemIds(risk).snapshot);
    const ratedBefore = await manual.rate(base.snapshot);
    const details = { changes, ...(input.reason === undefined ? {} : { reason: input.reason }) };
    const entry = await endorsed(input.effectiveOn, risk, rated, details, manual);
    const again: Rebooked[] = [];
    for (const each of later) {
      const previous = again.at(-1) ?? { ...entry, rated };
      again.push(await rebooked(each, previous, remaining(each, conflicts, input.settlements ?? []), manual));
    }
    return {
      ...found,
      bookings: entriesToBook(
        ledger.years,
        ledger.entries,
        entry.booking,
        again.map(({ booking }) => booking),
      ),
      worksheets: worksheetsOf([entry, ...again]),
      rated,
      ratedBefore,
      decision: await this.decisionOf(rated, ratedBefore),
      missingToBind: missingAmong([entry, ...again]),
    };
  }

  private async decisionOf(rated: RatedRisk, before: RatedRisk): Promise<UnderwritingDecision> {
    if (rated.decision.outcome === 'accept') return ACCEPTED;
    const [after, was] = [await this.reasons.of(rated), await this.reasons.of(before)];
    return newReasons({ ...rated, ...after }, { ...before, ...was });
  }

  /** Rates on the edition of the term; where a cap has held its renewal down, in the proportion that it left. */
  private async manualOf(ledger: Ledger, today: CalendarDate): Promise<ManualOfTerm> {
    const edition = await this.editionOf(ledger);
    const carried = carriedBy(ledger.entries);
    return {
      rate: (risk) => {
        const rated = ratedRiskOf(ledger.term, risk);
        return carried
          ? this.rating.rateWithinTermOn(edition, rated, today, carried)
          : this.rating.rateWith(edition, rated, today);
      },
      wording: (risk) => this.rating.wording(edition, ratedRiskOf(ledger.term, risk)),
    };
  }

  /** Entries that were taken back, as they stand after another one: each endorsement rated on what now comes before it. */
  async again(
    ledger: Ledger,
    { booking, risk }: { readonly booking: PricedNewEntry; readonly risk: RiskSnapshot },
    entries: readonly LedgerEntry[],
    today: CalendarDate,
  ): Promise<BookedAgain> {
    if (entries.length === 0) return { bookings: [], worksheets: [] };
    const manual = await this.manualOf(ledger, today);
    const again: Rebooked[] = [];
    for (const each of entries) {
      const previous = again.at(-1) ?? { booking, risk, rated: null, isNew: false };
      again.push(await rebooked(each, previous, each.details.changes ?? [], manual));
    }
    return { bookings: again.map((each) => each.booking), worksheets: worksheetsOf(again) };
  }

  private async editionOf({ term }: Ledger): Promise<EditionRef> {
    const edition = term.edition === null ? null : await this.editions.edition(term.edition);
    if (!edition) throw policyError('policies.term-without-edition');
    return edition;
  }
}

/** The edition of a term, for risks as they stand within it. */
interface ManualOfTerm {
  rate(risk: RiskSnapshot): Promise<RatedRisk>;
  wording(risk: RiskSnapshot): Promise<RiskWording>;
}

export interface BookedAgain {
  readonly bookings: readonly PricedNewEntry[];
  readonly worksheets: readonly RatedWorksheet[];
}

interface Rebooked {
  readonly booking: PricedNewEntry;
  /** With the ids of its items. */
  readonly risk: RiskSnapshot;
  readonly rated: RatedRisk | null;
  /** Whether its worksheet is still to be kept. */
  readonly isNew: boolean;
}

function worksheetsOf(booked: readonly Rebooked[]): readonly RatedWorksheet[] {
  return booked.flatMap(({ booking: { worksheetId: id }, rated, isNew }) =>
    id !== null && isNew && rated ? [{ id, rated }] : [],
  );
}

/** Each pointer once: entries that are booked again lack what the first of them lacks. */
function missingAmong(booked: readonly Rebooked[]): readonly MissingInput[] {
  const missing = booked.flatMap(({ rated }) => rated?.missingToBind ?? []);
  return [...new Map(missing.map((each) => [each.pointer, each])).values()];
}

async function endorsed(
  effectiveOn: CalendarDate,
  risk: RiskSnapshot,
  rated: RatedRisk,
  details: ChargedEntry['details'],
  manual: ManualOfTerm,
): Promise<Rebooked> {
  const { snapshot, itemIds } = withoutItemIds(risk);
  const words = await manual.wording(snapshot);
  const booking: PricedNewEntry = {
    kind: 'endorsement',
    effectiveOn,
    reverses: null,
    snapshot,
    worksheetId: newId(),
    details: { ...details, itemIds },
    termCharges: termChargesOf(rated.charges, itemIds),
    coverages: coveragesInForce(words.coverageTerms(rated.charges), itemIds),
  };
  return { booking, risk, rated, isNew: true };
}

/** A later entry as it is booked again: an endorsement on the risk that now comes before it, anything else as it was. */
async function rebooked(
  entry: LedgerEntry,
  previous: Rebooked,
  changes: readonly RiskChange[],
  manual: ManualOfTerm,
): Promise<Rebooked> {
  const details = { ...entry.details, rebooks: entry.sequence };
  if (entry.kind === 'endorsement') {
    const risk = changed(previous.risk, changes);
    const rated = await manual.rate(withoutItemIds(risk).snapshot);
    return endorsed(entry.effectiveOn, risk, rated, { ...details, changes }, manual);
  }
  const { kind, effectiveOn } = entry;
  const { snapshot, worksheetId, termCharges, details: of } = previous.booking;
  const booking: PricedNewEntry = {
    kind,
    effectiveOn,
    reverses: null,
    snapshot,
    worksheetId,
    details: { ...details, itemIds: of.itemIds ?? {} },
    termCharges,
  };
  return { ...previous, booking, isNew: false };
}

/** What the cap of the renewal with which the term began has left over. */
function carriedBy(entries: readonly LedgerEntry[]): CarriedView | null {
  const renewal = liveEntries(entries).find(({ kind }) => kind === 'renewal');
  return renewal?.details.carried ?? null;
}
