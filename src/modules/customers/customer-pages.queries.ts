import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { moment, ofAgency, when } from '../../platform/sql.js';
import { customerError } from './customers.errors.js';
import { whoIs } from './customers.queries.js';
import { displayName } from './domain/customer-data.js';
import type { CustomerResponse } from './customers.dto.js';
import { CustomerPhones } from './phones/customer-phones.js';
import { idsUnlessMany, wordsIn } from './words.queries.js';

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

/**
 * How many rows of the list are scanned for a name. A last name is in one place of a list by last name, however frequent it
 * is. If these rows do not hold a full page, all matches are found by the trigram index and sorted.
 */
const WALKED = 10_000;

interface CustomerRow extends Omit<CustomerResponse, 'displayName'> {
  readonly phoneEncrypted: string | null;
}

interface ListedRow extends CustomerRow {
  readonly nameSort: string;
}

/** Customers for screens, in plain SQL, because no entity is needed for display. */
@Injectable()
export class CustomerPages {
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

  /** These customers as far as the actor may see them; for a merged one, the survivor. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<readonly CustomerResponse[]> {
    const rows = await this.list(
      sql`deleted_at is null ${ofAgency(actor, 'agency_id')} and id in (
        select coalesce(merged_into, id) from customers where id = any(${[...ids]}::varchar[]))`,
      ids.length,
    );
    return Promise.all(rows.map(({ nameSort: _, ...row }) => this.shown(row)));
  }

  /**
   * By last name, then id. `name` finds fragments of words, or beginnings of words if it is too short for the trigram index;
   * `email` finds the whole address in any case, `phone` the whole number in any spelling.
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
    const words = await wordsIn(this.em, sql`name_search`, name);
    const ids = await idsUnlessMany(this.em, sql`select id from customers where ${words}`);
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
}
