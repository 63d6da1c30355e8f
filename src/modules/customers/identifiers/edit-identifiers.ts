import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { customerError } from '../customers.errors.js';
import { lockCustomer } from '../lock-customer.js';
import type { GivenIdentifier, Identifier, IdentifierKind } from './domain/identifiers.js';
import { ONLY_ONE, identifierFaults, identifierOf, kindFaults } from './domain/identifiers.js';
import type { CorrectIdentifierRequest, CustomerIdentifierResponse } from './identifiers.dto.js';
import { IdentifiersStore } from './identifiers.store.js';

/** Stores numbers by which authorities know a customer: encrypted, and never in audit rows, responses or logs. */
@Injectable()
export class EditIdentifiers {
  constructor(
    private readonly em: EntityManager,
    private readonly store: IdentifiersStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async enter(actor: Actor, customerId: string, given: GivenIdentifier): Promise<CustomerIdentifierResponse> {
    const customer = await lockCustomer(this.em, actor, customerId);
    const identifier = checked(given, kindFaults(customer.kind, given.kind));
    const others = await this.store.ofCustomer(customerId);
    const id = newId();
    await this.store.insert(id, customerId, identifier);
    if (ONLY_ONE.includes(identifier.kind) && others.some(({ kind }) => kind === identifier.kind))
      throw customerError('customers.one-of-a-kind', {
        errors: [{ pointer: '/kind', detail: 'is there already, with another value' }],
      });
    await this.record(actor, customerId, {
      action: 'customers.identifier-entered',
      id,
      kind: identifier.kind,
    });
    return this.store.masked(await this.store.lock(customerId, id));
  }

  @Transactional()
  async correct(
    actor: Actor,
    customerId: string,
    id: string,
    expected: ExpectedRowVersion,
    { issuer, value }: CorrectIdentifierRequest,
  ): Promise<CustomerIdentifierResponse> {
    await lockCustomer(this.em, actor, customerId);
    const before = await this.store.lock(customerId, id);
    assertVersion(before.rowVersion, expected);
    const { kind } = before;
    await this.store.correct(
      id,
      before.rowVersion,
      checked({ kind, issuer: issuer ?? before.issuer, value }),
    );
    await this.record(actor, customerId, { action: 'customers.identifier-corrected', id, kind });
    return this.store.masked(await this.store.lock(customerId, id));
  }

  @Transactional()
  async remove(actor: Actor, customerId: string, id: string, expected: ExpectedRowVersion): Promise<void> {
    await lockCustomer(this.em, actor, customerId);
    const { rowVersion, kind } = await this.store.lock(customerId, id);
    assertVersion(rowVersion, expected);
    await this.store.remove(id);
    await this.record(actor, customerId, { action: 'customers.identifier-removed', id, kind });
  }

  private record(
    actor: Actor,
    resourceId: string,
    { action, ...changes }: { readonly action: string; readonly id: string; readonly kind: IdentifierKind },
  ): Promise<void> {
    return this.audit.record(actor, { action, resourceType: 'customer', resourceId, changes });
  }
}

function checked(given: GivenIdentifier, faults: ReturnType<typeof kindFaults> = []): Identifier {
  const identifier = identifierOf(given);
  const errors = [...faults, ...(faults.length > 0 ? [] : identifierFaults(identifier))];
  if (errors.length > 0) throw customerError('customers.identifier-invalid', { errors });
  return identifier;
}
