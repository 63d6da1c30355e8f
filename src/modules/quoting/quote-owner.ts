import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CustomerOwner } from '../customers/index.js';
import { Customers } from '../customers/index.js';
import { unknownCustomer } from '../underwriting/index.js';
import { quotingError } from './quoting.errors.js';

/** Whose customer a quote is for. */
@Injectable()
export class QuoteOwner {
  constructor(private readonly customers: Customers) {}

  /**
   * The agency and the losses of a customer that the actor may quote for; throws when there is no such customer, or none any
   * more.
   */
  async of(actor: Actor, customerId: string): Promise<CustomerOwner> {
    const customer = await this.customers.owner(actor, customerId);
    if (!customer) throw unknownCustomer();
    return customer;
  }
}

/**
 * What an agency has quoted stays in its list: a change of customer by the company's staff would take it away unseen. What
 * belongs to no agency may be given to one.
 */
export function assertStaysWith(agencyId: string | null, ofCustomer: string | null): void {
  if (agencyId === null || agencyId === ofCustomer) return;
  throw quotingError('quoting.customer-of-another-agency', {
    errors: [{ pointer: '/customerId', detail: 'is a customer of another agency: make a new quote there' }],
  });
}
