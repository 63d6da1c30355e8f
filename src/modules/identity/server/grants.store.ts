import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { AdapterPayload } from 'oidc-provider';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { ConsentGrant } from './protocol.entities.js';
import { endOf } from './stored-token.js';

/** Consents of users for clients. Their ids are no secrets. */
@Injectable()
export class GrantsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const openid: { readonly scope?: string; readonly claims?: readonly string[] } = payload.openid ?? {};
    const content = {
      scope: openid.scope ?? null,
      claims: JSON.stringify(openid.claims ?? []),
      resources: JSON.stringify(payload.resources ?? {}),
      rejected: JSON.stringify(payload.rejected ?? {}),
      expiresAt: endOf(payload.exp),
    };
    await over(this.em, ConsentGrant)
      .insertInto('ConsentGrant')
      .values({ id, userId: payload.accountId ?? '', clientId: payload.clientId ?? '', ...content })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(content))
      .execute();
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, ConsentGrant)
      .selectFrom('ConsentGrant')
      .select((select) => [
        'userId',
        'clientId',
        'scope',
        'claims',
        'resources',
        'rejected',
        sql<number>`extract(epoch from ${select.ref('createdAt')})::integer`.as('iat'),
        sql<number>`extract(epoch from ${select.ref('expiresAt')})::integer`.as('exp'),
      ])
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const { userId, clientId, scope, claims, resources, rejected, iat, exp } = row;
    return {
      jti: id,
      kind: 'Grant',
      accountId: userId,
      clientId,
      iat,
      exp,
      openid: { ...(scope !== null && { scope }), claims: claims as string[] },
      resources: resources as Record<string, string>,
      rejected: rejected as AdapterPayload['rejected'],
    };
  }

  async end(id: string, reason: string): Promise<void> {
    await over(this.em, ConsentGrant)
      .updateTable('ConsentGrant')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .execute();
  }
}
