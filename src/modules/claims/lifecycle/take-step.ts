import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { Deadlines } from '../diary/deadlines.js';
import { FiguresStore } from '../figures/figures.store.js';
import { RecordLoss } from '../record-loss.js';
import { NoteCession } from '../reinsurance/note-cession.store.js';
import { StepRequirements } from './step-requirements.js';
import { dateOfMoment } from '../date-of-moment.js';
import type { ClaimAction } from './domain/claim-status.js';
import { RESOLVED, isOpenClaim, transitionOf, transitionsFrom } from './domain/claim-status.js';
import { INSERT_TRANSITION } from './record-transition.js';

export interface StepTaken {
  readonly reason?: string | null;
  /** Columns that change with the status. */
  readonly change?: Readonly<Record<string, unknown>>;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Takes a claim from one status to the next, under its lock, as the table of steps allows; nothing else changes a status. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly requirements: StepRequirements,
    private readonly loss: RecordLoss,
    private readonly deadlines: Deadlines,
    private readonly figures: FiguresStore,
    private readonly cessions: NoteCession,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws claims.status, and what stands in the way of the step. */
  async take(
    actor: Actor,
    claim: LockedClaim,
    action: ClaimAction,
    { reason = null, change = {}, details = {} }: StepTaken,
  ): Promise<void> {
    const rule = transitionOf(claim.status, action);
    if (!rule) throw notFrom(claim);
    await this.requirements.assert(claim, rule);
    const now = this.clock.now();
    const resolvedAt = RESOLVED.includes(rule.to) ? (dateOfMoment(claim.resolvedAt) ?? now) : null;
    const move = (): Promise<void> => this.store.change(claim, { ...change, status: rule.to, resolvedAt });
    // What is merged is ended, and counts with the claim that stays until it is reopened as a loss of its own.
    await (isOpenClaim(claim.status) === isOpenClaim(rule.to)
      ? move()
      : this.figures.recount(claim.id, move));
    // What is merged cedes nothing until it is reopened.
    if (action === 'merge' || claim.duplicateOf !== null) await this.cessions.run(claim);
    await INSERT_TRANSITION.send(this.em, {
      claimId: claim.id,
      action,
      fromStatus: claim.status,
      toStatus: rule.to,
      reason,
      details: JSON.stringify(details),
      takenBy: actor.id,
      takenAt: now,
    });
    await this.deadlines.follow(actor, claim, rule.to);
    await (action === 'merge' ? this.loss.forget(claim) : this.loss.run(claim, { status: rule.to }));
    await this.audit.record(actor, {
      action: `claims.${PAST[action]}`,
      resourceType: 'claim',
      resourceId: claim.id,
      changes: { status: [claim.status, rule.to], reason, ...details },
    });
  }
}

const PAST: Readonly<Record<ClaimAction, string>> = {
  review: 'review-begun',
  approve: 'approved',
  deny: 'denied',
  withdraw: 'withdrawn',
  close: 'closed',
  reopen: 'reopened',
  merge: 'merged',
};

export function notFrom({ status }: Pick<LockedClaim, 'status'>): Error {
  const possible = transitionsFrom(status).map(({ action }) => action);
  return claimsError('claims.status', {
    detail: `The claim is ${status}${possible.length > 0 ? `; what can be done: ${possible.join(', ')}` : ''}.`,
    members: { claimStatus: status },
  });
}
