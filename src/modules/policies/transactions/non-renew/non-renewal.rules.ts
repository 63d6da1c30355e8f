import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import { holds } from '../../../../platform/http/permissions.js';
import type { NoticeFact } from '../cancel/domain/notice-rule.js';
import type { Requester } from '../cancel/domain/cancellation-reason.js';
import { policyError } from '../../policies.errors.js';
import type { EndingTerm } from '../renew/ending-term.queries.js';
import type { NonRenewalReason } from './domain/non-renewal-reason.js';
import { nonRenewalReasonsOf } from './domain/non-renewal-reason.js';
import { nonRenewalKeyOf } from './domain/non-renewal-notice.js';
import type { NonRenewalPreviewRequest } from './non-renewals.dto.js';

export function assertNonRenewalReasonFits({ requestedBy, reason }: NonRenewalPreviewRequest): void {
  const fitting = nonRenewalReasonsOf(requestedBy);
  if (fitting.includes(reason)) return;
  throw policyError('policies.reason-of-other-party', {
    errors: [
      {
        pointer: '/reason',
        detail: `must be one of ${fitting.join(', ')} when the ${requestedBy} does not renew`,
      },
    ],
  });
}

export function assertMayNonRenewFor(actor: Actor, requestedBy: Requester): void {
  if (requestedBy === 'insured' || holds(actor, 'policies.non-renew-for-insurer')) return;
  throw policyError('policies.insurer-non-renewal');
}

/** An insurer ends a policy with its term only after the notice that is recorded for the state. */
export function assertNonRenewalNoticeKnown(
  { state, productType }: EndingTerm,
  reason: NonRenewalReason,
  fact: NoticeFact | null,
): asserts fact is NoticeFact {
  if (fact !== null) return;
  throw policyError('policies.notice-days-unknown', {
    detail: `For ${state} ${productType} no days of notice are recorded. Record a state fact of kind notice_days, key ${nonRenewalKeyOf(reason)} or non-renewal, with its citation.`,
  });
}

/** After the last day to mail the notice the law has the insurer renew. */
export function assertNotTooLate(
  { policyNumber, expirationDate }: EndingTerm,
  notice: NoticeFact | null,
  mailBy: CalendarDate | null,
  today: CalendarDate,
): void {
  if (notice === null || mailBy === null || today <= mailBy) return;
  throw policyError('policies.non-renewal-too-late', {
    detail: `Policy ${policyNumber} ends on ${longDate(expirationDate)}; ${notice.days} days of notice are owed (${notice.citation}), so it had to be mailed by ${longDate(mailBy)}.`,
    members: { mailBy },
  });
}
