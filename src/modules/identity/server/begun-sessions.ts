import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { EarlierPlaces } from '../sessions/earlier-places.queries.js';
import { UserSession } from '../user-session.entity.js';
import { TokenLog } from './token-log.js';
import { Users } from '../users.js';
import { SessionEnds } from './session-ends.js';

/** The most sessions of a user; a further sign-in ends the session that has been idle longest. */
const MOST_SESSIONS = 10;

export interface BegunSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly tokenHash: string;
  /** The provider of the sign-in; null for our own password or passkey. */
  readonly ssoProviderId: string | null;
}

/** Records a new session in the trail, and limits the number of sessions. */
@Injectable()
export class BegunSessions {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly places: EarlierPlaces,
    private readonly log: TokenLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly room: ModuleRef,
  ) {}

  async record({ userId, sessionId, tokenHash, ssoProviderId }: BegunSession): Promise<void> {
    const user = await this.users.lock(userId);
    const alerts = await this.places.newOf(userId, sessionId);
    await this.endQuietest(userId);
    await this.audit.record(
      { id: user.id, role: user.role, agencyId: user.agencyId ?? null, sessionId },
      {
        action: 'identity.signed-in',
        resourceType: 'user',
        resourceId: user.id,
        securityAlerts: alerts,
        ...(ssoProviderId !== null && { changes: { method: 'sso', id: ssoProviderId } }),
      },
    );
    if (ssoProviderId === null) return;
    await this.log.record({
      clientId: null,
      userId,
      tokenType: 'session',
      tokenHash,
      scope: null,
      action: 'issued',
      grantType: 'sso',
      reason: ssoProviderId,
      flags: alerts,
    });
  }

  private async endQuietest(userId: string): Promise<void> {
    const now = this.clock.now();
    const open = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select('id')
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .where('cookieHash', 'is not', null)
      .where('expiresAt', '>', now)
      .orderBy('lastActivityAt', 'desc')
      .orderBy('id', 'desc')
      .offset(MOST_SESSIONS)
      .execute();
    if (open.length === 0) return;
    const ends = this.room.get(SessionEnds, { strict: false });
    for (const { id } of open) await ends.begin({ id });
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ revokedAt: now, revokeReason: 'too_many', rowVersion: row('rowVersion', '+', 1) }))
      .where(
        'id',
        'in',
        open.map(({ id }) => id),
      )
      .execute();
  }
}
