import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { exactMoment, moment, when } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import type { HeldAuthority } from './domain/authority.js';
import { underwritingError } from './underwriting.errors.js';
import type { AuthorityResponse } from './authorities/authorities.dto.js';

export interface AuthoritySearch {
  readonly code?: string | undefined;
  readonly userId?: string | undefined;
  readonly role?: string | undefined;
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Where an authority is to be used. */
export interface Place {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

const COLUMNS = sql`
  id, code, user_id as "userId", role, comparator, value::text as value, product_type as "productType", state,
  four_eyes as "fourEyes", effective_date::text as "effectiveDate", expiration_date::text as "expirationDate",
  created_by as "createdBy", row_version as "rowVersion", ${moment('created_at')} as "createdAt"`;

const HELD = new Statement<Place & { readonly userId: string | null; readonly role: string }, HeldAuthority>(
  ({ userId, role, productType, state, today }) => sql`
    select code, comparator, value::text as value, four_eyes as "fourEyes"
      from underwriting_authorities
     where (user_id = ${userId} or role = ${role})
       and (product_type is null or product_type = ${productType}) and (state is null or state = ${state})
       and effective_date <= ${today} and (expiration_date is null or expiration_date > ${today})`,
);

@Injectable()
export class AuthoritiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** What the actor holds, in person or by role. */
  held(actor: Actor, { productType, state, today }: Place): Promise<readonly HeldAuthority[]> {
    return HELD.rows(this.em, { userId: actor.id, role: actor.role, productType, state, today });
  }

  /** Newest first. */
  async search(search: AuthoritySearch): Promise<Page<AuthorityResponse>> {
    const { rows } = await sql<AuthorityResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
        from underwriting_authorities
       where true
         ${when(search.code, (value) => sql`code = ${value}`)}
         ${when(search.userId, (value) => sql`user_id = ${value}`)}
         ${when(search.role, (value) => sql`role = ${value}`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
       order by created_at desc, id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  async byId(id: string, lock = sql``): Promise<AuthorityResponse> {
    const { rows } = await sql<AuthorityResponse>`
      select ${COLUMNS} from underwriting_authorities where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw underwritingError('quoting.authority-not-found');
    return row;
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<AuthorityResponse> {
    return this.byId(id, sql`for update`);
  }
}
