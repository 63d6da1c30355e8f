import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { AccessToken } from '../access-token.entity.js';
import { LOCK_FAMILIES } from './families.store.js';
import { AuthorizationCode, RefreshToken } from './protocol.entities.js';
import type { TokenType } from './token-log.js';
import { TokenLog } from './token-log.js';

interface EndedToken {
  readonly clientId: string;
  readonly userId: string | null;
  readonly scope: string | null;
  readonly hash: string;
}

/** A reused token, in the library's terms. */
interface ReusedToken {
  readonly grantId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly clientId?: string | undefined;
}

/** Token families: all codes, refresh tokens and access tokens of one consent, which end together. */
@Injectable()
export class Families {
  constructor(
    private readonly em: EntityManager,
    private readonly log: TokenLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks families until the end of the transaction, so that nobody else uses or ends their tokens. Without it, rows locked in different
   * orders could deadlock, and ending a family would miss the successor of a token that is being replaced.
   */
  async lock(...grantIds: readonly (string | undefined)[]): Promise<void> {
    const known = grantIds.filter((id) => id !== undefined);
    if (known.length > 0) await LOCK_FAMILIES.rows(this.em, { grantIds: known });
  }

  async end(grantId: string | undefined, reason: string): Promise<void> {
    if (grantId === undefined) return;
    await this.lock(grantId);
    await this.endCodes(grantId, reason);
    await this.endRefreshTokens(grantId, reason);
    await this.endAccessTokens(grantId, reason);
  }

  /**
   * Ends the family of a code or refresh token that was used twice: one of its two holders has stolen it, and it is
   * unknown which (RFC 9700 section 4.14.2).
   */
  async endReused(token: ReusedToken, reason: 'reuse' | 'code_replay'): Promise<void> {
    const { grantId, accountId = null, clientId } = token;
    await this.end(grantId, reason);
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: accountId },
      {
        action: 'identity.token-reused',
        resourceType: 'user',
        resourceId: accountId ?? 'unknown',
        changes: { clientId, reason },
        outcome: 'denied',
      },
    );
  }

  private async endRefreshTokens(grantId: string, reason: string): Promise<void> {
    const ended = await over(this.em, RefreshToken)
      .updateTable('RefreshToken')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('grantId', '=', grantId)
      .where('revokedAt', 'is', null)
      .returning(['clientId', 'userId', 'scope', 'tokenHash as hash'])
      .execute();
    await this.logEnded('refresh_token', ended, reason);
  }

  private async endAccessTokens(grantId: string, reason: string): Promise<void> {
    const ended = await over(this.em, AccessToken)
      .updateTable('AccessToken')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('grantId', '=', grantId)
      .where('revokedAt', 'is', null)
      .returning(['clientId', 'userId', 'scope', 'jtiHash as hash'])
      .execute();
    await this.logEnded('access_token', ended, reason);
  }

  private async endCodes(grantId: string, reason: string): Promise<void> {
    await over(this.em, AuthorizationCode)
      .updateTable('AuthorizationCode')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('grantId', '=', grantId)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .execute();
  }

  private async logEnded(tokenType: TokenType, ended: readonly EndedToken[], reason: string): Promise<void> {
    const flags = reason === 'reuse' || reason === 'code_replay' ? (['reuse'] as const) : [];
    for (const { hash, ...token } of ended)
      await this.log.record({ ...token, tokenType, tokenHash: hash, action: 'revoked', reason, flags });
  }
}
