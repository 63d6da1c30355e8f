import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import type { Actor } from '../../shared/actor.js';
import type { MailingAddress } from '../../shared/mailing-address.js';
import { CreateCustomer } from './create-customer.js';
import type { CreateCustomerInput } from './create-customer.js';
import type { AddresseeRow, CustomerOwner, InsuredRow } from './customers.queries.js';
import { CustomersQueries } from './customers.queries.js';
import type { Screening } from '../sanctions/index.js';
import { customerError } from './customers.errors.js';
import { ScreenCustomers } from './screening/screen-customers.js';
import { RemoveCustomer } from './remove-customer.js';
import type { CustomerIdentifierResponse } from './identifiers/identifiers.dto.js';
import { ReadIdentifiers } from './identifiers/read-identifiers.js';
import type { CustomerResponse } from './customers.dto.js';
import { matching } from './words.queries.js';

export interface ScreenedInsured extends InsuredRow {
  readonly screening: Screening;
}

/** Customers as other rooms see them. */
@Injectable()
export class Customers {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: CustomersQueries,
    private readonly createCustomer: CreateCustomer,
    private readonly removeCustomer: RemoveCustomer,
    private readonly readIdentifiers: ReadIdentifiers,
    private readonly screening: ScreenCustomers,
  ) {}

  /** Whose customer this is. Null: there is no such customer, or none that the actor may work for. */
  owner(actor: Actor, id: string): Promise<CustomerOwner | null> {
    return this.queries.owner(actor, id);
  }

  /** Whose customer this is or was, also of one who was deleted or erased. Null: there never was such a customer. */
  agencyOf(id: string): Promise<{ readonly agencyId: string | null } | null> {
    return this.queries.agencyOf(id);
  }

  /** The name as it stands on documents. */
  displayName(actor: Actor, id: string): Promise<string | null> {
    return this.queries.displayName(actor, id);
  }

  /**
   * ` and …` on a column of the caller's own query, where there is a text: that the name or the e-mail address of that customer holds each word of
   * a text. Also of those who were deleted or merged since: what they were quoted and insured for is still found under their
   * name. It does not ask who may see them; whoever uses it restricts its own rows.
   */
  matching(customerId: RawBuilder<unknown>, text: string | null | undefined): Promise<RawBuilder<unknown>> {
    return matching(this.em, customerId, text);
  }

  /** The name of a customer as a column of the caller's own query. */
  nameOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.queries.nameOf(customerId);
  }

  /**
   * The customer who is there for one that a column of the caller's own query names: itself, or the one into whom it was merged.
   * Null when that one was deleted.
   */
  survivorOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.queries.survivorOf(customerId);
  }

  /**
   * Name and address as they stand on letters; `addressLines` prints the address. Of one who was merged: those of the one who
   * stays.
   */
  addressee(actor: Actor, id: string): Promise<AddresseeRow | null> {
    return this.queries.addressee(actor, id);
  }

  /**
   * The same of one for whom a contract is being made, into whom it was merged, and whether it may be somebody whom the law bars.
   * Nobody can delete or merge it before the caller's transaction has ended. `others` are looked for beside it.
   */
  async lockInsured(actor: Actor, id: string, others: readonly string[]): Promise<ScreenedInsured | null> {
    const insured = await this.queries.lockInsured(actor, id);
    return insured && { ...insured, screening: await this.screening.run({ id, name: insured.name }, others) };
  }

  /**
   * Whether somebody who is to be paid, or with whom a contract is changed, may be one whom the law bars. The name stays as it is
   * until the caller's transaction has ended.
   */
  async screen(actor: Actor, id: string): Promise<Screening> {
    const screening = await this.screenIfThere(actor, id, []);
    if (!screening) throw customerError('customers.customer-not-found');
    return screening;
  }

  /** The same, and of others beside them; null where the customer is gone. */
  async screenIfThere(actor: Actor, id: string, others: readonly string[]): Promise<Screening | null> {
    const held = await this.queries.lockNamed(actor, id, 'for share');
    return held && this.screening.run(held, others);
  }

  /** Names by customer id, of one who was merged that of the one who stays; for whoever looks for many at once. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.queries.names(ids);
  }

  /** Postal addresses by customer id, of those that have one. */
  addresses(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, MailingAddress>> {
    return this.queries.addresses(actor, ids);
  }

  /** Those of these customers who have died: what is mailed to them is addressed to their estates. */
  deceased(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.queries.deceased(ids);
  }

  /** Holds a customer who is to be removed until the caller's transaction ends; throws where there is none. */
  lockForRemoval(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    return this.removeCustomer.lock(actor, id, expected);
  }

  /** Takes one that is held out of sight, in the caller's transaction. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.removeCustomer.run(actor, id);
  }

  /** Numbers by which authorities know a customer, masked. */
  async identifiers(actor: Actor, id: string): Promise<readonly CustomerIdentifierResponse[]> {
    return (await this.readIdentifiers.list(actor, id)).items;
  }

  create(actor: Actor, input: CreateCustomerInput): Promise<CustomerResponse> {
    return this.createCustomer.run(actor, input);
  }
}
