import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { longDate } from '../../../shared/long-date.js';
import { holds } from '../../../platform/http/permissions.js';
import { policyError } from '../policies.errors.js';
import type { RenewalChange } from './domain/renewal-status.js';
import { allows } from './domain/renewal-status.js';
import type { RenewalTiming } from './domain/renewal-course.js';
import { hindranceTo, obstacleTo, preparedFrom } from './domain/renewal-course.js';
import type { StoredRenewal, TermToRenew } from './ending-term.js';

export function assertPolicyVersion({ policyNumber, rowVersion }: TermToRenew, version: number): void {
  if (rowVersion === version) return;
  throw policyError('policies.version-mismatch', {
    detail: `Policy ${policyNumber} is at version ${rowVersion}; the request names version ${version}. Look at it again.`,
    errors: [{ pointer: '/policyVersion', detail: `must be ${rowVersion}` }],
    members: { policyVersion: rowVersion },
  });
}

/** The renewal of the term, as the person has looked at it, in a status from which the change leads. */
export function assertChange(
  { renewal }: TermToRenew,
  change: RenewalChange,
  version: number,
): StoredRenewal {
  if (!renewal) throw policyError('policies.renewal-not-found');
  if (renewal.renewedPolicyId !== null) throw alreadyRenewed(renewal.renewedPolicyId);
  assertAllowed(renewal, change);
  if (renewal.rowVersion === version) return renewal;
  throw policyError('policies.renewal-version-mismatch', {
    detail: `The renewal is at version ${renewal.rowVersion}; the request names version ${version}. Look at it again.`,
    errors: [{ pointer: '/version', detail: `must be ${renewal.rowVersion}` }],
    members: { version: renewal.rowVersion },
  });
}

export function assertAllowed({ status }: StoredRenewal, change: RenewalChange): void {
  if (allows(change, status)) return;
  throw policyError('policies.renewal-status', {
    detail: `It is ${status.replace('_', '-')}, which does not allow to ${change.replaceAll('-', ' ')}.`,
    members: { status },
  });
}

/** Throws what stands in the way of a next term: on a day, or whatever the day for one that is bound late. */
export function assertRenewable(term: TermToRenew, today: CalendarDate | null): void {
  const hindrance = today === null ? obstacleTo(term) : hindranceTo(term, today);
  if (hindrance === null) return;
  if (hindrance === 'policies.already-renewed' && term.renewal?.renewedPolicyId)
    throw alreadyRenewed(term.renewal.renewedPolicyId);
  throw policyError(hindrance, { detail: detailOf(hindrance, term) });
}

/** Long before its end nobody knows what a term will cost next: an agent begins with the renewal when the job does. */
export function assertNotEarly(
  actor: Actor,
  term: TermToRenew,
  today: CalendarDate,
  timing: RenewalTiming,
): void {
  const from = preparedFrom(term, timing);
  if (today >= from || term.renewal !== null || holds(actor, 'policies.renew-early')) return;
  throw policyError('policies.renewal-early', {
    detail: `Policy ${term.policyNumber} ends on ${longDate(term.expirationDate)}; its renewal is prepared from ${longDate(from)} on. Wait until then, or ask an underwriter.`,
    members: { preparedFrom: from },
  });
}

/** After the term has ended only somebody who may begin cover in the past renews it. */
export function assertInTime(
  actor: Actor,
  { policyNumber, expirationDate }: TermToRenew,
  today: CalendarDate,
): void {
  if (today < expirationDate || holds(actor, 'policies.back-date')) return;
  throw policyError('policies.renewal-late', {
    detail: `Policy ${policyNumber} ended on ${longDate(expirationDate)}, and today is ${longDate(today)}. Ask an underwriter, or quote anew.`,
  });
}

function alreadyRenewed(policyId: string): Error {
  return policyError('policies.already-renewed', { members: { policyId } });
}

function detailOf(hindrance: string, term: TermToRenew): string {
  const { policyNumber, cancelledOn, cancellationDueOn, expirationDate } = term;
  if (hindrance === 'policies.not-in-force' && cancelledOn)
    return `Policy ${policyNumber} is canceled from ${longDate(cancelledOn)} on.`;
  if (hindrance === 'policies.cancellation-pending' && cancellationDueOn)
    return `A cancellation of policy ${policyNumber} is announced for ${longDate(cancellationDueOn)}.`;
  if (hindrance === 'policies.term-expired')
    return `Policy ${policyNumber} expired on ${longDate(expirationDate)}.`;
  if (hindrance === 'policies.customer-gone')
    return `The customer of policy ${policyNumber} was deleted, and merged into nobody who is still there.`;
  return `Policy ${policyNumber}, which ends on ${longDate(expirationDate)}.`;
}
