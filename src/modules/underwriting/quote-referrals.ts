import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { Trigger } from '../rating/index.js';
import { raise } from './domain/raise-issues.js';
import { IssuesStore } from './issues.store.js';
import type { QuoteToEvaluate } from './quote-underwriting.js';
import { QuotesUnderReview } from './quotes-under-review.js';

/** Why a quote is referred for a reason that is not in its manual. */
export interface OutsideReason extends Trigger {
  readonly title: string;
  readonly authority: string;
}

/**
 * Referrals from outside the manual: a room above has found something that a person should look at before the quote
 * is bound.
 */
@Injectable()
export class QuoteReferrals {
  constructor(
    private readonly issues: IssuesStore,
    private readonly quotes: QuotesUnderReview,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction. An approval of the version before is carried over while it covers the value. False
   * where the quote has ended, so that nothing is left to decide.
   */
  async refer(quote: QuoteToEvaluate, reason: OutsideReason, today: CalendarDate): Promise<boolean> {
    const { id, parentQuoteId, customerId, agencyId, productType, state } = quote;
    const { ended } = await this.quotes.lock(SYSTEM_ACTOR, id);
    if (ended !== null) return false;
    const subject = { type: 'quote', id } as const;
    const standing = await this.issues.standing(subject);
    if (standing.some(({ code }) => code === reason.code)) return true;
    const earlier = parentQuoteId === null ? [] : [{ type: 'quote', id: parentQuoteId } as const];
    const approvals = await this.issues.approvals(earlier, null, today);
    const { title, authority, ...trigger } = reason;
    const { code } = trigger;
    const reasons = [{ code, title, outcome: 'refer', blocks: 'bind', authority } as const];
    const raised = raise(
      { outcome: 'refer', reasons },
      { triggers: [trigger], reportRules: [], held: [], approvals, actorId: null, raisedBy: null, today },
      newId,
    );
    const business = {
      subject,
      reference: null,
      companyCode: null,
      customerId,
      agencyId,
      productType,
      state,
    };
    await this.issues.insert(business, raised, null, this.clock.now());
    return true;
  }

  /** In the caller's transaction: withdraws the open issues of this code that name this fact. */
  withdraw(code: string, fact: readonly [name: string, value: string]): Promise<number> {
    return this.issues.withdrawFor(code, fact);
  }
}
