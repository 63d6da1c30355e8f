import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { askTogether } from '../../platform/sql.js';
import type { BlockingPoint, Reasoned } from '../rating/index.js';
import type { Subject, UnderwritingOutcome } from './domain/issue.js';
import { firstBlocked, outcomeOf, standingOf, standsInTheWay } from './domain/issue.js';
import type { ReferralStatus } from './domain/referral-status.js';
import { referralStatus } from './domain/referral-status.js';
import { Holds } from './holds.js';
import type { FoundHold, HeldQuestion } from './holds.queries.js';
import type { Business, StandingIssue } from './issues.store.js';
import { IssuesStore } from './issues.store.js';
import type { Ground } from './judgement.js';
import { Judgement } from './judgement.js';
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

/** What may stand in the way of binding a quote. */
export interface StandingQuestions {
  readonly issues: RawBuilder<StandingIssue>;
  readonly holds: RawBuilder<FoundHold>;
}

export interface StandingAnswers {
  readonly issues: readonly StandingIssue[];
  readonly holds: readonly FoundHold[];
}

/** Underwriting as other rooms see it. Everything belongs to the caller's transaction and refuses to run without one. */
@Injectable()
export class Underwriting {
  constructor(
    private readonly em: EntityManager,
    private readonly holds: Holds,
    private readonly issues: IssuesStore,
    private readonly judgement: Judgement,
  ) {}

  /** Writes the issues of a rated transaction, and what the consumer has to be told. */
  async raise(actor: Actor, business: BusinessToUnderwrite, rated: Reasoned): Promise<UnderwritingOutcome> {
    const ground = await this.groundOf(actor, business);
    const { issues, writes } = await this.judgement.of(actor, business, rated, ground);
    await this.write(writes);
    return outcomeOf(issues);
  }

  /**
   * For a change that is bound at once or not at all. Where approvals of before, or the actor's own authority, speak for all
   * that it is referred for, the issues are written as the trace of that. Otherwise nothing is written, and the answer is the
   * codes of what nobody answers for.
   */
  async authorise(actor: Actor, business: BusinessToUnderwrite, rated: Reasoned): Promise<readonly string[]> {
    const ground = await this.groundOf(actor, business);
    const { issues, writes } = await this.judgement.issuesOf(actor, business, rated, ground);
    const open = issues.filter((issue) => firstBlocked([standingOf(issue)]) !== null);
    if (open.length === 0) await this.write(writes);
    return open.map(({ code }) => code);
  }

  /**
   * Puts a change before underwriters that nobody at hand may let pass: issues for the queue under the subject's id, which is
   * named as `referralId` when the change is bound. What waits in the queue already is not put there again.
   */
  async refer(actor: Actor, business: BusinessToUnderwrite, rated: Reasoned): Promise<ReferralStatus> {
    const ground = await this.groundOf(actor, business);
    const { issues, writes } = await this.judgement.issuesOf(actor, business, rated, ground);
    const waiting = await this.issues.openReferral(business, issues);
    if (waiting !== null) throw referredAlready(waiting);
    await this.write(writes);
    return referralStatus(issues.map(({ status }) => status));
  }

  /**
   * The row of what a consumer has to be told of a change or a renewal that rests on a consumer report; none where no report
   * counted, or where none says anything else than in the rating of before.
   */
  async reportRows(
    business: Business,
    today: CalendarDate,
    rated: Reasoned,
    before: Reasoned | null,
  ): Promise<readonly RawBuilder<unknown>[]> {
    this.assertInTransaction();
    const row = await this.judgement.reportRow(business, rated, before);
    if (!row) return [];
    const { due } = await askTogether(this.em, { due: this.judgement.dueQuestion({ ...business, today }) });
    return [row({ due, today })];
  }

  /** The same, written at once. */
  async tellOfReport(business: BusinessToUnderwrite, rated: Reasoned, before: Reasoned): Promise<void> {
    await this.write(await this.reportRows(business, business.today, rated, before));
  }

  /** What has become of a referral; null when the policy has none of this id. */
  async referral(id: string, policyNumber: string): Promise<ReferralStatus | null> {
    const statuses = await this.issues.statuses({ id, reference: policyNumber });
    return statuses.length === 0 ? null : referralStatus(statuses);
  }

  /** Throws when an issue of the subject stands in the way of a point. The issues stay as they are until the transaction ends. */
  async assertCleared(actor: Actor, subject: Subject, point: BlockingPoint): Promise<void> {
    this.assertInTransaction();
    assertClear(actor, await this.issues.standing(subject), point);
  }

  /** The same for binding a quote, and what holds are in the way now, asked together with other questions. */
  standingQuestions(quoteId: string, held: Omit<HeldQuestion, 'transaction'>): StandingQuestions {
    return {
      issues: this.issues.standingQuestion({ type: 'quote', id: quoteId }),
      holds: this.holds.question({ ...held, transaction: 'bind' }),
    };
  }

  assertMayBind(actor: Actor, { issues, holds }: StandingAnswers): void {
    // Binding issues the policy at once, so that an issue that blocks issuing blocks it too.
    assertClear(actor, issues, 'issue');
    this.holds.assertNoneIn(holds);
  }

  /** Quotes that have ended, whose ids a statement gives, leave nothing open in the work queue. */
  withdrawnRows(quoteIds: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.issues.closeAll('quote', quoteIds, 'withdrawn');
  }

  private async groundOf(actor: Actor, business: BusinessToUnderwrite): Promise<Ground> {
    this.assertInTransaction();
    const { earlier, isNewTerm, referralId, reference } = business;
    const referral = referralId ? { id: referralId, reference } : null;
    const { ground } = await askTogether(this.em, {
      ground: this.judgement.question(actor, business, earlier, referral),
    });
    const [known] = ground;
    if (!known) throw new Error('The question of underwriting has one answer');
    const approvals = known.approvals.filter(({ validity }) => !isNewTerm || validity === 'until');
    return { ...known, approvals };
  }

  private async write(writes: readonly RawBuilder<unknown>[]): Promise<void> {
    for (const write of writes) await write.execute(this.em.getKysely());
  }

  private assertInTransaction(): void {
    if (!this.em.isInTransaction())
      throw new Error('Underwriting needs the transaction of what is underwritten');
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
