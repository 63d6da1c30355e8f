import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requestScope } from '../../platform/http/request-scope.js';
import type { Quota } from '../../platform/limits/quota.js';
import { LeadingCheck } from '../../platform/postgres/leading-check.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Recent } from '../../shared/recent.js';
import type { SessionClaims } from './domain/access-claims.js';
import { SessionEnds } from './server/session-ends.js';
import type { ActorRow, AskedSession } from './sessions.store.js';
import { REVOKE_ALL, SAME_ACTOR, SESSION_ACTOR } from './sessions.store.js';
import { tokenHash } from './token-hash.js';
import { UserSession } from './user-session.entity.js';

/** The actor behind a live session or token. */
export interface SignedInActor extends Actor {
  readonly mustChangePassword: boolean;
  /** The level and time of a user's sign-in; unset for a client that acts for itself. */
  readonly signIn?: { readonly acr: string | null; readonly at: number };
  /** The rate limit of a client that acts for itself; unset for users. */
  readonly quota?: Quota;
}

/** In tokens; about 2 MB when full. */
const MOST_KNOWN = 5_000;

export type RevokeReason = 'logout' | 'password_changed' | 'user' | 'admin';

/** Checks and ends sessions. The check is part of every request. */
@Injectable()
export class Sessions {
  private readonly known = new Recent<ActorRow>(MOST_KNOWN);

  constructor(
    private readonly em: EntityManager,
    private readonly ends: SessionEnds,
  ) {}

  /**
   * The user of a live session; null if the session has ended or the user is disabled or deleted. Checked on every request, so that
   * revocations and role changes apply at once on every instance. For a token seen before, the remembered rights are assumed, and the query
   * becomes the leading check of the request.
   */
  async actorOf(claims: SessionClaims, now: Date): Promise<SignedInActor | null> {
    const { sessionId, userId, tokenId } = claims;
    const asked = { sessionId, userId, now, tokenHash: tokenHash(tokenId) };
    const assumed = this.assume(asked);
    if (assumed) return actor(claims, assumed);
    const row = await SESSION_ACTOR.first(this.em, asked);
    if (row && !row.breakGlass) this.known.remember(asked.tokenHash, row);
    else this.known.forget(asked.tokenHash);
    return row && actor(claims, row);
  }

  private assume(asked: AskedSession): ActorRow | undefined {
    const scope = requestScope();
    const known = scope?.mayAssume ? this.known.find(asked.tokenHash) : undefined;
    if (!scope || !known) return undefined;
    const { permissions, ...row } = known;
    const values = { ...asked, ...row, permissions: permissions && JSON.stringify(permissions) };
    scope.leading = new LeadingCheck(SAME_ACTOR.query(this.em, values), () =>
      this.known.forget(asked.tokenHash),
    );
    return known;
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

  /** Revokes a session; true if it is this user's and was live. */
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

  /** Revokes all sessions and tokens of a user, by a function of the database that includes the OAuth tables. */
  async revokeAll(userId: string, reason: string): Promise<void> {
    await this.ends.begin({ userId });
    await REVOKE_ALL.rows(this.em, { userId, reason });
  }
}

function actor(
  { userId, sessionId, acr, signedInAt, delegated, through }: SessionClaims,
  { permissions, only, breakGlass, ...known }: ActorRow,
): SignedInActor {
  return {
    ...known,
    ...(permissions && { further: { permissions, only } }),
    ...(breakGlass && { breakGlass }),
    id: userId,
    sessionId,
    signIn: { acr, at: signedInAt },
    ...(delegated && { delegated }),
    ...(through !== undefined && { through }),
  };
}
