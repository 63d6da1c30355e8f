import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { AccessToken } from '../access-token.entity.js';
import { tokenHash } from '../token-hash.js';
import { presentedId } from './presented-tokens.js';
import { endOf, payloadOf, textOf, withoutBearer } from './stored-token.js';
import { TokenLog } from './token-log.js';

/** The registry of access tokens: opaque ones by value, signed ones by id. */
@Injectable()
export class AccessTokensStore {
  constructor(
    private readonly em: EntityManager,
    private readonly log: TokenLog,
    private readonly clock: Clock,
  ) {}

  /** Enters a token: the library stores opaque ones, and signed ones are entered when they are signed. */
  async enter(
    tokenId: string,
    payload: AdapterPayload,
    { format, sessionId }: { readonly format: 'jwt' | 'opaque'; readonly sessionId: string | null },
  ): Promise<void> {
    const jtiHash = tokenHash(tokenId);
    await over(this.em, AccessToken)
      .insertInto('AccessToken')
      .values({
        clientId: payload.clientId ?? '',
        userId: textOf(payload, 'accountId'),
        grantId: textOf(payload, 'grantId'),
        jtiHash,
        format,
        audience: textOf(payload, 'aud'),
        scope: textOf(payload, 'scope'),
        issuedAt: endOf(payload.iat),
        expiresAt: endOf(payload.exp),
        sessionId,
        details: JSON.stringify(withoutBearer(payload)),
      })
      .execute();
    await this.log.record({
      clientId: textOf(payload, 'clientId'),
      userId: textOf(payload, 'accountId'),
      tokenType: 'access_token',
      tokenHash: jtiHash,
      scope: textOf(payload, 'scope'),
      action: 'issued',
      grantType: payload.kind === 'ClientCredentials' ? 'client_credentials' : textOf(payload, 'gty'),
    });
  }

  async find(value: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, AccessToken)
      .selectFrom('AccessToken')
      .select(['details', 'revokedAt', 'format'])
      .where('jtiHash', '=', this.hashOf(value))
      .executeTakeFirst();
    // The id of a signed token does not prove possession, so it is only accepted behind the token itself.
    if (!row || (row.format === 'jwt' && presentedId(Provider.ctx?.req, value) === null)) return undefined;
    return payloadOf({ ...row, usedAt: null }, value);
  }

  async destroy(value: string): Promise<void> {
    const ended = await over(this.em, AccessToken)
      .updateTable('AccessToken')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: 'client',
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('jtiHash', '=', this.hashOf(value))
      .where('revokedAt', 'is', null)
      .returning(['clientId', 'userId', 'scope', 'jtiHash'])
      .executeTakeFirst();
    if (!ended) return;
    const { jtiHash, ...token } = ended;
    await this.log.record({
      ...token,
      tokenType: 'access_token',
      tokenHash: jtiHash,
      action: 'revoked',
      reason: 'client',
    });
  }

  private hashOf(value: string): string {
    return tokenHash(presentedId(Provider.ctx?.req, value) ?? value);
  }
}
