import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { ModelAdapter } from './adapter.js';
import { Consent } from './protocol.entities.js';
import { revocationReason } from './revocation-reason.js';

interface OpenIdPart {
  readonly scope?: string;
  readonly claims?: readonly string[];
}

/** What a user has allowed a client. Its id names a family of tokens and opens nothing, so it is stored as it is. */
@Injectable()
export class ConsentAdapter extends ModelAdapter {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const { scope, claims } = (payload.openid ?? {}) as OpenIdPart;
    const values = {
      scope: scope ?? null,
      claims: json(claims ?? []),
      resources: json(payload.resources ?? {}),
      rejected: json(payload.rejected ?? {}),
      expiresAt: new Date((payload.exp ?? 0) * 1000),
    };
    await over(this.em, Consent)
      .insertInto('Consent')
      .values({ id, userId: payload.accountId ?? '', clientId: payload.clientId ?? '', ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, Consent)
      .selectFrom('Consent')
      .select(['userId', 'clientId', 'scope', 'claims', 'resources', 'rejected', 'expiresAt', 'createdAt'])
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const claims = row.claims as string[];
    return {
      jti: id,
      kind: 'Grant',
      accountId: row.userId,
      clientId: row.clientId,
      iat: seconds(row.createdAt),
      ...(row.expiresAt === null ? {} : { exp: seconds(row.expiresAt) }),
      ...(row.scope === null && claims.length === 0
        ? {}
        : { openid: { ...(row.scope === null ? {} : { scope: row.scope }), claims } }),
      resources: row.resources as Record<string, string>,
      rejected: row.rejected as NonNullable<AdapterPayload['rejected']>,
    };
  }

  override async destroy(id: string): Promise<void> {
    await over(this.em, Consent)
      .updateTable('Consent')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: revocationReason(),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .execute();
  }

  /** The newest that still holds: a user who has agreed once is not asked the same at every sign-in. */
  async lastOf(userId: string, clientId: string): Promise<string | null> {
    const row = await over(this.em, Consent)
      .selectFrom('Consent')
      .select('id')
      .where('userId', '=', userId)
      .where('clientId', '=', clientId)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }
}

/** Moments come as PostgreSQL writes them. */
function seconds(at: unknown): number {
  return Math.floor(new Date(at as string).getTime() / 1000);
}
