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

/** Customers for other rooms. */
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

  /** The owner of a customer; null where it does not exist or the actor may not work for it. */
  owner(actor: Actor, id: string): Promise<CustomerOwner | null> {
    return this.queries.owner(actor, id);
  }

  /** The agency of a customer, also of one deleted or erased; null where it never existed. */
  agencyOf(id: string): Promise<{ readonly agencyId: string | null } | null> {
    return this.queries.agencyOf(id);
  }

  /** The name as documents show it. */
  displayName(actor: Actor, id: string): Promise<string | null> {
    return this.queries.displayName(actor, id);
  }

  /**
   * ` and …` for a column with a customer's id in the caller's query: the customer's name or e-mail address contains every
   * word of a text; empty without a text. Deleted and merged customers are included, because their quotes and policies are
   * still found by their names. It does not check who may see them: callers restrict their own rows.
   */
  matching(customerId: RawBuilder<unknown>, text: string | null | undefined): Promise<RawBuilder<unknown>> {
    return matching(this.em, customerId, text);
  }

  /** The name of a customer, for a column in the caller's query. */
  nameOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.queries.nameOf(customerId);
  }

  /** The customer in a column of the caller's query, or the survivor if it was merged. Null when the survivor was deleted. */
  survivorOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.queries.survivorOf(customerId);
  }

  /** Name and address for letters; `addressLines` prints the address. For a merged customer, those of the survivor. */
  addressee(actor: Actor, id: string): Promise<AddresseeRow | null> {
    return this.queries.addressee(actor, id);
  }

  /**
   * The same for a customer about to be insured, with the survivor and a sanctions screening; `others` are screened too.
   * Nobody can delete or merge the customer until the caller's transaction ends.
   */
  async lockInsured(actor: Actor, id: string, others: readonly string[]): Promise<ScreenedInsured | null> {
    const insured = await this.queries.lockInsured(actor, id);
    return insured && { ...insured, screening: await this.screening.run({ id, name: insured.name }, others) };
  }

  /**
   * Screens a customer who is to be paid, or whose contract changes, against the list of sanctions. The name stays locked
   * until the caller's transaction ends.
   */
  async screen(actor: Actor, id: string): Promise<Screening> {
    const screening = await this.screenIfThere(actor, id, []);
    if (!screening) throw customerError('customers.customer-not-found');
    return screening;
  }

  /** The same with further names; null where the customer is gone. */
  async screenIfThere(actor: Actor, id: string, others: readonly string[]): Promise<Screening | null> {
    const held = await this.queries.lockNamed(actor, id, 'for share');
    return held && this.screening.run(held, others);
  }

  /** Names by customer id, for callers with many; for a merged customer the survivor's name. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.queries.names(ids);
  }

  /** Mailing addresses by customer id, of customers who have one. */
  addresses(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, MailingAddress>> {
    return this.queries.addresses(actor, ids);
  }

  /** Those of these customers who have died: mail is addressed to their estates. */
  deceased(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.queries.deceased(ids);
  }

  /** Locks a customer for removal until the caller's transaction ends; throws where there is none. */
  lockForRemoval(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    return this.removeCustomer.lock(actor, id, expected);
  }

  /** Removes a locked customer, in the caller's transaction. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.removeCustomer.run(actor, id);
  }

  /** Masked numbers by which authorities know a customer. */
  async identifiers(actor: Actor, id: string): Promise<readonly CustomerIdentifierResponse[]> {
    return (await this.readIdentifiers.list(actor, id)).items;
  }

  create(actor: Actor, input: CreateCustomerInput): Promise<CustomerResponse> {
    return this.createCustomer.run(actor, input);
  }
}
