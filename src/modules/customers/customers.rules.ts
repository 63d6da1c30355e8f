import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { FIRST_TO_WAKE } from '../../shared/time-zones.js';
import { customerError } from './customers.errors.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import { customerDataFaults } from './domain/customer-data.js';

export function assertFits(kind: CustomerKind, data: CustomerData, clock: Clock): void {
  const today = clock.today(FIRST_TO_WAKE);
  const errors = customerDataFaults(kind, data, today);
  if (errors.length > 0) throw customerError('customers.invalid-data', { errors });
}

/** One that was merged is read as the one who stays, but is changed by nobody. */
export function assertNotMerged({ mergedInto }: { readonly mergedInto?: string | null | undefined }): void {
  if (!mergedInto) return;
  throw customerError('customers.customer-merged', { members: { mergedInto } });
}

/** What an agent without an agency entered would belong to nobody, and even its author would not see it. */
export function assertHasAgency({ role, agencyId }: Actor): void {
  if (role === 'agent' && agencyId === null) throw customerError('customers.agency-missing');
}

/** Turns the violation of the one unique field into words; everything else passes. */
export function externalIdTaken(error: unknown): never {
  if (
    error instanceof UniqueConstraintViolationException &&
    error.message.includes('customers_external_id_key')
  ) {
    throw customerError('customers.external-id-taken', {
      errors: [{ pointer: '/externalId', detail: 'belongs to another customer' }],
    });
  }
  throw error;
}
