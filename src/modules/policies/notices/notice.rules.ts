import { longDate } from '../../../shared/long-date.js';
import { earliestEnd, mailingDay } from './domain/mailing.js';
import { policyError } from '../policies.errors.js';
import type { NoticeRow } from './notices.store.js';

export function assertIsPending({ status }: NoticeRow): void {
  if (status === 'pending') return;
  throw policyError('policies.notice-not-pending', { detail: `The notice is ${status}.` });
}

export function assertIsMailed({ status }: NoticeRow): void {
  if (status === 'mailed') return;
  throw policyError('policies.notice-not-mailed', { detail: `The notice is ${status}.` });
}

/** A certificate of mailing names an address: without one there is nothing that it could prove. */
export function assertIsAddressed({ addressedTo: { name, address } }: NoticeRow): void {
  if (address !== null) return;
  throw policyError('policies.notice-unaddressed', {
    detail: `${name} has no address. Record one, then withdraw what the notice announces and announce it anew.`,
  });
}

/** Between the day on which it was written and now, on the calendar of the policy. */
export function assertMailedBetween(
  { createdAt }: NoticeRow,
  mailedAt: string,
  timeZone: string,
  now: Date,
): void {
  const written = mailingDay(createdAt, timeZone);
  if (mailingDay(mailedAt, timeZone) >= written && new Date(mailedAt) <= now) return;
  throw policyError('policies.mailing-date', {
    errors: [{ pointer: '/mailedAt', detail: `must be from ${written} on and not in the future` }],
  });
}

/** A notice that is mailed too late announces a day on which cover cannot end: it is not sent as it is. */
export function assertMailedInTime(
  { isRequired, effectiveOn, noticeDays }: NoticeRow,
  mailedAt: string,
  timeZone: string,
): void {
  if (!isRequired || effectiveOn === null || noticeDays === null) return;
  const earliest = earliestEnd(mailingDay(mailedAt, timeZone), noticeDays);
  if (earliest <= effectiveOn) return;
  throw policyError('policies.notice-too-late', {
    detail: `The notice speaks of ${longDate(effectiveOn)} and needs ${noticeDays} days from mailing. Mailed then, coverage could end on ${longDate(earliest)} at the earliest: rescind, and announce it anew.`,
    members: { earliestEffectiveOn: earliest },
  });
}
