import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import { holds } from '../../../../platform/http/permissions.js';
import { pricingEntries } from '../../domain/ledger-entry.js';
import { endOfCover, isCovered } from '../../domain/timeline.js';
import type { Ledger, PolicyTerm } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { assertNotRunOut, assertWithinTerm } from '../../policies.rules.js';
import type { CancellationReason, Requester } from './domain/cancellation-reason.js';
import { reasonsOf } from './domain/cancellation-reason.js';
import type { NoticeFact } from './domain/notice-rule.js';
import { noticeKeyOf } from './domain/notice-rule.js';
import type { CancelPolicyRequest } from './cancellations.dto.js';

export function assertReasonFits({ requestedBy, reason }: CancelPolicyRequest): void {
  const fitting = reasonsOf(requestedBy);
  if (fitting.includes(reason)) return;
  throw policyError('policies.reason-of-other-party', {
    errors: [
      { pointer: '/reason', detail: `must be one of ${fitting.join(', ')} when the ${requestedBy} cancels` },
    ],
  });
}

/** Non-payment needs none: the notice says what is owed. */
export function assertExplained(
  { reason, explanation }: { readonly reason: string; readonly explanation: string | null },
  isOwed: boolean,
): void {
  if (!isOwed || reason === 'non_payment' || explanation !== null) return;
  throw policyError('policies.explanation-required', {
    errors: [
      { pointer: '/explanation', detail: 'must tell the insured the facts on which the decision rests' },
    ],
  });
}

export function assertMayCancelFor(actor: Actor, requestedBy: Requester): void {
  if (requestedBy === 'insured' || holds(actor, 'policies.cancel-for-insurer')) return;
  throw policyError('policies.insurer-cancellation');
}

export function assertCancellable({ term, entries }: Ledger, on: CalendarDate, today: CalendarDate): void {
  assertWithinTerm(term, on);
  assertNotRunOut(term, today);
  const live = pricingEntries(entries);
  const endsOn = endOfCover(live);
  if (endsOn !== null)
    throw policyError('policies.already-cancelled', {
      detail: `Policy ${term.policyNumber} is canceled from ${longDate(endsOn)} on.`,
      members: { cancelledOn: endsOn },
    });
  assertNothingScheduled(term);
  if (!isCovered(live, on))
    throw policyError('policies.not-in-force', {
      detail: `Policy ${term.policyNumber} gives no coverage on ${longDate(on)}.`,
    });
}

function assertNothingScheduled({ policyNumber, cancellationDueOn }: PolicyTerm): void {
  if (cancellationDueOn === null) return;
  throw policyError('policies.cancellation-scheduled', {
    detail: `Policy ${policyNumber} is to be canceled on ${longDate(cancellationDueOn)}. Rescind that first.`,
    members: { cancellationDueOn },
  });
}

/** An insurer ends cover only after the notice that is recorded for the state. Without a record nothing is assumed. */
export function assertNoticeKnown(
  { state, productType }: PolicyTerm,
  reason: CancellationReason,
  fact: NoticeFact | null,
): asserts fact is NoticeFact {
  if (fact !== null) return;
  const wanted = `kind notice_days, key ${noticeKeyOf(reason)}`;
  if (reason === 'underwriting')
    throw policyError('policies.underwriting-period-over', {
      detail: `The underwriting period of ${state} ${productType} is over or not recorded. Where the law allows it later, record a state fact of ${wanted}.`,
      errors: [{ pointer: '/reason', detail: 'may be given only within the underwriting period' }],
    });
  throw policyError('policies.notice-days-unknown', {
    detail: `For ${state} ${productType} no days of notice are recorded. Record a state fact of ${wanted} or cancellation, with its citation.`,
  });
}

export function assertNoticeLongEnough(
  { state, productType }: PolicyTerm,
  on: CalendarDate,
  earliest: CalendarDate,
  { days, citation }: NoticeFact,
): void {
  if (on >= earliest) return;
  throw policyError('policies.notice-too-short', {
    detail: `${state} asks for ${days} days of notice for ${productType}, counted from mailing (source: ${citation}). Mailed today, coverage may end on ${longDate(earliest)} at the earliest; each day until it is mailed moves that day.`,
    errors: [{ pointer: '/effectiveOn', detail: `must be ${longDate(earliest)} or later` }],
    members: { earliestEffectiveOn: earliest },
  });
}
