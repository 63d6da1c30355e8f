import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { MailingAddress } from '../../shared/mailing-address.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import type { AgencyScope } from '../../platform/sql.js';
import { inScope, moment, ofAgency, scopeOf, when } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction } from '../../platform/writes.js';
import { lossesOfCustomer } from './losses/losses.store.js';
import type { RecordedLossResponse } from './losses/losses.dto.js';
import { CustomerSchema } from './customer.entity.js';
import { customerError } from './customers.errors.js';
import { FAMILY_NAME_FIRST, displayName } from './domain/customer-data.js';
import type { Reading } from './domain/readings.js';
import { readings } from './domain/readings.js';
import type { CustomerResponse } from './customers.dto.js';
import { CustomerPhones } from './phones/customer-phones.js';

export interface CustomerSearch {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly externalId?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`id, kind, external_id, data, phone_encrypted, agency_id, row_version,
  ${moment('created_at')} as created_at, ${moment('updated_at')} as updated_at`;

/** As `displayName` has it. */
const NAME = sql`coalesce(data ->> 'name', case
  when data ->> 'firstName' ~ ${sql.lit(FAMILY_NAME_FIRST)} and data ->> 'lastName' ~ ${sql.lit(FAMILY_NAME_FIRST)}
    then concat_ws(' ', data ->> 'lastName', data ->> 'firstName')
  else concat_ws(' ', data ->> 'firstName', data ->> 'lastName') end)`;
const ON_LETTERS = sql`${NAME} as name, data -> 'address' as address, data ->> 'dateOfDeath' is not null as is_deceased`;

/** The index knows fragments of three letters; what is shorter is the beginning of a word. */
const SHORTEST_FRAGMENT = 3;

/**
 * So many customers are named one by one. Of more than that every hundredth row or so of a list matches, and is found by looking
 * at the list; the planner cannot tell the two apart, because it does not know how frequent a fragment is.
 */
const MOST_NAMED = 2_000;

/**
 * So many rows of the list are looked at. A last name stands in one place of a list by last name, however frequent it is: where
 * these rows do not hold a page of it, all that match are found by the index of fragments and sorted.
 */
const WALKED = 10_000;

export interface CustomerOwner {
  readonly agencyId: string | null;
  /** What claims have recorded. */
  readonly losses: readonly RecordedLossResponse[];
}

/** A customer as a letter names it; `addressedName` is the name on the envelope. */
export interface AddresseeRow {
  readonly name: string;
  readonly isDeceased: boolean;
  readonly address: MailingAddress | null;
}

/** One whose name stays as it is until the caller's transaction ends. */
export interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly rowVersion: number;
}

/** One who is about to be insured. */
export interface InsuredRow extends AddresseeRow {
  /** Who stays, where this one was merged. */
  readonly mergedInto: string | null;
}

