import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { MailingAddress } from '../../shared/mailing-address.js';
import type { AgencyScope } from '../../platform/sql.js';
import { inScope, ofAgency, scopeOf, when } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction } from '../../platform/writes.js';
import { lossesOfCustomer } from './losses/losses.store.js';
import type { RecordedLossResponse } from './losses/losses.dto.js';
import { CustomerSchema } from './customer.entity.js';
import { FAMILY_NAME_FIRST } from './domain/customer-data.js';

/** The same rule as `displayName`, in SQL. */
const NAME = sql`coalesce(data ->> 'name', case
  when data ->> 'firstName' ~ ${sql.lit(FAMILY_NAME_FIRST)} and data ->> 'lastName' ~ ${sql.lit(FAMILY_NAME_FIRST)}
    then concat_ws(' ', data ->> 'lastName', data ->> 'firstName')
  else concat_ws(' ', data ->> 'firstName', data ->> 'lastName') end)`;
const ON_LETTERS = sql`${NAME} as name, data -> 'address' as address, data ->> 'dateOfDeath' is not null as is_deceased`;

export interface CustomerOwner {
  readonly agencyId: string | null;
  /** Losses recorded by claims. */
  readonly losses: readonly RecordedLossResponse[];
}

/** A customer as letters name them; `addressedName` is the name on the envelope. */
export interface AddresseeRow {
  readonly name: string;
  readonly isDeceased: boolean;
  readonly address: MailingAddress | null;
}

/** A customer whose name stays locked until the caller's transaction ends. */
export interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly rowVersion: number;
}

/** A customer about to be insured. */
export interface InsuredRow extends AddresseeRow {
  /** The survivor, where this customer was merged. */
  readonly mergedInto: string | null;
}

/** The customer with an id, or the one they were merged into; a merge is never more than one step. */
export function whoIs(id: unknown): RawBuilder<unknown> {
  return sql`select c.* from customers g join customers c on c.id = coalesce(g.merged_into, g.id) where g.id = ${id}`;
}

interface Asked extends AgencyScope {
  readonly id: string;
}

const OWNER = new Statement<Asked, CustomerOwner>((asked, em) =>
  over(em, CustomerSchema)
    .selectFrom('Customer')
    .select(({ ref }) => ['agencyId', lossesOfCustomer(sql`${ref('Customer.id')}`).as('losses')])
    .where('id', '=', asked.id)
    .where('deletedAt', 'is', null)
    .where(inScope(asked, 'agencyId')),
);

const ADDRESSEE = new Statement<Asked, AddresseeRow>(
  (asked) => sql`
    select ${ON_LETTERS}
      from (${whoIs(asked.id)}) c where deleted_at is null and ${inScope(asked, 'agency_id')}`,
);

const INSURED = new Statement<Asked, InsuredRow>(
  (asked) => sql`
    select ${ON_LETTERS}, merged_into
      from customers
     where id = ${asked.id} and (deleted_at is null or merged_into is not null)
       and ${inScope(asked, 'agency_id')}
       for key share`,
);

const NAMED = {
  'for share': new Statement<Asked, NamedRow>((asked) => sql`${named(asked)} for share`),
  'for no key update': new Statement<Asked, NamedRow>((asked) => sql`${named(asked)} for no key update`),
} as const;

/** The customer asked for, or the survivor if that one was merged. */
function named(asked: Asked): RawBuilder<unknown> {
  return sql`
    select id, ${NAME} as name, row_version
      from customers
     where id = (select coalesce(g.merged_into, g.id) from customers g where g.id = ${asked.id})
       and deleted_at is null and ${inScope(asked, 'agency_id')}`;
}

/** Reads of customers for other rooms, letters and lists. */
@Injectable()
export class CustomersQueries {
  constructor(private readonly em: EntityManager) {}

  owner(actor: Actor, id: string): Promise<CustomerOwner | null> {
    return OWNER.first(this.em, { id, ...scopeOf(actor) });
  }

  async agencyOf(id: string): Promise<{ readonly agencyId: string | null } | null> {
    const { rows } = await sql<{ readonly agencyId: string | null }>`
      select agency_id from customers where id = ${id}`.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  async displayName(actor: Actor, id: string): Promise<string | null> {
    return (await this.addressee(actor, id))?.name ?? null;
  }

  nameOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return sql<string | null>`
      (select ${NAME}
         from customers where id = ${customerId})`;
  }

  survivorOf(customerId: RawBuilder<unknown>): RawBuilder<string | null> {
    return sql<string | null>`
      (with recursive followed as (
         select id, merged_into, deleted_at from customers where id = ${customerId}
         union
         select c.id, c.merged_into, c.deleted_at from customers c join followed f on c.id = f.merged_into)
       select id from followed where deleted_at is null)`;
  }

  addressee(actor: Actor, id: string): Promise<AddresseeRow | null> {
    return ADDRESSEE.first(this.em, { id, ...scopeOf(actor) });
  }

  lockInsured(actor: Actor, id: string): Promise<InsuredRow | null> {
    assertInTransaction(this.em);
    return INSURED.first(this.em, { id, ...scopeOf(actor) });
  }

  /** The next customers by id, of all agencies. */
  async namedAfter(after: string | null, limit: number): Promise<readonly NamedRow[]> {
    const { rows } = await sql<NamedRow>`
      select id, ${NAME} as name, row_version
        from customers where deleted_at is null ${when(after, (id) => sql`id > ${id}`)} order by id limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** For those of these ids that were merged: the survivor. */
  async merged(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ readonly id: string; readonly mergedInto: string }>`
      select id, merged_into from customers where id = any(${[...ids]}::varchar[]) and merged_into is not null
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]));
  }

  /** Names by id; for a merged customer the survivor's name. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ readonly id: string; readonly name: string }>`
      select g.id, (select ${NAME} from customers c where c.id = coalesce(g.merged_into, g.id)) as name
        from customers g where g.id = any(${[...ids]}::varchar[])
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  lockNamed(actor: Actor, id: string, how: keyof typeof NAMED): Promise<NamedRow | null> {
    assertInTransaction(this.em);
    return NAMED[how].first(this.em, { id, ...scopeOf(actor) });
  }

  async addresses(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, MailingAddress>> {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<{ readonly id: string; readonly address: MailingAddress }>`
      select g.id, c.data -> 'address' as address
        from customers g join customers c on c.id = coalesce(g.merged_into, g.id)
       where g.id = any(${[...ids]}::varchar[]) and c.data -> 'address' is not null ${ofAgency(actor, 'c.agency_id')}
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ id, address }) => [id, address]));
  }

  async deceased(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await sql<{ readonly id: string }>`
      select g.id from customers g join customers c on c.id = coalesce(g.merged_into, g.id)
       where g.id = any(${[...ids]}::varchar[]) and c.data ->> 'dateOfDeath' is not null
    `.execute(this.em.getKysely());
    return new Set(rows.map(({ id }) => id));
  }
}
