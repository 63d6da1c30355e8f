import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Quota } from '../../platform/limits/quota.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { Actor, BreakGlassHeld, Role } from '../../shared/actor.js';
import type { SessionClaims } from './domain/access-claims.js';
import { SessionEnds } from './server/session-ends.js';
import { tokenHash } from './token-hash.js';
import { UserSession } from './user-session.entity.js';

/** Whom a live session or token belongs to. */
export interface SignedInActor extends Actor {
  readonly mustChangePassword: boolean;
  /** Of a user: how and when they signed in. */
  readonly signIn?: { readonly acr: string | null; readonly at: number };
  /** Of a client that acts for itself; users have none. */
  readonly quota?: Quota;
}

interface ActorRow {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly mustChangePassword: boolean;
  readonly permissions: readonly string[] | null;
  readonly only: boolean;
  readonly breakGlass: BreakGlassHeld | null;
}

const ACTOR = new Statement<
  { readonly sessionId: string; readonly userId: string; readonly now: Date; readonly tokenHash: string },
  ActorRow
>(
  ({ sessionId, userId, now, tokenHash: hash }) => sql`
    select u.role, u.agency_id as "agencyId", u.must_change_password as "mustChangePassword",
           case when u.only_further_roles or exists (select from user_roles h where h.user_id = u.id)
                then further_permissions(u.id, ${now}::timestamptz) end as permissions,
           u.only_further_roles as only,
           case when s.break_glass_until > ${now}::timestamptz
                then json_build_object('id', s.break_glass_id, 'permissions', s.break_glass_permissions) end as "breakGlass"
      from user_sessions s
      join users u on u.id = s.user_id
     where s.id = ${sessionId}::uuid and s.user_id = ${userId}::uuid and s.revoked_at is null and s.expires_at > ${now}::timestamptz
       and exists (select from oauth2_access_tokens t
                    where t.jti_hash = ${hash} and t.session_id = s.id and t.revoked_at is null and t.expires_at > ${now}::timestamptz)
       and u.is_active and u.deleted_at is null`,
);

export type RevokeReason = 'logout' | 'password_changed' | 'user' | 'admin';

/** Who is signed in. The check of a session is part of every request. */
@Injectable()
export class Sessions {
  constructor(
    private readonly em: EntityManager,
    private readonly ends: SessionEnds,
  ) {}

  /**
   * The user of a live session, as of now; null when the session is revoked or over, or the user is disabled or deleted.
   * Asked on every request and never remembered, so that revoking and changing a role act at once on every instance. Both
   * tables are read by primary key in one statement.
   */
  async actorOf(claims: SessionClaims, now: Date): Promise<SignedInActor | null> {
    const { sessionId, userId, tokenId, acr, signedInAt, delegated } = claims;
    const user = await ACTOR.first(this.em, { sessionId, userId, now, tokenHash: tokenHash(tokenId) });
    if (!user) return null;
    const { permissions, only, breakGlass, ...known } = user;
    return {
      ...known,
      ...(permissions && { further: { permissions, only } }),
      ...(breakGlass && { breakGlass }),
      id: userId,
      sessionId,
      signIn: { acr, at: signedInAt },
      ...(delegated && { delegated }),
    };
  }

  async revoke(sessionId: string, reason: RevokeReason, now: Date): Promise<void> {
    await this.ends.begin({ id: sessionId });
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ revokedAt: now, revokeReason: reason, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', sessionId)
      .where('revokedAt', 'is', null)
      .execute();
  }

  /** True when this user had such a session, and it lived. */
  async revokeOf(userId: string, sessionId: string, reason: RevokeReason, now: Date): Promise<boolean> {
    await this.ends.begin({ id: sessionId, userId });
    const { numUpdatedRows } = await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ revokedAt: now, revokeReason: reason, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Every session and token of a user, through the database's own function, which also knows the OAuth2 tables. */
  async revokeAll(userId: string, reason: string): Promise<void> {
    await this.ends.begin({ userId });
    await sql`select revoke_user_tokens(${userId}, ${reason})`.execute(this.em.getKysely());
  }
}
