import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { currentRequest, requestOrigin } from '../../../platform/http/request-context.js';
import { isCompanyWide } from '../../../platform/http/permissions.js';
import { insertOf } from '../../../platform/insert.js';
import type { RiskFactor } from '../../audit/index.js';
import { riskScore } from '../../audit/index.js';
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
  /** Risk factors of the event, such as `reuse`. */
  readonly flags?: readonly RiskFactor[];
}

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

/** Logs what happened to tokens, in the transaction of the event. */
@Injectable()
export class TokenLog {
  constructor(private readonly em: EntityManager) {}

  async record({
    grantType = null,
    reason = null,
    flags: noticed = [],
    ...event
  }: TokenEvent): Promise<void> {
    const request = currentRequest();
    const flags = [...noticed, ...(opensMuch(event) ? (['wide-scope'] as const) : [])];
    await INSERT.send(this.em, {
      ...event,
      grantType,
      reason,
      ...requestOrigin(),
      requestId: request?.requestId ?? null,
      riskScore: riskScore(flags),
      securityFlags: flags.length > 0 ? JSON.stringify(flags) : null,
    });
  }
}

/** Whether a token was issued with scopes that reach beyond one agency. The scope `api` of users does not count. */
function opensMuch({ action, scope }: Pick<TokenEvent, 'action' | 'scope'>): boolean {
  return action === 'issued' && (scope?.split(' ').some(isCompanyWide) ?? false);
}
