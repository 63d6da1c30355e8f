import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Clock } from '../../shared/clock.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { customerError } from './customers.errors.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import { customerDataFaults } from './domain/customer-data.js';

/** "Today" for a customer without an address: where a new day reaches the mainland first, so that nobody is refused wrongly. */
const FIRST_STATE_TO_WAKE = 'NY';

export function assertFits(kind: CustomerKind, data: CustomerData, clock: Clock): void {
  const today = clock.today(timeZoneOf(data.address?.state ?? FIRST_STATE_TO_WAKE));
  const errors = customerDataFaults(kind, data, today);
  if (errors.length > 0) throw customerError('customers.invalid-data', { errors });
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
