import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { insertOf } from '../../../platform/insert.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn, startOfDay } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { longDate } from '../../../shared/long-date.js';
import type { CoverView } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import { dayOfCover } from './domain/day-of-cover.js';
import { claimsError } from '../claims.errors.js';
import { dateOfMoment } from '../date-of-moment.js';
import type { CoverDifference } from './cover-difference.js';
import { coverDifferences } from './cover-difference.js';
import type { GoverningTerms, UncoveredReason } from './governing-terms.js';
import { governingCover, governingTerms } from './governing-terms.js';
import { ClaimVerification } from './verification.entity.js';

/** When a loss happened. Without a time, entries of the day of loss are taken to be booked after it. */
export interface MomentOfLoss {
  readonly lossOn: CalendarDate;
  readonly lossAt: string | null;
}

/** The result of a verification, before it is written. */
export interface FoundCover extends MomentOfLoss {
  readonly knownThenAt: string;
  readonly then: CoverView | null;
  readonly now: CoverView;
  readonly terms: readonly GoverningTerms[];
  readonly isCovered: boolean;
  readonly notCoveredReason: UncoveredReason | null;
  /** The differences between what was known then and what is known now. */
  readonly differences: readonly CoverDifference[];
}

const INSERT = insertOf(ClaimVerification, [
  'claimId',
  'sequence',
  'policyId',
  'lossOn',
  'lossAt',
  'knownThenAt',
  'knownThen',
  'knownNow',
  'isCovered',
  'notCoveredReason',
  'segmentTransactionId',
  'differences',
  'verifiedBy',
  'verifiedAt',
]);

const LAST = new Statement<{ readonly claimId: string }, { readonly sequence: number | null }>(
  ({ claimId }, em) =>
    over(em, ClaimVerification)
      .selectFrom('ClaimVerification')
      .select(({ fn }) => fn.max('sequence').as('sequence'))
      .where('claimId', '=', claimId),
);

/** Verifies what a policy promised when a loss happened: as it was known then, and as it is known now. Both are stored. */
@Injectable()
export class VerifyCoverage {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  /**
   * `policy` is the policy on the day of the loss as it is known. A loss whose time is known may belong to the day of cover before.
   * Throws claims.loss-ahead and claims.loss-day-differs.
   */
  async look(actor: Actor, policy: CoverView, loss: MomentOfLoss): Promise<FoundCover> {
    const { lossOn, lossAt } = loss;
    const { id, timeZone } = policy;
    if (lossOn > this.clock.today(timeZone)) throw lossAhead('/lossOn');
    assertOfDay(loss, timeZone);
    const knownThenAt = lossAt ?? startOfDay(timeZone, lossOn).toISOString();
    const day = lossAt === null ? lossOn : dayOfCover(timeZone, new Date(lossAt));
    const now = day === policy.on ? policy : await this.policies.coverOn(actor, id, day);
    const then = await this.policies.coverOn(actor, id, day, knownThenAt).catch(nothingBooked);
    const governing = governingCover(then, now);
    return {
      ...loss,
      knownThenAt,
      then,
      now,
      terms: governingTerms(governing),
      isCovered: governing !== null,
      notCoveredReason: now.notCoveredReason,
      differences: coverDifferences(then, now),
    };
  }

  /** The number of the last verification of a claim; 0 where there is none. */
  async lastOf(claimId: string): Promise<number> {
    return (await LAST.first(this.em, { claimId }))?.sequence ?? 0;
  }

  async record(actor: Actor, claimId: string, sequence: number, found: FoundCover): Promise<void> {
    await INSERT.send(this.em, {
      claimId,
      sequence,
      policyId: found.now.id,
      lossOn: found.lossOn,
      lossAt: dateOfMoment(found.lossAt),
      knownThenAt: new Date(found.knownThenAt),
      knownThen: found.then && JSON.stringify(found.then),
      knownNow: JSON.stringify(found.now),
      isCovered: found.isCovered,
      notCoveredReason: found.notCoveredReason,
      segmentTransactionId: (governingCover(found.then, found.now) ?? found.now).segmentId,
      differences: JSON.stringify(found.differences),
      verifiedBy: actor.id,
      verifiedAt: this.clock.now(),
    });
  }
}

/** Nothing had been booked at that moment: a policy that was entered after its loss. */
function nothingBooked(error: unknown): null {
  if (error instanceof DomainError && error.code === 'policies.policy-not-found') return null;
  throw error;
}

export function lossAhead(pointer: string): Error {
  return claimsError('claims.loss-ahead', { errors: [{ pointer, detail: 'must not lie ahead' }] });
}

function assertOfDay({ lossOn, lossAt }: MomentOfLoss, timeZone: string): void {
  if (lossAt === null) return;
  const day = calendarDateIn(timeZone, new Date(lossAt));
  if (day === lossOn) return;
  throw claimsError('claims.loss-day-differs', {
    errors: [{ pointer: '/lossAt', detail: `is on ${longDate(day)} where the policy is` }],
  });
}
