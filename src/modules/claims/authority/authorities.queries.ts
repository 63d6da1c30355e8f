import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { claimsError } from '../claims.errors.js';
import type { HeldClaimAuthority } from './domain/authority.js';
import type { ClaimAuthorityResponse, ClaimAuthoritySearchQuery } from './authority.dto.js';

export interface ClaimAuthoritySearch extends Omit<ClaimAuthoritySearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  id, user_id, role, kind, basis, coverage, cost_type, product_type, state, amount::text, four_eyes, effective_date::text,
  expiration_date::text, created_by, row_version,
  ${moment('created_at')} as created_at`;

interface Place {
  readonly productType: string | null;
  readonly state: string | null;
  readonly today: CalendarDate;
}

const HELD = new Statement<
  Place & { readonly userId: string | null; readonly role: string },
  HeldClaimAuthority
>(
  ({ userId, role, productType, state, today }) => sql`
    select user_id is not null as is_personal, kind, basis, coverage, cost_type,
           product_type, state, amount::text, four_eyes
      from claim_authorities
     where (user_id = ${userId}::uuid or role = ${role})
       and (product_type is null or product_type = coalesce(${productType}::text, product_type))
       and (state is null or state = coalesce(${state}::text, state))
       and effective_date <= ${today}::date and (expiration_date is null or expiration_date > ${today}::date)`,
);

@Injectable()
export class ClaimAuthoritiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** What the actor holds on a day for a product in a state, or for all of them where null is given. */
  held({ id, role }: Actor, place: Place): Promise<readonly HeldClaimAuthority[]> {
    return HELD.rows(this.em, { userId: id, role, ...place });
  }

  /** Newest first. */
  async search(search: ClaimAuthoritySearch): Promise<Page<ClaimAuthorityResponse>> {
    const { rows } = await sql<ClaimAuthorityResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as sorted_by from claim_authorities
       where true
         ${when(search.userId, (value) => sql`user_id = ${value}`)}
         ${when(search.role, (value) => sql`role = ${value}`)}
         ${when(search.kind, (value) => sql`kind = ${value}`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (key) => sql`(created_at, id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by claim_authorities.created_at desc, id desc limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  byId(id: string): Promise<ClaimAuthorityResponse> {
    return this.one(id, sql``);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<ClaimAuthorityResponse> {
    return this.one(id, sql`for no key update`);
  }

  private async one(id: string, lock: RawBuilder<unknown>): Promise<ClaimAuthorityResponse> {
    const { rows } = await sql<ClaimAuthorityResponse>`
      select ${COLUMNS} from claim_authorities where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw claimsError('claims.authority-not-found');
    return rows[0];
  }
}
