import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { around } from '../../domain/entries-to-book.js';
import { totalCents } from '../../domain/term-charge.js';
import { laterEntry } from '../endorse/endorsement.view.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { chargeView } from '../../policies.view.js';
import { amountOf } from '../../ledger/premium.js';
import { figuresView } from './cancellation.view.js';
import { canceling } from './canceling-entries.js';
import { cancellationFigures } from './domain/figures.js';
import { CancellationPlanner } from './plan-cancellation.js';
import type { CancellationPreviewRequest, CancellationPreviewResponse } from './cancellations.dto.js';

/** What a cancellation would give back, and when it may take effect at the earliest; nothing is kept. */
@Injectable()
export class PreviewCancellation {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly planner: CancellationPlanner,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    id: string,
    input: CancellationPreviewRequest,
  ): Promise<CancellationPreviewResponse> {
    const ledger = await this.ledger.read(actor, id);
    const { term, entries, years } = ledger;
    const plan = await this.planner.plan(actor, ledger, input, this.clock.today(term.timeZone));
    const booked = canceling(years, entries, plan.endOfCover, null);
    const before = entries.flatMap(({ charges }) => charges);
    const after = booked.flatMap(({ charges }) => charges);
    const next = (entries.at(-1)?.sequence ?? 0) + 1;
    return {
      policyVersion: term.rowVersion,
      effectiveOn: input.effectiveOn,
      requestedBy: input.requestedBy,
      reason: input.reason,
      isScheduled: plan.isScheduled,
      refundMethod: plan.endOfCover.refundMethod,
      refundCitation: plan.endOfCover.refundCitation,
      isFreeLook: plan.endOfCover.isFreeLook,
      earliestEffectiveOn: plan.earliestEffectiveOn,
      noticeDays: plan.notice?.days ?? null,
      noticeCitation: plan.notice?.citation ?? null,
      isInUnderwritingPeriod: plan.isInUnderwritingPeriod,
      isExplanationOwed: plan.law.isExplanationOwed,
      losses: plan.losses,
      premiumBefore: amountOf(totalCents(before)),
      premiumAfter: amountOf(totalCents(before) + totalCents(after)),
      ...figuresView(cancellationFigures(before, after)),
      charges: booked.flatMap(({ charges }, index) =>
        charges.map((charge) => chargeView(charge, next + index)),
      ),
      later: around(entries, input).later.map(laterEntry),
    };
  }
}