/** The customer of an id, or the one into whom it was merged; merging keeps that one step. */
function whoIs(id: unknown): RawBuilder<unknown> {
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

/** Of one who was merged: the one who stays. */
function named(asked: Asked): RawBuilder<unknown> {
  return sql`
    select id, ${NAME} as name, row_version
      from customers
     where id = (select coalesce(g.merged_into, g.id) from customers g where g.id = ${asked.id})
       and deleted_at is null and ${inScope(asked, 'agency_id')}`;
}

interface CustomerRow extends Omit<CustomerResponse, 'displayName'> {
  readonly phoneEncrypted: string | null;
}

interface ListedRow extends CustomerRow {
  readonly nameSort: string;
}

/** Reads for screens, in plain SQL: no entity is loaded for something that is only shown. */
@Injectable()
export class CustomersQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly phones: CustomerPhones,
  ) {}

  async byId(actor: Actor, id: string): Promise<CustomerResponse> {
    const { rows } = await sql<CustomerRow>`
      select ${COLUMNS} from (${whoIs(id)}) c where deleted_at is null ${ofAgency(actor, 'agency_id')}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw customerError('customers.customer-not-found');
    return this.shown(row);
  }

  /** Those of these customers who are there for the actor; for one who was merged, the one who stays. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<readonly CustomerResponse[]> {
    const rows = await this.list(
      sql`deleted_at is null ${ofAgency(actor, 'agency_id')} and id in (
        select coalesce(merged_into, id) from customers where id = any(${[...ids]}::varchar[]))`,
      ids.length,
    );
    return Promise.all(rows.map(({ nameSort: _, ...row }) => this.shown(row)));
  }

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

  async matching(
    customerId: RawBuilder<unknown>,
    text: string | null | undefined,
  ): Promise<RawBuilder<unknown>> {
    if (text === null || text === undefined) return sql``;
    const question = sql`select id from customers where ${await this.wordsIn(sql`search_text`, text)}`;
    const ids = await this.idsUnlessMany(question);
    if (!ids) return sql`and ${customerId} in (${question})`;
    return sql`and ${customerId} = any(${[...ids]}::text[])`;
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

  holdInsured(actor: Actor, id: string): Promise<InsuredRow | null> {
    assertInTransaction(this.em);
    return INSURED.first(this.em, { id, ...scopeOf(actor) });
  }

  /** The next ones by id, of all agencies. */
  async namedAfter(after: string | null, limit: number): Promise<readonly NamedRow[]> {
    const { rows } = await sql<NamedRow>`
      select id, ${NAME} as name, row_version
        from customers where deleted_at is null ${when(after, (id) => sql`id > ${id}`)} order by id limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** The names of these, or of those into whom they were merged. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ readonly id: string; readonly name: string }>`
      select g.id, (select ${NAME} from customers c where c.id = coalesce(g.merged_into, g.id)) as name
        from customers g where g.id = any(${[...ids]}::varchar[])
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  holdNamed(actor: Actor, id: string, how: keyof typeof NAMED): Promise<NamedRow | null> {
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

  /**
   * By last name, then id. `name` finds fragments of words, or what a word begins with when it is too short for the index of
   * fragments; `email` finds the whole address, without regard to case, `phone` the whole number, however it is written.
   */
  async search(actor: Actor, search: CustomerSearch): Promise<Page<CustomerResponse>> {
    const { name, limit } = search;
    const those = sql`deleted_at is null ${ofAgency(actor, 'agency_id')}
      ${when(search.email, (value) => sql`email_search = lower(${value})`)}
      ${when(search.phone, (value) => sql`phone_index = ${this.phones.indexOf(value)}`)}
      ${when(search.externalId, (value) => sql`id = any(array(select coalesce(merged_into, id) from customers where external_id = ${value}))`)}
      ${when(search.after, (value) => sql`(name_sort, id) > (${value[0]}, ${value[1]})`)}`;
    const rows = name === undefined ? await this.list(those, limit) : await this.named(name, those, limit);
    const page = toPage(
      rows,
      limit,
      (row) => [row.nameSort, row.id],
      ({ nameSort: _, ...row }) => row,
    );
    return { ...page, items: await Promise.all(page.items.map((row) => this.shown(row))) };
  }

  private async shown({ phoneEncrypted, ...row }: CustomerRow): Promise<CustomerResponse> {
    const data = await this.phones.known({ ...row, phoneEncrypted });
    return { ...row, data, displayName: displayName(data) };
  }

  private async named(
    name: string,
    those: RawBuilder<unknown>,
    limit: number,
  ): Promise<readonly ListedRow[]> {
    const words = await this.wordsIn(sql`name_search`, name);
    const ids = await this.idsUnlessMany(sql`select id from customers where ${words}`);
    if (ids) return this.list(sql`${those} and id = any(${[...ids]}::varchar[])`, limit);
    const next = sql`select * from customers where ${those} order by name_sort, id limit ${WALKED}`;
    const near = await this.list(words, limit, sql`(${next}) next`);
    if (near.length > limit) return near;
    const all = sql`select name_sort, id from customers where ${those} and ${words}`;
    return this.list(
      sql`id in (with found as materialized (${all}) select id from found order by name_sort, id limit ${limit + 1})`,
      limit,
    );
  }

  private async list(
    which: RawBuilder<unknown>,
    limit: number,
    from: RawBuilder<unknown> = sql`customers`,
  ): Promise<readonly ListedRow[]> {
    const { rows } = await sql<ListedRow>`
      select ${COLUMNS}, name_sort from ${from} where ${which} order by name_sort, id limit ${limit + 1}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** That a searched column holds each word of a text, in any order and spelled however; a text without words is nowhere. */
  private async wordsIn(column: RawBuilder<unknown>, text: string): Promise<RawBuilder<unknown>> {
    const parts = readings(text);
    const formOf = await this.searchForms(parts.flat(2));
    const holds = (word: string): readonly RawBuilder<unknown>[] => {
      const form = formOf.get(word) ?? '';
      if (word.includes(' '))
        return [sql`(${column} like ${`% ${form} %`} or ${column} like ${`% ${form}`})`];
      const forms = form.split(' ').filter((one) => one !== '');
      return forms.map((one) => sql`${column} like ${containing(one)}`);
    };
    const has = (words: Reading): RawBuilder<unknown> | null => {
      const conditions = words.flatMap(holds);
      return conditions.length === 0 ? null : sql`(${sql.join(conditions, sql` and `)})`;
    };
    const conditions = parts
      .map((part) => part.map(has).filter((condition) => condition !== null))
      .filter((part) => part.length > 0)
      .map((part) => sql`(${sql.join(part, sql` or `)})`);
    return conditions.length === 0 ? sql`false` : sql.join(conditions, sql` and `);
  }

  private async searchForms(words: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ readonly word: string; readonly form: string }>`
      select word, search_form(word) as form from unnest(${[...new Set(words)]}::text[]) word
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ word, form }) => [word, form]));
  }

  /** The ids of a question about customers; null when they are more than can be named. */
  private async idsUnlessMany(question: RawBuilder<unknown>): Promise<readonly string[] | null> {
    const { rows } = await sql<{ readonly ids: readonly string[] | null }>`
      select case when count(*) <= ${MOST_NAMED} then coalesce(json_agg(id), '[]') end as ids
        from (${question} limit ${MOST_NAMED + 1}) found`.execute(this.em.getKysely());
    return rows[0]?.ids ?? null;
  }
}

function containing(word: string): string {
  const pattern = word.replace(/[\\%_]/g, '\\$&');
  return [...word].length < SHORTEST_FRAGMENT ? `% ${pattern}%` : `%${pattern}%`;
}
