import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { CreateCustomer } from './create-customer.js';
import type { CreateCustomerInput } from './create-customer.js';
import { CustomersQueries } from './customers.queries.js';
import type { CustomerView } from './customers.view.js';

/** Customers as other rooms see them. */
@Injectable()
export class Customers {
  constructor(
    private readonly queries: CustomersQueries,
    private readonly createCustomer: CreateCustomer,
  ) {}

  get(actor: Actor, id: string): Promise<CustomerView> {
    return this.queries.byId(actor, id);
  }

  /** Whose customer this is; null when there is no such customer, or none that the actor may work for. */
  owner(actor: Actor, id: string): Promise<{ readonly agencyId: string | null } | null> {
    return this.queries.ownerOf(actor, id);
  }

  create(actor: Actor, input: CreateCustomerInput): Promise<CustomerView> {
    return this.createCustomer.run(actor, input);
  }
}
