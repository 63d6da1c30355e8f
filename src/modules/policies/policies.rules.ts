import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { roleHolds } from '../../platform/http/access.js';
import { policyError } from './policies.errors.js';

/** Cover that begins in the past may hide a loss that has already happened: only an underwriter binds it. */
export function assertMayBegin(actor: Actor, effectiveDate: CalendarDate, today: CalendarDate): void {
  if (effectiveDate >= today || roleHolds(actor.role, 'policies.back-date')) return;
  throw policyError('policies.effective-date-passed', {
    detail: `Cover would begin on ${effectiveDate}, and today is ${today}. Quote again from today on, or ask an underwriter to bind.`,
  });
}
