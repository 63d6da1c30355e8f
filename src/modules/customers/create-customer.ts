import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { zipOverride } from '../../shared/mailing-address.js';
import { Audit } from '../audit/index.js';
import { Customer } from './customer.entity.js';
import { customerView } from './customers.view.js';
import { assertFits, assertHasAgency, externalIdTaken } from './customers.rules.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import type { CustomerResponse } from './customers.dto.js';
import { CustomerPhones } from './phones/customer-phones.js';
import { displayName } from './domain/customer-data.js';
import { ScreenCustomers } from './screening/screen-customers.js';

export interface CreateCustomerInput {
  /** Only for data from elsewhere that bring an id of their own. */
  readonly id?: string | undefined;
  readonly kind: CustomerKind;
  readonly externalId?: string | undefined;
  readonly data: CustomerData;
}

/** Enters a customer; one entered by an agent belongs to the agent's agency. */
@Injectable()
export class CreateCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly phones: CustomerPhones,
    private readonly screening: ScreenCustomers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: CreateCustomerInput): Promise<CustomerResponse> {
    assertHasAgency(actor);
    assertFits(input.kind, input.data, this.clock);
    const now = this.clock.now();
    const id = input.id ?? newId();
    const customer = this.em.create(Customer, {
      id,
      kind: input.kind,
      externalId: input.externalId ?? null,
      ...this.phones.columnsOf(id, input.data),
      agencyId: actor.agencyId,
      mergedInto: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    await this.em.persist(customer).flush().catch(externalIdTaken);
    await this.audit.record(actor, {
      action: 'customers.created',
      resourceType: 'customer',
      resourceId: customer.id,
      changes: {
        kind: customer.kind,
        fields: Object.keys(input.data),
        zipCodeReason: zipOverride(input.data.address),
      },
    });
    await this.screening.note(actor, { id, name: displayName(input.data) });
    return customerView(customer, input.data);
  }
}
