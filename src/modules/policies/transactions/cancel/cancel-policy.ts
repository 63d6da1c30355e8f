import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { assertExplained } from './cancellation.rules.js';
import { CancellationWriter } from './cancellation-writer.js';
import { DueCancellations } from './due-cancellations.js';
import { LossesOfTerm } from '../losses-of-term.js';
import { CancellationPlanner } from './plan-cancellation.js';
import type { CancellationPreviewRequest } from './cancellations.dto.js';
import type { PolicyResponse } from '../../policies.dto.js';

/**
 * Ends cover before the term does: at once when the day has come, and else by an announcement that can be taken back until
 * its day. Who asks and why decide what is refunded and how much notice is owed.
 */
@Injectable()
export class CancelPolicy {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly due: DueCancellations,
    private readonly planner: CancellationPlanner,
    private readonly losses: LossesOfTerm,
    private readonly writer: CancellationWriter,
    private readonly queries: PoliciesQueries,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    version: number,
    input: CancellationPreviewRequest,
  ): Promise<PolicyResponse> {
    const locked = await this.ledger.lockVersion(actor, id, version);
    const today = this.clock.today(locked.term.timeZone);
    const ledger = await this.due.settle(locked, today);
    const plan = await this.planner.plan(actor, ledger, input, today);

    this.losses.assertNone(actor, plan.losses, input);
    assertExplained(plan.endOfCover, plan.law.isExplanationOwed);

    if (plan.isScheduled) await this.writer.announce(actor, ledger, plan, today);
    else {
      await this.writer.end(actor, ledger, plan.endOfCover, { rights: plan.law.rights }, today);
    }
    return this.queries.byId(actor, id);
  }
}
