import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { zipOverride } from '../../shared/mailing-address.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { Audit } from '../audit/index.js';
import { assertFits, externalIdTaken } from './customers.rules.js';
import type { CustomerChange } from './customer.entity.js';
import { customerView } from './customers.view.js';
import type { CustomerResponse } from './customers.dto.js';
import { CustomerPhones } from './phones/customer-phones.js';
import { displayName } from './domain/customer-data.js';
import { lockCustomer } from './lock-customer.js';
import { ScreenCustomers } from './screening/screen-customers.js';

/** Changes a customer's data. The audit row names the changed fields, never their contents. */
@Injectable()
export class UpdateCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly phones: CustomerPhones,
    private readonly screening: ScreenCustomers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    change: CustomerChange,
  ): Promise<CustomerResponse> {
    const customer = await lockCustomer(this.em, actor, id);
    assertVersion(customer.rowVersion, expected);
    if (change.data) assertFits(customer.kind, change.data, this.clock);
    const known = await this.phones.known(customer);
    const columns = change.data && this.phones.columnsOf(id, change.data);
    const changed = customer.change(change, known, columns, this.clock.now());
    if (changed.length > 0) {
      await this.em.flush().catch(externalIdTaken);
      await this.audit.record(actor, {
        action: 'customers.updated',
        resourceType: 'customer',
        resourceId: customer.id,
        changes: { fields: changed, zipCodeReason: zipOverride(change.data?.address) },
      });
      const name = displayName(change.data ?? known);
      if (name !== displayName(known)) await this.screening.note(actor, { id, name });
    }
    return customerView(customer, change.data ?? known);
  }
}
