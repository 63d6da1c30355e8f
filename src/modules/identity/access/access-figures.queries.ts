import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { AccessFigures } from '../../audit/index.js';
import { heldBy } from './access.queries.js';

const UNUSED_DAYS = 90;

@Injectable()
export class AccessFiguresQueries {
  constructor(private readonly em: EntityManager) {}

  /** Counts access; a review counts if it lies in the period and matches what the user holds now. */
  async figures(now: Date, from: Date, to: Date): Promise<AccessFigures> {
    const { rows } = await sql<AccessFigures>`
      with held as (
        select u.role, m.conflict,
               not exists (select from access_reviews a where a.user_id = u.id and a.created_at >= ${from}::timestamptz
                              and a.created_at < ${to}::timestamptz and a.created_at >= coalesce(u.role_since, a.created_at)
                              and (a.role, a.agency_id) is not distinct from (u.role, u.agency_id)) as is_due,
               coalesce(used.at < ${now}::timestamptz - make_interval(days => ${UNUSED_DAYS}), true) as is_unused,
               exists (select from user_mfa_settings f where f.user_id = u.id
                          and (f.totp_enabled or f.webauthn_enabled or f.sms_enabled)) as has_factor
          ${heldBy(now)}
      )
      select count(*)::int as people, count(*) filter (where not is_due)::int as reviewed,
             count(*) filter (where is_due)::int as not_reviewed, count(*) filter (where conflict)::int as in_conflict,
             count(*) filter (where is_unused)::int as unused, count(*) filter (where has_factor)::int as with_second_factor,
             (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'people', people) order by role), '[]')
                from (select role, count(*)::int as people from held group by role) roles) as by_role
        from held
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error('An aggregate has a row');
    return rows[0];
  }
}
