import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { Customer } from './customer.entity.js';
import { customerError } from './customers.errors.js';
import { assertNotMerged } from './customers.rules.js';

/** Locks a customer until the caller's transaction ends, so that nobody changes, merges, removes or erases it. */
export async function lockCustomer(em: EntityManager, actor: Actor, id: string): Promise<Customer> {
  const customer = await em.findOne(Customer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!customer || !mayWorkFor(actor, customer.agencyId ?? null))
    throw customerError('customers.customer-not-found');
  assertNotMerged(customer);
  if (customer.deletedAt) throw customerError('customers.customer-not-found');
  return customer;
}
