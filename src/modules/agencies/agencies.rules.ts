import type { Actor } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';
import { agencyError } from './agencies.errors.js';

/** Only staff of the company manages agencies and writing companies; an agency's administrator manages its users. */
export function assertStaff(actor: Actor): void {
  if (!isStaff(actor)) throw agencyError('agencies.staff-only');
}
