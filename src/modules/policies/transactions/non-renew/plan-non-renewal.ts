import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { JurisdictionRules } from '../../../jurisdictions/index.js';
import type { NoticeFact } from '../cancel/domain/notice-rule.js';
import { latestMailing } from '../../notices/domain/mailing.js';
import type { NoticeLaw } from '../../notices/notice-laws.js';
import { NOTHING_OWED, NoticeLaws } from '../../notices/notice-laws.js';
import type { EndingTerm } from '../renew/ending-term.queries.js';
import { assertRenewable } from '../renew/ending-term.rules.js';
import { nonRenewalNotice } from './domain/non-renewal-notice.js';
import type { NonRenewal } from './non-renewal-entries.js';
import {
  assertMayNonRenewFor,
  assertNonRenewalNoticeKnown,
  assertNonRenewalReasonFits,
} from './non-renewal.rules.js';
import type { NonRenewPolicyRequest } from './non-renewals.dto.js';

export interface NonRenewalPlan {
  readonly nonRenewal: NonRenewal;
  /** The notice that the insurer owes; null where the insured asks. */
  readonly notice: NoticeFact | null;
  /** The rights that the notice has to explain; empty where the insured asks. */
  readonly law: NoticeLaw;
}

/** Decides what it takes not to renew a term: the same for a preview and for the non-renewal itself. */
@Injectable()
export class NonRenewalPlanner {
  constructor(
    private readonly facts: JurisdictionRules,
    private readonly noticeLaws: NoticeLaws,
  ) {}

  async plan(
    actor: Actor,
    term: EndingTerm,
    input: NonRenewPolicyRequest,
    today: CalendarDate,
  ): Promise<NonRenewalPlan> {
    assertNonRenewalReasonFits(input);
    assertMayNonRenewFor(actor, input.requestedBy);
    assertRenewable(term, today);
    const notice = input.requestedBy === 'insured' ? null : await this.owed(term, input, today);
    const nonRenewal = {
      requestedBy: input.requestedBy,
      reason: input.reason,
      explanation: input.explanation ?? null,
      note: input.note ?? null,
      noticeDays: notice?.days ?? null,
      noticeCitation: notice?.citation ?? null,
      mailBy: notice && latestMailing(term.expirationDate, notice.days),
    };
    const law = notice ? await this.noticeLaws.of(term, 'non-renewal', today) : NOTHING_OWED;
    return { nonRenewal, notice, law };
  }

  /** By the rules of the day of mailing. */
  private async owed(
    term: EndingTerm,
    { reason }: NonRenewPolicyRequest,
    today: CalendarDate,
  ): Promise<NoticeFact> {
    const { state, productType } = term;
    const found = await this.facts.on({ state, productType, kind: 'notice_days' }, today);
    const facts = found.map(({ key, value, citation }) => ({ key, days: value['days'] as number, citation }));
    const notice = nonRenewalNotice(facts, reason);
    assertNonRenewalNoticeKnown(term, reason, notice);
    return notice;
  }
}
