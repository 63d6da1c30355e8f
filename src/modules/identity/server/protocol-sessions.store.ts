import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { currentRequest } from '../../../platform/http/request-context.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { tokenHash } from '../token-hash.js';
import { SESSION_PAYLOAD_COLUMN, UserSession } from '../user-session.entity.js';
import { ArtifactsStore } from './artifacts.store.js';
import { BegunSessions } from './begun-sessions.js';
import { AAL1 } from './levels.js';
import { endOf } from './stored-token.js';

const MAX_USER_AGENT = 512;

export interface SessionRow {
  readonly id: string;
  readonly acr: string | null;
  readonly amr: unknown;
  /** In seconds since 1970. */
  readonly signedInAt: number | null;
}

/**
 * Sessions of the authorization server. From the sign-in on they are rows of `user_sessions`, which the guard checks on every request;
 * before it they are artifacts without a user.
 */
@Injectable()
export class ProtocolSessionsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly artifacts: ArtifactsStore,
    private readonly begun: BegunSessions,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const { accountId, uid } = payload;
    if (accountId === undefined || uid === undefined) return this.artifacts.upsert('Session', id, payload);
    const { jti: _jti, ...kept } = payload;
    const content = {
      cookieHash: tokenHash(id),
      acr: payload.acr ?? null,
      amr: JSON.stringify(payload.amr ?? ['pwd']),
      signedInAt: endOf(payload.loginTs),
      lastActivityAt: this.clock.now(),
      expiresAt: endOf(payload.exp),
      payloadEncrypted: this.encryption.encrypt(JSON.stringify(kept), SESSION_PAYLOAD_COLUMN.contextOf(uid)),
    };
    const changed = await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ ...content, rowVersion: row('rowVersion', '+', 1) }))
      .where('uid', '=', uid)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!changed) await this.open(uid, accountId, content, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await this.alive('cookieHash', tokenHash(id));
    return found ? { ...found, jti: id } : this.artifacts.find('Session', id);
  }

  /** Finds a session by its uid, for reading only: the id in the answer opens nothing. */
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = await this.alive('uid', uid);
    return found ? { ...found, jti: `by-uid.${uid}` } : this.artifacts.findByUid('Session', uid);
  }

  /** Ends a session, except at a sign-in, when the library destroys the old cookie and the session continues under a new one. */
  async destroy(id: string): Promise<void> {
    await this.artifacts.destroy('Session', id);
    const session = Provider.ctx?.oidc.session as
      { readonly oldId?: string; readonly destroyed?: boolean } | undefined;
    if (session?.oldId === id && session.destroyed !== true) return;
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({
        revokedAt: this.clock.now(),
        revokeReason: 'logout',
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('cookieHash', '=', tokenHash(id))
      .where('revokedAt', 'is', null)
      .execute();
  }

  /** The row of a session, for tokens that live as long as it does. */
  async rowOf(uid: string): Promise<SessionRow | null> {
    const row = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select((select) => [
        'id',
        'acr',
        'amr',
        sql<number>`extract(epoch from ${select.ref('signedInAt')})::integer`.as('signedInAt'),
      ])
      .where('uid', '=', uid)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Opens a session for a token issued without a sign-in. It has no cookie, and it does not count toward the user's sessions. */
  async openWithoutBrowser(
    userId: string,
    expiresAt: Date,
  ): Promise<{ readonly id: string; readonly uid: string }> {
    const uid = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const id = await this.insert(uid, userId, {
      acr: AAL1,
      amr: '[]',
      signedInAt: now,
      lastActivityAt: now,
      expiresAt,
    });
    return { id, uid };
  }

  /** Marks a session as active when a client uses its refresh token. */
  async touch(uid: string, expiresAt: Date): Promise<void> {
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set({ lastActivityAt: this.clock.now(), expiresAt })
      .where('uid', '=', uid)
      .where('revokedAt', 'is', null)
      .execute();
  }

  private async open(uid: string, userId: string, content: object, payload: AdapterPayload): Promise<void> {
    const ssoProviderId = providerOf(Provider.ctx?.oidc.result?.login);
    const authMethod = methodOf(payload.amr ?? [], ssoProviderId);
    const sessionId = await this.insert(uid, userId, { ...content, authMethod, ssoProviderId });
    await this.begun.record({ userId, sessionId, tokenHash: tokenHash(uid), ssoProviderId });
  }

  private async insert(uid: string, userId: string, content: object): Promise<string> {
    const request = currentRequest();
    const now = this.clock.now();
    const id = newId(now.getTime());
    await over(this.em, UserSession)
      .insertInto('UserSession')
      .values({
        id,
        userId,
        uid,
        sessionTokenHash: tokenHash(uid),
        ipAddress: request?.ip ?? null,
        userAgent: request?.userAgent?.slice(0, MAX_USER_AGENT) ?? null,
        createdAt: now,
        ...content,
      } as never)
      .execute();
    return id;
  }

  private async alive(column: 'uid' | 'cookieHash', value: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select((select) => [
        'uid',
        'payloadEncrypted',
        sql<number>`extract(epoch from ${select.ref('expiresAt')})::integer`.as('exp'),
      ])
      .where(column, '=', value)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (!row?.payloadEncrypted || row.uid === null) return undefined;
    const text = this.encryption
      .decrypt(row.payloadEncrypted, SESSION_PAYLOAD_COLUMN.contextOf(row.uid))
      .toString('utf8');
    return { ...(JSON.parse(text) as AdapterPayload), exp: row.exp };
  }
}

function methodOf(amr: readonly string[], ssoProviderId: string | null): string {
  if (ssoProviderId !== null) return 'sso';
  return amr.includes('mfa') ? 'mfa' : 'password';
}

/** The provider of a sign-in, from its result; the library does not store it in the session. */
function providerOf(login: Readonly<Record<string, unknown>> | undefined): string | null {
  const id = login?.['ssoProviderId'];
  return typeof id === 'string' ? id : null;
}
