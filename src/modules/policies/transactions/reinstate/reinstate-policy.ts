import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { Clock } from '../../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { Audit } from '../../../audit/index.js';
import { statusOn } from '../../domain/policy-status.js';
import type { BookedEntry, Ledger } from '../../ledger/ledger.store.js';
import { Consequences } from '../../ledger/consequences.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { WriteNotices } from '../../notices/write-notices.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { Rating } from '../../../rating/index.js';
import { ScreenContracts, changeHeld } from '../../sanctions/screen-contracts.js';
import { reinstatementLetter } from '../cancel/cancellation-letter.js';
import { LossesOfTerm } from '../losses-of-term.js';
import { DueCancellations } from '../cancel/due-cancellations.js';
import { NoLossStatements } from './no-loss-statements.store.js';
import type { ReinstatementPlan } from './plan-reinstatement.js';
import { ReinstatementPlanner } from './plan-reinstatement.js';
import type { ReinstatePolicyRequest } from './reinstatements.dto.js';
import type { PolicyResponse } from '../../policies.dto.js';

/** Lets the cover of a canceled policy go on, from the day on which it ended or, with a lapse, from a later one. */
@Injectable()
export class ReinstatePolicy {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly due: DueCancellations,
    private readonly planner: ReinstatementPlanner,
    private readonly losses: LossesOfTerm,
    private readonly statements: NoLossStatements,
    private readonly screening: ScreenContracts,
    private readonly rating: Rating,
    private readonly writing: WriteNotices,
    private readonly queries: PoliciesQueries,
    private readonly consequences: Consequences,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ReinstatePolicyRequest,
  ): Promise<PolicyResponse> {
    const locked = await this.ledger.lockVersion(actor, id, expected);
    const today = this.clock.today(locked.term.timeZone);
    const ledger = await this.due.settle(locked, today);
    const plan = await this.planner.plan(ledger, input, today);
    this.losses.assertNone(actor, plan.losses, input);
    const { noLossStatement = null } = input;
    await this.statements.assertAtHand(actor, ledger, plan, input, today);
    await this.screening.assertMayContinue(actor, ledger.term, changeHeld(ledger.term));

    for (const { id, rated } of plan.worksheets) await this.rating.recordWorksheet(id, rated);
    const entry = await this.book(actor, ledger, plan, today);
    if (noLossStatement) await this.statements.record(actor, id, entry.id, plan.cancelledOn, noLossStatement);
    await this.writing.run(actor, ledger, {
      kind: 'reinstatement',
      transactionId: entry.id,
      effectiveOn: plan.effectiveOn,
      dueOn: today,
      noticeDays: null,
      letter: reinstatementLetter(plan.cancelledOn, plan.effectiveOn),
    });
    const { bookings, effectiveOn } = plan;
    const change = { ledger, bookings, entry, effectiveOn, kind: 'reinstatement' } as const;
    const premium = await this.consequences.ofPremiumChange(actor, change);
    await this.audit.record(actor, {
      action: 'policies.reinstated',
      resourceType: 'policy',
      resourceId: id,
      changes: {
        effectiveOn,
        cancelledOn: plan.cancelledOn,
        hasLapse: plan.hasLapse,
        reason: input.reason,
        sequence: entry.sequence,
        restored: plan.restored.map(({ sequence }) => sequence),
        premium,
        ...(noLossStatement && { noLossSignedOn: noLossStatement.signedOn }),
        ...(plan.losses.length > 0 && { despiteLosses: plan.losses.map(({ claimNumber }) => claimNumber) }),
      },
    });
    return this.queries.byId(actor, id);
  }

  private async book(
    actor: Actor,
    ledger: Ledger,
    { bookings }: ReinstatementPlan,
    today: CalendarDate,
  ): Promise<BookedEntry> {
    const status = statusOn({ ...ledger.term, cancelledOn: null }, today);
    const changes = { status, cancelledOn: null };
    const booked = await this.ledger.append(actor, ledger, bookings, changes, this.clock.now());
    const entry = booked.find(({ kind }) => kind === 'reinstatement');
    if (!entry) throw new Error('A reinstatement was planned without its entry');
    return entry;
  }
}
