import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { Customer } from './customer.entity.js';
import { lockCustomer } from './lock-customer.js';

/**
 * Removes a customer from view. The row stays, because quotes, adverse actions and the audit trail refer to it and are kept
 * as long as the law requires. The room above checks for contracts while it holds the row.
 */
@Injectable()
export class RemoveCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Locks a customer until the caller's transaction ends, so that nothing can be bound for it meanwhile. */
  @Transactional()
  async lock(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    const customer = await lockCustomer(this.em, actor, id);
    assertVersion(customer.rowVersion, expected);
  }

  /** Removes a locked customer. Its external id may be used again. */
  @Transactional()
  async run(actor: Actor, id: string): Promise<void> {
    const customer = await this.em.findOneOrFail(Customer, { id });
    const releasesId = (customer.externalId ?? null) !== null;
    customer.remove(this.clock.now());
    await this.em.flush();
    await this.audit.record(actor, {
      action: 'customers.deleted',
      resourceType: 'customer',
      resourceId: id,
      changes: { kind: customer.kind, released: releasesId ? ['externalId'] : [] },
    });
  }
}
