import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { customerError } from '../customers.errors.js';
import { CustomerPages } from '../customer-pages.queries.js';
import type { GivenIdentifier } from './domain/identifiers.js';
import { identifierFaults, identifierOf } from './domain/identifiers.js';
import type {
  CustomerIdentifiersResponse,
  CustomersFoundResponse,
  RevealedIdentifierResponse,
} from './identifiers.dto.js';
import { IdentifiersStore } from './identifiers.store.js';

/** Shows identifiers masked; in full only with a reason, which the audit trail keeps. */
@Injectable()
export class ReadIdentifiers {
  constructor(
    protected readonly em: EntityManager,
    private readonly pages: CustomerPages,
    private readonly store: IdentifiersStore,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, customerId: string): Promise<CustomerIdentifiersResponse> {
    const { id } = await this.pages.byId(actor, customerId);
    const rows = await this.store.ofCustomer(id);
    return { items: await Promise.all(rows.map((row) => this.store.masked(row))) };
  }

  @Transactional()
  async reveal(
    actor: Actor,
    customerId: string,
    identifierId: string,
    reason: string,
  ): Promise<RevealedIdentifierResponse> {
    const customer = await this.pages.byId(actor, customerId);
    const row = await this.store.lock(customer.id, identifierId);
    await this.audit.record(actor, {
      action: 'customers.identifier-revealed',
      resourceType: 'customer',
      resourceId: customer.id,
      changes: { id: row.id, kind: row.kind, reason },
    });
    return { id: row.id, value: await this.store.reveal(row) };
  }

  /** Finds customers by a whole number; parts of numbers cannot be searched. */
  async find(actor: Actor, given: GivenIdentifier): Promise<CustomersFoundResponse> {
    const identifier = identifierOf(given);
    const errors = identifierFaults(identifier);
    if (errors.length > 0) throw customerError('customers.identifier-invalid', { errors });
    const ids = await this.store.holders(identifier);
    return { items: ids.length === 0 ? [] : await this.pages.byIds(actor, ids) };
  }
}
