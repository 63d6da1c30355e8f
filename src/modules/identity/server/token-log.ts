import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requestFacts } from '../../../platform/http/request-context.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { tokenRisk } from '../domain/token-risk.js';
import type { SecurityFlag } from '../domain/token-risk.js';
import { TokenLogRow } from './protocol.entities.js';

export type TokenAction = 'issued' | 'refreshed' | 'revoked' | 'used' | 'introspected';
export type TokenType = 'authorization_code' | 'access_token' | 'refresh_token' | 'session';

/** The token that something happened to. Only its hash is known here. */
export interface LoggedToken {
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly type: TokenType;
  readonly hash: string;
  readonly scope: string | null;
}

export interface TokenEvent {
  readonly grantType?: string | null;
  readonly reason?: string | null;
  readonly flags?: readonly SecurityFlag[];
}

/** What happens to codes and tokens, in the transaction in which it happens. Rows are only added and outlive the tokens. */
@Injectable()
export class TokenLog {
  constructor(private readonly em: EntityManager) {}

  record(action: TokenAction, token: LoggedToken, event: TokenEvent = {}): Promise<void> {
    return this.recordEach(action, [token], event);
  }

  async recordEach(
    action: TokenAction,
    tokens: readonly LoggedToken[],
    { grantType = null, reason = null, flags = [] }: TokenEvent = {},
  ): Promise<void> {
    if (tokens.length === 0) return;
    const facts = requestFacts();
    await over(this.em, TokenLogRow)
      .insertInto('TokenLogRow')
      .values(
        tokens.map(({ clientId, userId, type, hash, scope }) => ({
          clientId,
          userId,
          tokenType: type,
          tokenHash: hash,
          scope,
          action,
          grantType,
          reason,
          ipAddress: facts?.ip ?? null,
          userAgent: facts?.userAgent ?? null,
          requestId: facts?.requestId ?? null,
          riskScore: tokenRisk(flags),
          securityFlags: flags.length === 0 ? null : json(flags),
        })),
      )
      .execute();
  }
}
