import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { assertInTransaction } from '../../platform/writes.js';
import type { BlockingPoint, Reasoned } from '../rating/index.js';
import type { Subject } from './domain/issue.js';
import { firstBlocked, standingOf, standsInTheWay } from './domain/issue.js';
import type { ReferralStatus } from './domain/referral-status.js';
import { referralStatus } from './domain/referral-status.js';
import { Moratoria } from './moratoria/moratoria.js';
import type { MoratoriumCriteria } from './moratoria/moratoria.queries.js';
import type { Business, StandingIssue } from './issues.store.js';
import { IssuesStore } from './issues.store.js';
import type { EvaluationContext } from './referral-evaluation.js';
import { ReferralEvaluation } from './referral-evaluation.js';
import { referralOpen, underwritingError } from './underwriting.errors.js';

/** A transaction of a policy that is to be underwritten. */
export interface BusinessToUnderwrite extends Business {
  /** Where the risk is. */
  readonly today: CalendarDate;
  /** Whose approvals may still hold: the quote that was bound, and what was booked since. */
  readonly earlier: readonly Subject[];
  /** Under which id the change was put before underwriters, if it was: what they approved of it holds for it. */
  readonly referralId?: string | null | undefined;
  /** A new term: approvals until the end of the term are over. */
  readonly isNewTerm: boolean;
}

/**
 * Underwriting as other rooms see it: in the caller's transaction. What a policy's transaction calls:
 *
 * - one that a moratorium may stop: `Moratoria.assertNone()`, for all days from the effective date to today;
 * - one that is bound at once or not at all, an endorsement: `authorize()`; where it answers with no code, the rows are written;
 * - one that is put before underwriters first: `refer()` under an id of its own, which may be chosen before it is booked. Binding names it as
 *   `referralId`, and its approvals hold for that change alone;
 * - one that a job brought and a person approves, a renewal: the same with `raisedBy: null`: who approves are the second pair of eyes.
 *
 * Rooms above that have seen something which is not of the manual have `QuoteReferrals`.
 */
@Injectable()
export class Underwriting {
  constructor(
    private readonly em: EntityManager,
    private readonly moratoria: Moratoria,
    private readonly issues: IssuesStore,
    private readonly evaluation: ReferralEvaluation,
  ) {}

  /**
   * For a change that is bound at once or not at all. Where approvals of before, or the actor's own authority, speak for all
   * that it is referred for, the issues are written as the trace of that. Otherwise nothing is written, and the answer is the
   * codes of what nobody answers for.
   */
  async authorize(actor: Actor, business: BusinessToUnderwrite, rated: Reasoned): Promise<readonly string[]> {
    const context = await this.contextOf(actor, business);
    const evaluated = await this.evaluation.issuesOf(actor, business, rated, context);
    const open = evaluated.issues.filter((issue) => firstBlocked([standingOf(issue)]) !== null);
    if (open.length === 0) await this.evaluation.record(actor, business, evaluated, context);
    return open.map(({ code }) => code);
  }

  /**
   * Puts a change before underwriters that nobody at hand may let pass: issues for the queue under the subject's id, which is
   * named as `referralId` when the change is bound. What waits in the queue already is not put there again.
   */
  async refer(actor: Actor, business: BusinessToUnderwrite, rated: Reasoned): Promise<ReferralStatus> {
    const context = await this.contextOf(actor, business);
    const evaluated = await this.evaluation.issuesOf(actor, business, rated, context);
    const waiting = await this.issues.openReferral(business, evaluated.issues);
    if (waiting !== null) throw referredAlready(waiting);
    await this.evaluation.record(actor, business, evaluated, context);
    return referralStatus(evaluated.issues.map(({ status }) => status));
  }

  /**
   * Keeps what a consumer has to be told of a change or a renewal that rests on a consumer report; nothing where no report
   * counted, or where none says anything else than in the rating of before.
   */
  recordReport(
    business: Business,
    today: CalendarDate,
    rated: Reasoned,
    before: Reasoned | null,
  ): Promise<void> {
    return this.evaluation.recordReport(business, today, rated, before);
  }

  /** What has become of a referral; null when the policy has none of this id. */
  async referral(id: string, policyNumber: string): Promise<ReferralStatus | null> {
    const statuses = await this.issues.statuses({ id, reference: policyNumber });
    return statuses.length === 0 ? null : referralStatus(statuses);
  }

  /** Throws when an issue of a quote, which then stays as it is until the transaction ends, or a moratorium is in the way of binding it. */
  async assertMayBind(
    actor: Actor,
    quoteId: string,
    held: Omit<MoratoriumCriteria, 'transaction'>,
  ): Promise<void> {
    const [issues, moratorium] = await Promise.all([
      this.issues.standing({ type: 'quote', id: quoteId }),
      this.moratoria.find({ ...held, transaction: 'bind' }),
    ]);
    // Binding issues the policy at once, so that an issue that blocks issuing blocks it too.
    assertClear(actor, issues, 'issue');
    this.moratoria.assertNot(moratorium);
  }

  /** Quotes that have ended leave nothing open in the work queue. */
  withdraw(quoteIds: readonly string[]): Promise<void> {
    return this.issues.close('quote', quoteIds, 'withdrawn');
  }

  private async contextOf(actor: Actor, business: BusinessToUnderwrite): Promise<EvaluationContext> {
    assertInTransaction(this.em);
    const { earlier, isNewTerm, referralId, reference } = business;
    const referral = referralId ? { id: referralId, reference } : null;
    const context = await this.evaluation.context(actor, business, earlier, referral);
    return {
      ...context,
      approvals: context.approvals.filter(({ validity }) => !isNewTerm || validity === 'until'),
    };
  }
}

function assertClear(actor: Actor, issues: readonly StandingIssue[], point: BlockingPoint): void {
  if (issues.some(({ status }) => status === 'declined'))
    throw underwritingError('quoting.underwriting-declined');
  const inTheWay = issues.filter((issue) => standsInTheWay(issue, point));
  if (inTheWay.length === 0) return;
  // Agents are not told the limit that was hit: codes and reasons stay with underwriters.
  const codes = inTheWay.map(({ code }) => code).join(', ');
  throw referralOpen(isStaff(actor) ? { detail: `Open: ${codes}` } : {});
}

function referredAlready(referralId: string): Error {
  return underwritingError('quoting.referred-already', {
    detail: `It waits under referral ${referralId}: bind the change with it once underwriters have approved it.`,
    members: { referralId },
  });
}
