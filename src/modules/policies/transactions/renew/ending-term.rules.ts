import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import { policyError } from '../../policies.errors.js';
import type { Hindrance } from './domain/hindrances.js';
import { hindranceTo, obstacleTo } from './domain/hindrances.js';
import type { EndingTerm } from './ending-term.queries.js';

/** Throws what stands in the way of a next term: on a day, or whatever the day for one that is bound late. */
export function assertRenewable(term: EndingTerm, today: CalendarDate | null): void {
  const hindrance = today === null ? obstacleTo(term) : hindranceTo(term, today);
  if (hindrance === null) return;
  if (term.renewedBy !== null) throw alreadyRenewed(term.renewedBy);
  throw policyError(hindrance, { detail: detailOf(hindrance, term) });
}

export function alreadyRenewed(policyId: string): Error {
  return policyError('policies.already-renewed', { members: { policyId } });
}

/** What a hindrance is called where nobody is told the details of one term. */
export function titleOf(hindrance: Hindrance): string {
  return policyError.catalog[hindrance].title;
}

function detailOf(hindrance: Hindrance, term: EndingTerm): string {
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
