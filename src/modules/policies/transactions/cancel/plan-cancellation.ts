import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { assertMayTakeEffect } from '../../policies.rules.js';
import type { RecordedLossResponse } from '../../../customers/index.js';
import { LossesOfTerm } from '../losses-of-term.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { earliestEnd } from '../../notices/domain/mailing.js';
import type { NoticeLaw } from '../../notices/notice-laws.js';
import { NOTHING_OWED, NoticeLaws } from '../../notices/notice-laws.js';
import {
  assertCancellable,
  assertMayCancelFor,
  assertNoticeKnown,
  assertNoticeLongEnough,
  assertReasonFits,
} from './cancellation.rules.js';
import type { CancellationLaw } from './cancellation-law.js';
import { CancellationLaws } from './cancellation-law.js';
import type { EndOfCover } from './canceling-entries.js';
import { freeLookRule } from './domain/free-look.js';
import type { NoticeFact } from './domain/notice-rule.js';
import { noticeRule } from './domain/notice-rule.js';
import { refundRule } from './domain/refund-method.js';
import type { CancelPolicyRequest } from './cancellations.dto.js';

/** A cancellation as the recorded rules have it. */
export interface CancellationPlan {
  readonly endOfCover: EndOfCover;
  /** The notice that the insurer owes; null where the insured asks. */
  readonly notice: NoticeFact | null;
  readonly earliestEffectiveOn: CalendarDate;
  readonly isInUnderwritingPeriod: boolean;
  /** The rights that the notice has to explain; empty where the insured asks. */
  readonly law: NoticeLaw;
  /** Announced for a later day; else booked at once. */
  readonly isScheduled: boolean;
  /** Losses reported for the days that would lose cover. */
  readonly losses: readonly RecordedLossResponse[];
}

/** Decides how and when cover ends: the same for a preview and for the cancellation itself. */
@Injectable()
export class CancellationPlanner {
  constructor(
    private readonly laws: CancellationLaws,
    private readonly noticeLaws: NoticeLaws,
    private readonly losses: LossesOfTerm,
  ) {}

  async plan(
    actor: Actor,
    ledger: Ledger,
    input: CancelPolicyRequest,
    today: CalendarDate,
  ): Promise<CancellationPlan> {
    const { term } = ledger;
    assertReasonFits(input);
    assertMayCancelFor(actor, input.requestedBy);
    assertCancellable(ledger, input.effectiveOn, today);
    const [law, losses] = await Promise.all([
      this.laws.of(term, today),
      this.losses.since(ledger, input.effectiveOn),
    ]);
    const refund = freeLookRule(law.freeLook, term, input, today) ?? refundRule(law.refunds, input, term);
    const isInUnderwritingPeriod = today < (law.underwritingPeriodEndsOn ?? '');
    const notice = owedNotice(actor, ledger, input, law, today, isInUnderwritingPeriod);
    return {
      endOfCover: {
        effectiveOn: input.effectiveOn,
        requestedBy: input.requestedBy,
        reason: input.reason,
        explanation: input.explanation ?? null,
        note: input.note ?? null,
        ...(losses.length > 0 && { despiteLosses: losses.map(({ claimNumber }) => claimNumber) }),
        refundMethod: refund.method,
        refundCitation: refund.citation,
        isFreeLook: refund.isFreeLook,
      },
      notice,
      earliestEffectiveOn: notice ? earliestEnd(today, notice.days) : today,
      isInUnderwritingPeriod,
      law: notice ? await this.noticeLaws.of(term, 'cancellation', today) : NOTHING_OWED,
      isScheduled: input.effectiveOn > today,
      losses,
    };
  }
}

/** Null where the insured asks: no notice is owed then. */
function owedNotice(
  actor: Actor,
  { term }: Ledger,
  { requestedBy, reason, effectiveOn }: CancelPolicyRequest,
  { notices }: CancellationLaw,
  today: CalendarDate,
  isInUnderwritingPeriod: boolean,
): NoticeFact | null {
  if (requestedBy === 'insured') {
    assertMayTakeEffect(actor, effectiveOn, today);
    return null;
  }
  const notice = noticeRule(notices, reason, isInUnderwritingPeriod);
  assertNoticeKnown(term, reason, notice);
  assertNoticeLongEnough(term, effectiveOn, earliestEnd(today, notice.days), notice);
  return notice;
}
