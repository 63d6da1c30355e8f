import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppConfig } from '../../../../platform/config/config.js';
import { over } from '../../../../platform/typed.js';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { tokenHash } from '../../token-hash.js';
import { UserSession } from '../../user-session.entity.js';
import { userView } from '../../user.view.js';
import type { UserResponse } from '../../identity.dto.js';
import { Accounts } from '../accounts.js';

/** The name of the cookie. Browsers accept the prefix `__Host-` over HTTPS only, and from no sibling host (RFC 6265bis section 4.1.3). */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-bindery' : 'bindery';
}

export interface WebSession {
  readonly uid: string;
  readonly user: UserResponse;
  readonly actor: Actor;
  readonly acr: string | null;
  readonly signedInAt: Date;
}

/** Finds the session behind an account page by the cookie of the sign-in, a secret of 256 bits. */
@Injectable()
export class WebSessions {
  private readonly cookie: string;

  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
    { publicUrl }: AppConfig,
  ) {
    this.cookie = `${sessionCookie(publicUrl)}=`;
  }

  async find({ headers }: FastifyRequest): Promise<WebSession | null> {
    const value = (headers.cookie ?? '').split(/; */).find((each) => each.startsWith(this.cookie));
    if (value === undefined) return null;
    const row = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select(['id', 'uid', 'userId', 'acr', 'signedInAt'])
      .where('cookieHash', '=', tokenHash(value.slice(this.cookie.length)))
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (!row?.uid || row.signedInAt === null) return null;
    const account = await this.accounts.user(row.userId);
    if (!account) return null;
    const user = userView(account, this.clock.now());
    const { role, agencyId } = user;
    return {
      uid: row.uid,
      user,
      actor: { id: user.id, role, agencyId, sessionId: row.id },
      acr: row.acr,
      signedInAt: new Date(row.signedInAt),
    };
  }
}
