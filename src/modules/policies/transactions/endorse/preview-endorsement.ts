import { Injectable } from '@nestjs/common';
import { shownTo } from '../../../../platform/http/fields.js';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { Rating } from '../../../rating/index.js';
import { coverageChanges, coveragesOfRating } from '../../coverages/coverage.view.js';
import { priced } from '../../domain/entries-to-book.js';
import { entryOnDay } from '../../domain/ledger-entry.js';
import { totalCents } from '../../domain/term-charge.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { assertChangeable } from '../../policies.rules.js';
import { chargeView } from '../../policies.view.js';
import { amountOf, premiumOf } from '../../ledger/premium.js';
import { chargesByPlace, ratedRiskOf, riskOf } from '../../ledger/rated-change.js';
import { laterEntry } from './endorsement.view.js';
import type { EndorsementInput, EndorsementPlan } from './plan-endorsement.js';
import { EndorsementPlanner } from './plan-endorsement.js';
import { UnderwriteChange } from './underwrite-change.js';
import { EndorsementPreviewResponse } from './endorsements.dto.js';

/** What an endorsement would change and cost, with its new worksheet; nothing is kept. */
@Injectable()
export class PreviewEndorsement {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly planner: EndorsementPlanner,
    private readonly underwriting: UnderwriteChange,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, input: EndorsementInput): Promise<EndorsementPreviewResponse> {
    const ledger = await this.ledger.read(actor, id);
    const today = this.clock.today(ledger.term.timeZone);
    assertChangeable(actor, ledger, input.effectiveOn, today);
    const plan = await this.planner.plan(ledger, input, today);
    await this.underwriting.assertNoMoratorium(ledger, plan, input.effectiveOn, today);
    const before = premiumOf(ledger.entries);
    const charges = plan.bookings.flatMap((booking) => booking.charges);
    const isPriced = plan.rated !== null;
    const { outcome, reasons } = plan.decision;
    return shownTo(actor, EndorsementPreviewResponse, {
      rowVersion: ledger.term.rowVersion,
      effectiveOn: input.effectiveOn,
      premiumBefore: amountOf(before),
      premiumAfter: isPriced ? amountOf(before + totalCents(charges)) : null,
      premiumChange: isPriced ? amountOf(totalCents(charges)) : null,
      charges: plan.bookings.flatMap((booking, index) =>
        booking.charges.map((charge) =>
          chargeView(charge, (ledger.entries.at(-1)?.sequence ?? 0) + 1 + index),
        ),
      ),
      coverages: await this.coverageChanges(ledger, plan, input),
      conflicts: plan.conflicts.map(({ path, given, later, laterSequence, laterEffectiveOn, choices }) => ({
        path,
        given: given.value ?? null,
        later: later.value ?? null,
        laterSequence,
        laterEffectiveOn,
        choices,
      })),
      later: plan.later.map(laterEntry),
      missingToBind: plan.missingToBind,
      underwriting: { outcome, reasons },
      calculation: plan.rated ? await this.rating.calculation(plan.rated) : null,
    });
  }

  /** On the day of the change; those of entries that are booked again follow from it. */
  private async coverageChanges(
    { term, entries }: Ledger,
    { rated, bookings }: EndorsementPlan,
    input: EndorsementInput,
  ): Promise<EndorsementPreviewResponse['coverages']> {
    const base = entryOnDay(entries, input.effectiveOn);
    const entry = bookings.find(({ kind }) => kind === 'endorsement');
    if (!rated || !base || !entry) return [];
    const edition = { id: rated.editionId, contentHash: rated.editionHash };
    const was = riskOf(base);
    const [before, after] = [
      await this.rating.wording(edition, ratedRiskOf(term, was.snapshot)),
      await this.rating.wording(edition, ratedRiskOf(term, entry.snapshot)),
    ];
    return coverageChanges(
      coveragesOfRating(
        before.coverageTerms(chargesByPlace(priced(base).termCharges, was.itemIds)),
        was.itemIds,
      ),
      coveragesOfRating(after.coverageTerms(rated.charges), entry.details.itemIds ?? {}),
    );
  }
}
