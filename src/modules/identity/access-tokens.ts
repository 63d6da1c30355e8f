import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { ACCESS_TOKEN_TYPE, AUDIENCE, CLIENT_ID, SIGNING_ALGORITHM } from './domain/access-claims.js';
import { AppConfig } from '../../platform/config/config.js';
import { SigningKeys } from './keys/signing-keys.js';
import { issuerOf } from './server/issuer.js';
import { AAL1 } from './server/levels.js';
import type { OpenedSession } from './sessions.js';
import type { User } from './user.entity.js';

/**
 * Issues access tokens (RFC 9068). This class and SignIn are what an authorization server replaces: the guard relies on
 * the keys, the claims and the session alone, whoever wrote them.
 */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly config: AppConfig,
  ) {}

  async issue(user: User, session: OpenedSession, now: Date, expiresAt: Date): Promise<string> {
    const key = await this.keys.active();
    return new SignJWT({
      sid: session.id,
      client_id: CLIENT_ID,
      scope: 'api',
      role: user.role,
      agency: user.agencyId ?? null,
      acr: AAL1,
      amr: ['pwd'],
      auth_time: seconds(now),
    })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid: key.kid })
      .setIssuer(issuerOf(this.config))
      .setAudience(AUDIENCE)
      .setSubject(user.id)
      .setJti(session.tokenId)
      .setIssuedAt(seconds(now))
      .setExpirationTime(seconds(expiresAt))
      .sign(key.privateKey);
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
