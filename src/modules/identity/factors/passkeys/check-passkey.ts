import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { Audit } from '../../../audit/index.js';
import { identityError } from '../../identity.errors.js';
import { UserAgency } from '../../user-agency.js';
import { Users } from '../../users.js';
import { Challenges, firstFactor } from '../challenges.js';
import { PasskeyCeremonies, amrOf } from './passkey-ceremonies.js';
import { Passkeys } from './passkeys.store.js';

/** Checks a passkey in a sign-in, after the password or instead of it. */
@Injectable()
export class CheckPasskey {
  constructor(
    private readonly em: EntityManager,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly passkeys: Passkeys,
    private readonly challenges: Challenges,
    private readonly users: Users,
    private readonly agency: UserAgency,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.passkey-refused, and http.too-many-requests with the time to wait. */
  async run(uid: string, answer: string): Promise<void> {
    await this.limits.chargeNetwork('second-factor');
    if (!(await this.decide(uid, answer))) throw identityError('identity.passkey-refused');
  }

  /** Returns instead of throwing, because the used challenge and the audit row must be committed. */
  @Transactional()
  private async decide(uid: string, answer: string): Promise<boolean> {
    const subject = `interaction ${uid}` as const;
    const shown = await this.ceremonies.used(subject, answer);
    const waiting = await this.challenges.find(subject);
    if (!shown) return this.refuse(waiting?.userId ?? null, 'not-verified');
    const { id, userId, deviceType } = shown.passkey;
    if (waiting && waiting.userId !== userId) return this.refuse(waiting.userId, 'of-another-user');
    const user = await this.users.lock(userId);
    if (!user.maySignIn || !(await this.agency.maySignIn(user.agencyId ?? null)))
      return this.refuse(userId, 'account-closed');
    if (!(await this.passkeys.use(id, shown.counter, shown.isBackedUp)))
      return this.refuse(userId, 'counter-went-back', ['authenticator-copied']);
    user.lastLoginAt = this.clock.now();
    await this.em.flush();
    if (!waiting) await this.challenges.open(subject, userId);
    await this.challenges.pass(subject, [...(waiting ? [firstFactor(waiting)] : []), ...amrOf(deviceType)]);
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.factor-shown',
        resourceType: 'user',
        resourceId: userId,
        changes: { factor: 'passkey' },
      },
    );
    return true;
  }

  private async refuse(
    userId: string | null,
    reason: string,
    securityAlerts: readonly string[] = [],
  ): Promise<false> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.factor-failed',
        resourceType: 'user',
        resourceId: userId ?? 'unknown',
        changes: { factor: 'passkey', reason },
        outcome: 'failure',
        ...(securityAlerts.length > 0 && { securityAlerts: [...securityAlerts] }),
      },
    );
    return false;
  }
}
