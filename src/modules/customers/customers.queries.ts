import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { customerError } from './customers.errors.js';
import type { CustomerRow, CustomerView } from './customers.view.js';
import { customerView } from './customers.view.js';

export interface CustomerSearch {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly externalId?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`id, kind, external_id as "externalId", data, agency_id as "agencyId", row_version as "rowVersion",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** Reads for screens, in plain SQL: no entity is loaded for something that is only shown. */
@Injectable()
export class CustomersQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<CustomerView> {
    const { rows } = await sql<CustomerRow>`
      select ${COLUMNS} from customers where id = ${id} and deleted_at is null ${ofAgency(actor)}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw customerError('customers.customer-not-found');
    return customerView(row);
  }

  async ownerOf(actor: Actor, id: string): Promise<{ readonly agencyId: string | null } | null> {
    const { rows } = await sql<{ readonly agencyId: string | null }>`
      select agency_id as "agencyId" from customers where id = ${id} and deleted_at is null ${ofAgency(actor)}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  /** By last name, then id. `name` finds fragments, `email` the whole address, both without regard to case. */
  async search(actor: Actor, search: CustomerSearch): Promise<Page<CustomerView>> {
    const { rows } = await sql<CustomerRow & { readonly nameSort: string }>`
      select ${COLUMNS}, name_sort as "nameSort" from customers
      where deleted_at is null ${ofAgency(actor)}
        ${search.name ? sql`and name_search like ${containing(search.name)}` : sql``}
        ${search.email ? sql`and email_search = lower(${search.email})` : sql``}
        ${search.externalId ? sql`and external_id = ${search.externalId}` : sql``}
        ${search.after ? sql`and (name_sort, id) > (${search.after[0]}, ${search.after[1]})` : sql``}
      order by name_sort, id
      limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, search.limit, (row) => [row.nameSort, row.id], customerView);
  }
}

function ofAgency(actor: Actor): RawBuilder<unknown> {
  return actor.agencyId === null ? sql`` : sql`and agency_id = ${actor.agencyId}`;
}

function containing(fragment: string): string {
  return `%${fragment.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
