import type { Actor } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';
import { agencyError } from './agencies.errors.js';

/** An administrator of an agency keeps users, but neither agencies nor the companies that write. */
export function assertStaff(actor: Actor): void {
  if (!isStaff(actor)) throw agencyError('agencies.staff-only');
}
