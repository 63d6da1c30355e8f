import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { totalCents } from '../../domain/term-charge.js';
import { laterEntry } from '../endorse/endorsement.view.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { chargeView } from '../../policies.view.js';
import { amountOf, premiumOf } from '../../ledger/premium.js';
import { ReinstatementPlanner } from './plan-reinstatement.js';
import type { ReinstatementPreviewRequest, ReinstatementPreviewResponse } from './reinstatements.dto.js';

/** What a reinstatement would charge, and what comes back with it; nothing is kept. */
@Injectable()
export class PreviewReinstatement {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly planner: ReinstatementPlanner,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    id: string,
    input: ReinstatementPreviewRequest,
  ): Promise<ReinstatementPreviewResponse> {
    const ledger = await this.ledger.read(actor, id);
    const { term, entries } = ledger;
    const plan = await this.planner.plan(ledger, input, this.clock.today(term.timeZone));
    const before = premiumOf(entries);
    const change = totalCents(plan.bookings.flatMap(({ charges }) => charges));
    const next = (entries.at(-1)?.sequence ?? 0) + 1;
    return {
      policyVersion: term.rowVersion,
      effectiveOn: plan.effectiveOn,
      cancelledOn: plan.cancelledOn,
      hasLapse: plan.hasLapse,
      premiumBefore: amountOf(before),
      premiumAfter: amountOf(before + change),
      premiumChange: amountOf(change),
      charges: plan.bookings.flatMap(({ charges }, index) =>
        charges.map((charge) => chargeView(charge, next + index)),
      ),
      restored: plan.restored.map(laterEntry),
      losses: plan.losses,
    };
  }
}
