import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { longDate } from '../../shared/long-date.js';
import { holds } from '../../platform/http/permissions.js';
import { pricingEntries } from './domain/ledger-entry.js';
import { coverEndedOn } from './domain/policy-status.js';
import { isCovered } from './domain/timeline.js';
import type { Ledger, PolicyTerm } from './ledger/ledger.store.js';
import { policyError } from './policies.errors.js';

/** Cover that begins in the past may hide a loss that has already happened: only an underwriter binds it. */
export function assertMayBegin(actor: Actor, effectiveDate: CalendarDate, today: CalendarDate): void {
  if (effectiveDate >= today || holds(actor, 'policies.back-date')) return;
  throw policyError('policies.effective-date-passed', {
    detail: `Coverage would begin on ${longDate(effectiveDate)}, and today is ${longDate(today)}. Quote again from today on, or ask an underwriter to bind.`,
  });
}

/** A term can be changed on a day of it on which there is cover, while it has not run out; the past takes an underwriter. */
export function assertChangeable(
  actor: Actor,
  { term, entries }: Ledger,
  on: CalendarDate,
  today: CalendarDate,
): void {
  assertWithinTerm(term, on);
  assertNotRunOut(term, today);
  const endsOn = coverEndedOn(term, today);
  if (!isCovered(pricingEntries(entries), on) || (endsOn !== null && endsOn <= on))
    throw policyError('policies.not-in-force', {
      detail: `Policy ${term.policyNumber} gives no coverage on ${longDate(on)}${endsOn ? `: it is canceled from ${longDate(endsOn)} on` : ''}.`,
    });
  assertMayTakeEffect(actor, on, today);
}

export function assertWithinTerm(term: PolicyTerm, on: CalendarDate): void {
  const { effectiveDate, expirationDate, policyNumber } = term;
  if (effectiveDate <= on && on < expirationDate) return;
  throw policyError('policies.outside-term', {
    detail: `Policy ${policyNumber} runs from ${longDate(effectiveDate)} to ${longDate(expirationDate)}.`,
    errors: [
      {
        pointer: '/effectiveOn',
        detail: `must be from ${longDate(effectiveDate)} on and before ${longDate(expirationDate)}`,
      },
    ],
  });
}

export function assertNotRunOut({ policyNumber, expirationDate }: PolicyTerm, today: CalendarDate): void {
  if (today < expirationDate) return;
  throw policyError('policies.term-expired', {
    detail: `Policy ${policyNumber} expired on ${longDate(expirationDate)}.`,
  });
}

export function assertMayTakeEffect(actor: Actor, on: CalendarDate, today: CalendarDate): void {
  if (on >= today || holds(actor, 'policies.back-date')) return;
  throw policyError('policies.change-back-dated', {
    detail: `The change would take effect on ${longDate(on)}, and today is ${longDate(today)}.`,
    errors: [{ pointer: '/effectiveOn', detail: `must be ${longDate(today)} or later` }],
  });
}
