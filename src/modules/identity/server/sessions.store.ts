import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { errors } from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { requestFacts } from '../../../platform/http/request-context.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Sessions } from '../sessions.js';
import { tokenHash } from '../token-hash.js';
import { UserSession } from '../user-session.entity.js';
import { TokenLog } from './token-log.js';

/** What the library keeps in a session, but for the value of its cookie. */
type Stored = AdapterPayload;

/** The sessions of signed-in browsers. Each is one row for as long as it lasts, however often the value of its cookie changes. */
@Injectable()
export class SignedInSessions {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly sessions: Sessions,
    private readonly log: TokenLog,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async put(id: string, payload: Stored, expiresIn: number): Promise<void> {
    const { uid = '', accountId = '', loginTs, acr, amr } = payload;
    const now = this.clock.now();
    const authenticatedAt = new Date((loginTs ?? 0) * 1000);
    const absolute = authenticatedAt.getTime() + this.config.sessionHours * 3_600_000;
    const values = {
      sessionTokenHash: tokenHash(id),
      acr: acr ?? null,
      amr: json(amr ?? []),
      authenticatedAt,
      absoluteExpiresAt: new Date(absolute),
      lastActivityAt: now,
      expiresAt: new Date(Math.min(absolute, now.getTime() + expiresIn * 1000)),
      payloadEncrypted: this.encryption.encrypt(JSON.stringify(payload), contextOf(uid)),
    };
    const { numUpdatedRows } = await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ ...values, rowVersion: row('rowVersion', '+', 1) }))
      .where('uid', '=', uid)
      .where('userId', '=', accountId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) await this.open(uid, accountId, values);
  }

  async find(id: string): Promise<Stored | undefined> {
    return this.read('sessionTokenHash', tokenHash(id));
  }

  findByUid(uid: string): Promise<Stored | undefined> {
    return this.read('uid', uid);
  }

  async end(id: string, reason: string): Promise<void> {
    const hash = tokenHash(id);
    const row = await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((ended) => ({
        revokedAt: this.clock.now(),
        revokeReason: reason,
        rowVersion: ended('rowVersion', '+', 1),
      }))
      .where('sessionTokenHash', '=', hash)
      .where('revokedAt', 'is', null)
      .returning('userId')
      .executeTakeFirst();
    if (row)
      await this.log.record(
        'revoked',
        { type: 'session', hash, userId: row.userId, clientId: null, scope: null },
        { reason },
      );
  }

  private async open(
    uid: string,
    userId: string,
    values: { readonly sessionTokenHash: string; readonly lastActivityAt: Date; readonly expiresAt: Date },
  ): Promise<void> {
    const facts = requestFacts();
    const { numInsertedOrUpdatedRows } = await over(this.em, UserSession)
      .insertInto('UserSession')
      .values({
        id: newId(values.lastActivityAt.getTime()),
        uid,
        userId,
        ...values,
        ipAddress: facts?.ip ?? null,
        userAgent: facts?.userAgent ?? null,
        createdAt: values.lastActivityAt,
      })
      .onConflict((conflict) => conflict.column('uid').doNothing())
      .executeTakeFirst();
    // It was ended while this request was under way: what is over does not begin again.
    if ((numInsertedOrUpdatedRows ?? 0n) === 0n) throw new errors.SessionNotFound('the session has ended');
    await this.sessions.endSurplus(userId, values.lastActivityAt);
  }

  private async read(column: 'uid' | 'sessionTokenHash', value: string): Promise<Stored | undefined> {
    const row = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select(['uid', 'payloadEncrypted', 'expiresAt'])
      .where(column, '=', value)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (!row?.payloadEncrypted) return undefined;
    const text = this.encryption.decrypt(row.payloadEncrypted, contextOf(row.uid ?? '')).toString('utf8');
    const exp = Math.floor(new Date(row.expiresAt as unknown as string).getTime() / 1000);
    return { ...(JSON.parse(text) as Stored), exp };
  }
}

function contextOf(uid: string): string {
  return `user_sessions.payload:${uid}`;
}
