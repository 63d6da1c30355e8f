import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { HeldClaimAuthority } from './domain/authority.js';

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

  /** The authorities of the actor on a day, for a product in a state, or for all where null is given. */
  held({ id, role }: Actor, place: Place): Promise<readonly HeldClaimAuthority[]> {
    return HELD.rows(this.em, { userId: id, role, ...place });
  }
}
