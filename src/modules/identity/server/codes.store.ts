import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { requestOrigin } from '../../../platform/http/request-context.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import { Families } from './families.js';
import { AuthorizationCode } from './protocol.entities.js';
import { endOf, payloadOf, textOf, withoutBearer } from './stored-token.js';
import { TokenLog } from './token-log.js';

/** Authorization codes; each can be exchanged only once, also under parallel requests. */
@Injectable()
export class CodesStore {
  constructor(
    private readonly em: EntityManager,
    private readonly families: Families,
    private readonly log: TokenLog,
    private readonly clock: Clock,
  ) {}

  async upsert(value: string, payload: AdapterPayload): Promise<void> {
    const hash = tokenHash(value);
    await over(this.em, AuthorizationCode)
      .insertInto('AuthorizationCode')
      .values({
        clientId: payload.clientId ?? '',
        userId: payload.accountId ?? '',
        grantId: textOf(payload, 'grantId'),
        codeHash: hash,
        redirectUri: payload.redirectUri ?? '',
        scope: textOf(payload, 'scope'),
        codeChallenge: textOf(payload, 'codeChallenge'),
        codeChallengeMethod: textOf(payload, 'codeChallengeMethod'),
        nonce: textOf(payload, 'nonce'),
        issuedAt: endOf(payload.iat),
        expiresAt: endOf(payload.exp),
        ...requestOrigin(),
        details: JSON.stringify(withoutBearer(payload)),
      })
      .execute();
    await this.log.record({ ...about(payload), tokenHash: hash, action: 'issued' });
  }

  private async find(value: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, AuthorizationCode)
      .selectFrom('AuthorizationCode')
      .select(['details', 'usedAt', 'revokedAt'])
      .where('codeHash', '=', tokenHash(value))
      .executeTakeFirst();
    return payloadOf(row, value);
  }

  /** Finds a code for its exchange. A used one ends the tokens that it has given, before the library refuses it. */
  async present(value: string): Promise<AdapterPayload | undefined> {
    const payload = await this.find(value);
    if (payload?.consumed) await this.families.endReused(payload, 'code_replay');
    return payload;
  }

  /**
   * Marks a code as used. Throws invalid_grant if another request was faster, and ends the family: one of the two may have stolen the code.
   */
  async consume(value: string): Promise<void> {
    const hash = tokenHash(value);
    const payload = await this.find(value);
    await this.families.lock(payload?.grantId);
    const used = await over(this.em, AuthorizationCode)
      .updateTable('AuthorizationCode')
      .set((row) => ({ usedAt: this.clock.now(), rowVersion: row('rowVersion', '+', 1) }))
      .where('codeHash', '=', hash)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .returning('details')
      .executeTakeFirst();
    if (used) {
      await this.log.record({ ...about(used.details as AdapterPayload), tokenHash: hash, action: 'used' });
      return;
    }
    await this.families.endReused(payload ?? {}, 'code_replay');
    throw new errors.InvalidGrant('authorization code already used');
  }

  async destroy(value: string): Promise<void> {
    await over(this.em, AuthorizationCode)
      .updateTable('AuthorizationCode')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: 'ended',
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('codeHash', '=', tokenHash(value))
      .where('revokedAt', 'is', null)
      .execute();
  }
}

function about(payload: AdapterPayload): {
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly tokenType: 'authorization_code';
  readonly scope: string | null;
} {
  return {
    clientId: textOf(payload, 'clientId'),
    userId: textOf(payload, 'accountId'),
    tokenType: 'authorization_code',
    scope: textOf(payload, 'scope'),
  };
}
