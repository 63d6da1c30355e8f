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

/** A merged customer is read as the survivor and cannot be changed. */
export function assertNotMerged({ mergedInto }: { readonly mergedInto?: string | null | undefined }): void {
  if (!mergedInto) return;
  throw customerError('customers.customer-merged', { members: { mergedInto } });
}

/** An agent without an agency cannot enter customers: they would belong to nobody, and not even the agent would see them. */
export function assertHasAgency({ role, agencyId }: Actor): void {
  if (role === 'agent' && agencyId === null) throw customerError('customers.agency-missing');
}

/** Turns a violation of the unique external id into an error for people; rethrows everything else. */
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
