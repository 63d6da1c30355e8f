import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { Provider, errors } from 'oidc-provider';
import { sql } from 'kysely';
import { currentRequest, requestOrigin } from '../../../platform/http/request-context.js';
import { networkOf } from '../../../platform/limits/network.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import { Families } from './families.js';
import { RefreshToken } from './protocol.entities.js';
import { endOf, payloadOf, textOf, withoutBearer } from './stored-token.js';
import { TokenLog } from './token-log.js';

/**
 * Refresh tokens; each is used once and replaced by a successor. A reused one ends its whole family, including
 * the successor (RFC 9700 section 4.14.2).
 */
@Injectable()
export class RefreshTokensStore {
  constructor(
    private readonly em: EntityManager,
    private readonly families: Families,
    private readonly log: TokenLog,
    private readonly clock: Clock,
  ) {}

  async upsert(value: string, payload: AdapterPayload): Promise<void> {
    const hash = tokenHash(value);
    const rotations = payload.rotations ?? 0;
    const parent = rotations === 0 ? null : await this.lastUsed(payload.grantId ?? '');
    await over(this.em, RefreshToken)
      .insertInto('RefreshToken')
      .values({
        clientId: payload.clientId ?? '',
        userId: payload.accountId ?? '',
        grantId: textOf(payload, 'grantId'),
        tokenHash: hash,
        scope: textOf(payload, 'scope'),
        tokenType: payload.jkt === undefined ? 'Bearer' : 'DPoP',
        parentTokenId: parent,
        rotations,
        firstIssuedAt: endOf(payload.iiat ?? payload.iat),
        issuedAt: endOf(payload.iat),
        expiresAt: endOf(payload.exp),
        ...requestOrigin(),
        details: JSON.stringify(withoutBearer(payload)),
      })
      .execute();
    await this.log.record({ ...about(payload), tokenHash: hash, action: 'issued' });
  }

  /**
   * Finds a token for the library. At the token endpoint a used one ends its family here, because the library would do so without recording
   * why; introspection and revocation only read it.
   */
  async present(value: string): Promise<AdapterPayload | undefined> {
    const payload = await this.find(value);
    if (payload?.consumed && Provider.ctx?.oidc.route === 'token')
      await this.families.endReused(payload, 'reuse');
    return payload;
  }

  private async find(value: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, RefreshToken)
      .selectFrom('RefreshToken')
      .select(['details', 'usedAt', 'revokedAt'])
      .where('tokenHash', '=', tokenHash(value))
      .executeTakeFirst();
    return payloadOf(row, value);
  }

  /** Marks a token as used. Throws invalid_grant if another request was faster, which ends the family. */
  async consume(value: string): Promise<void> {
    const hash = tokenHash(value);
    const payload = await this.find(value);
    await this.families.lock(payload?.grantId);
    const used = await over(this.em, RefreshToken)
      .updateTable('RefreshToken')
      .set((row) => ({ usedAt: this.clock.now(), rowVersion: row('rowVersion', '+', 1) }))
      .where('tokenHash', '=', hash)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .returning((select) => ['details', sql<string | null>`host(${select.ref('ipAddress')})`.as('ip')])
      .executeTakeFirst();
    if (used) {
      await this.log.record({
        ...about(used.details as AdapterPayload),
        tokenHash: hash,
        action: 'refreshed',
        flags: isElsewhere(used.ip) ? ['new-network'] : [],
      });
      return;
    }
    await this.families.endReused(payload ?? {}, 'reuse');
    throw new errors.InvalidGrant('refresh token already used');
  }

  /** Ends the family of a token that a client revokes, used or not. */
  async destroy(value: string): Promise<void> {
    const payload = await this.find(value);
    await this.families.end(payload?.grantId, 'client');
  }

  /** The token that is being replaced; it was used in this transaction. */
  private async lastUsed(grantId: string): Promise<string | null> {
    const row = await over(this.em, RefreshToken)
      .selectFrom('RefreshToken')
      .select('id')
      .where('grantId', '=', grantId)
      .where('usedAt', 'is not', null)
      .orderBy('rotations', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }
}

/** Whether a token is used from another network than it was issued to. Telephones change networks, so this alone is weak evidence. */
function isElsewhere(ip: string | null): boolean {
  const here = currentRequest()?.ip;
  return ip !== null && here !== undefined && networkOf(ip) !== networkOf(here);
}

function about(payload: AdapterPayload): {
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly tokenType: 'refresh_token';
  readonly scope: string | null;
} {
  return {
    clientId: textOf(payload, 'clientId'),
    userId: textOf(payload, 'accountId'),
    tokenType: 'refresh_token',
    scope: textOf(payload, 'scope'),
  };
}
