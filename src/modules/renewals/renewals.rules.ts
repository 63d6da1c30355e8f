import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { longDate } from '../../shared/long-date.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { holds } from '../../platform/http/permissions.js';
import { alreadyRenewed } from '../policies/index.js';
import type { RenewalChange } from './domain/renewal-status.js';
import { allows } from './domain/renewal-status.js';
import type { RenewalTiming } from './domain/renewal-lifecycle.js';
import { preparedFrom } from './domain/renewal-lifecycle.js';
import { renewalError } from './renewals.errors.js';
import type { StoredRenewal, TermToRenew } from './renewals.store.js';

/** Returns the term's renewal, in the version that the person has seen; throws unless its status allows the change. */
export function assertChange(
  { renewal }: TermToRenew,
  change: RenewalChange,
  expected: ExpectedRowVersion,
): StoredRenewal {
  if (!renewal) throw renewalError('policies.renewal-not-found');
  if (renewal.renewedPolicyId !== null) throw alreadyRenewed(renewal.renewedPolicyId);
  assertAllowed(renewal, change);
  assertVersion(renewal.rowVersion, expected);
  return renewal;
}

export function assertAllowed({ status }: StoredRenewal, change: RenewalChange): void {
  if (allows(change, status)) return;
  throw renewalError('policies.renewal-status', {
    detail: `It is ${status.replace('_', '-')}, which does not allow to ${change.replaceAll('-', ' ')}.`,
    members: { status },
  });
}

/** An agent cannot start a renewal before the job would, because long before its end nobody knows what a term will cost next. */
export function assertNotEarly(
  actor: Actor,
  term: TermToRenew,
  today: CalendarDate,
  timing: RenewalTiming,
): void {
  const from = preparedFrom(term, timing);
  if (today >= from || term.renewal !== null || holds(actor, 'policies.renew-early')) return;
  throw renewalError('policies.renewal-early', {
    detail: `Policy ${term.policyNumber} ends on ${longDate(term.expirationDate)}; its renewal is prepared from ${longDate(from)} on. Wait until then, or ask an underwriter.`,
    members: { preparedFrom: from },
  });
}

/** After the end of the term only somebody who may back-date cover can renew it. */
export function assertInTime(
  actor: Actor,
  { policyNumber, expirationDate }: TermToRenew,
  today: CalendarDate,
): void {
  if (today < expirationDate || holds(actor, 'policies.back-date')) return;
  throw renewalError('policies.renewal-late', {
    detail: `Policy ${policyNumber} ended on ${longDate(expirationDate)}, and today is ${longDate(today)}. Ask an underwriter, or quote anew.`,
  });
}
