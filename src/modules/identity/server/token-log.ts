import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requestFacts } from '../../../platform/http/request-context.js';
import { insertOf } from '../../../platform/insert.js';
import { TokenLogEntry } from './protocol.entities.js';

export type TokenType = 'authorization_code' | 'access_token' | 'refresh_token' | 'session';
export type TokenAction = 'issued' | 'refreshed' | 'revoked' | 'used' | 'introspected';

export interface TokenEvent {
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly tokenType: TokenType;
  readonly tokenHash: string;
  readonly scope: string | null;
  readonly action: TokenAction;
  readonly grantType?: string | null;
  readonly reason?: string | null;
  /** What makes the event worth a look, such as `reuse`. */
  readonly flags?: readonly string[];
}

/** Of 0 to 1: a token that comes a second time is in two hands, and one of them is not its owner's (RFC 9700 section 4.14.2). */
const REUSE_RISK = '0.90';

const INSERT = insertOf(TokenLogEntry, [
  'clientId',
  'userId',
  'tokenType',
  'tokenHash',
  'scope',
  'action',
  'grantType',
  'reason',
  'ipAddress',
  'userAgent',
  'requestId',
  'riskScore',
  'securityFlags',
]);

/** What happened to which token, for whom, from where. In the transaction of what happened. */
@Injectable()
export class TokenLog {
  constructor(private readonly em: EntityManager) {}

  async record({ grantType = null, reason = null, flags = [], ...event }: TokenEvent): Promise<void> {
    const facts = requestFacts();
    await INSERT.send(this.em, {
      ...event,
      grantType,
      reason,
      ipAddress: facts?.ip ?? null,
      userAgent: facts?.userAgent ?? null,
      requestId: facts?.requestId ?? null,
      riskScore: flags.includes('reuse') ? REUSE_RISK : null,
      securityFlags: flags.length > 0 ? JSON.stringify(flags) : null,
    });
  }
}
