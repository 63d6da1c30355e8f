import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { heldAt } from '../roles/roles.queries.js';
import type { AccessReviewResponse, HeldAccessQuery, HeldAccessResponse } from './access.dto.js';

type Row = HeldAccessResponse;

/** Columns of the review `r` in the statement below. */
const REVIEW = sql`
  case when r.id is not null then json_build_object(
    'id', r.id, 'role', r.role, 'agencyId', r.agency_id, 'furtherRoles', r.further_roles, 'decision', r.decision,
    'reason', r.reason, 'reviewedBy', r.reviewed_by, 'createdAt', r.created_at) end`;

/** Users who may sign in (u), their further roles (h), their last activity (used), their latest review (r) and role conflicts (m). */
export function heldBy(now: Date): RawBuilder<unknown> {
  return sql`
    from users u
    left join lateral (
      select greatest(u.last_login_at, max(s.last_activity_at)) as at from user_sessions s where s.user_id = u.id
    ) used on true
    left join lateral (
      select a.id, a.role, a.agency_id, a.further_roles, a.decision, a.reason, a.reviewed_by, a.created_at
        from access_reviews a where a.user_id = u.id order by a.created_at desc, a.id desc limit 1
    ) r on true
   cross join lateral (
      select coalesce(array_agg(role.code), '{}') as codes, coalesce(array_agg(role.id), '{}') as ids
        from user_roles held join roles role on role.id = held.role_id
       where held.user_id = u.id and ${heldAt(now, 'held.ends_at')}
    ) h
   cross join lateral (
      select exists (select from role_conflicts c
                       join roles one on one.id = c.first_role_id and (one.built_in = u.role or one.id = any(h.ids))
                       join roles two on two.id = c.second_role_id and (two.built_in = u.role or two.id = any(h.ids))
                      where c.ended_at is null
                        and not exists (select from role_exceptions e where e.conflict_id = c.id and e.user_id = u.id
                                           and e.ends_at > ${now}::timestamptz)) as conflict
    ) m
   where u.deleted_at is null and u.is_active and u.role <> 'system'`;
}

/** Lists users who may sign in, with what they hold since when, their last activity and their latest review, by e-mail address. */
@Injectable()
export class AccessQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async held({
    limit,
    cursor,
    role,
    notReviewedSince,
    notUsedSince,
    isInConflict,
  }: HeldAccessQuery): Promise<Page<HeldAccessResponse>> {
    const now = this.clock.now();
    const after = afterCursor(cursor, ['text'])?.[0] ?? null;
    const { rows } = await sql<Row>`
      select u.id as user_id, u.email, trim(u.first_name || ' ' || u.last_name) as name, u.role, u.agency_id,
             u.role_since as since, used.at as last_used_at, ${REVIEW} as last_review,
             (select coalesce(jsonb_agg(code order by code), '[]') from unnest(h.codes) as code) as further_roles, m.conflict as is_in_conflict
        ${heldBy(now)}
         and (${after}::text is null or u.email > ${after}) and (${role ?? null}::text is null or u.role = ${role ?? null})
         and (${notUsedSince ?? null}::timestamptz is null or used.at is null or used.at < ${notUsedSince ?? null}::timestamptz)
         and (${notReviewedSince ?? null}::timestamptz is null or r.id is null or r.created_at < ${notReviewedSince ?? null}::timestamptz
              or r.created_at < u.role_since or (r.role, r.agency_id) is distinct from (u.role, u.agency_id))
         and (${isInConflict ?? null}::boolean is null or m.conflict = ${isInConflict ?? null})
       order by u.email limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ email }) => [email], shown);
  }
}

function shown(row: Row): HeldAccessResponse {
  const { lastReview } = row;
  return {
    ...row,
    since: iso(row.since),
    lastUsedAt: iso(row.lastUsedAt),
    lastReview:
      lastReview && ({ ...lastReview, createdAt: iso(lastReview.createdAt) } as AccessReviewResponse),
  };
}

function iso(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
