import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Quota } from '../../platform/limits/quota.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import type { SessionClaims } from './domain/access-claims.js';
import { SessionEnds } from './server/session-ends.js';
import { REVOKE_ALL, SESSION_ACTOR } from './sessions.store.js';
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
    const user = await SESSION_ACTOR.first(this.em, {
      sessionId,
      userId,
      now,
      tokenHash: tokenHash(tokenId),
    });
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
    await REVOKE_ALL.rows(this.em, { userId, reason });
  }
}
