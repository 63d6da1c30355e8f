import { sql } from 'kysely';
import { Statement } from '../../platform/statement.js';
import type { BreakGlassHeld, Role } from '../../shared/actor.js';

export interface AskedSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly now: Date;
  readonly tokenHash: string;
}

/** The current rights of the holder of a token. */
export interface ActorRow {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly mustChangePassword: boolean;
  readonly permissions: readonly string[] | null;
  readonly only: boolean;
  readonly breakGlass: BreakGlassHeld | null;
}

/** Selects the live session of a live token, with its user. */
const LIVE = ({ sessionId, userId, now, tokenHash: hash }: AskedSession) => sql`
      from user_sessions s
      join users u on u.id = s.user_id
     where s.id = ${sessionId}::uuid and s.user_id = ${userId}::uuid and s.revoked_at is null and s.expires_at > ${now}::timestamptz
       and exists (select from oauth2_access_tokens t
                    where t.jti_hash = ${hash} and t.session_id = s.id and t.revoked_at is null and t.expires_at > ${now}::timestamptz)
       and u.is_active and u.deleted_at is null`;

/** Permissions beyond the built-in role; null if there are none. */
const FURTHER = ({ now }: AskedSession) => sql`
           case when u.only_further_roles or exists (select from user_roles h where h.user_id = u.id)
                then further_permissions(u.id, ${now}::timestamptz) end`;

/** The user of a live session. */
export const SESSION_ACTOR = new Statement<AskedSession, ActorRow>(
  (asked) => sql`
    select u.role, u.agency_id, u.must_change_password, ${FURTHER(asked)} as permissions,
           u.only_further_roles as only,
           case when s.break_glass_until > ${asked.now}::timestamptz
                then json_build_object('id', s.break_glass_id, 'permissions', s.break_glass_permissions) end as break_glass
      ${LIVE(asked)}`,
);

/** The same query as a leading check: raises an error unless the rights are still as remembered. */
export const SAME_ACTOR = new Statement<
  AskedSession & Omit<ActorRow, 'breakGlass' | 'permissions'> & { readonly permissions: string | null }
>(
  (asked) => sql`
    select coalesce((
      select true ${LIVE(asked)}
         and u.role = ${asked.role} and u.agency_id is not distinct from ${asked.agencyId}::uuid
         and u.must_change_password = ${asked.mustChangePassword} and u.only_further_roles = ${asked.only}
         and ${FURTHER(asked)} is not distinct from ${asked.permissions}::jsonb
         and (s.break_glass_until is null or s.break_glass_until <= ${asked.now}::timestamptz)
    ), refuse_what_was_known())`,
);

/** Revokes all sessions and tokens of a user, by a function of the database. */
export const REVOKE_ALL = new Statement<{ readonly userId: string; readonly reason: string }>(
  ({ userId, reason }) => sql`select revoke_user_tokens(${userId}::uuid, ${reason}::text)`,
);
