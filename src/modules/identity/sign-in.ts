import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { normalizeEmail } from './domain/email-address.js';
import { normalizePassword } from './domain/password-policy.js';
import { identityError } from './identity.errors.js';
import { HashingCapacity } from './passwords/hashing-capacity.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import type { PasswordTry } from './passwords/password-tries.js';
import { PasswordTries } from './passwords/password-tries.js';
import { SignInSources } from './sign-in-sources.store.js';
import { UserAgency } from './user-agency.js';
import type { User } from './user.entity.js';
import { Users } from './users.js';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

type RefusalReason = 'locked' | 'wrong-password' | 'account-closed' | 'agency-not-active';

/**
 * Checks an e-mail address and a password; the pages continue from there. Two short transactions, none during the hash: the first counts
 * the try, the second records the outcome. A hashing slot is taken first, so that few counted tries are open, and parallel correct
 * passwords do not lock their own account.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly em: EntityManager,
    private readonly capacity: HashingCapacity,
    private readonly tries: PasswordTries,
    private readonly hasher: PasswordHasher,
    private readonly users: Users,
    private readonly agency: UserAgency,
    private readonly sources: SignInSources,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws identity.sign-in-failed, also for a locked account; identity.sign-in-busy and, for a network,
   * http.too-many-requests with the time to wait.
   */
  async run(input: SignInInput): Promise<User> {
    await this.limits.chargeNetwork('sign-in');
    const email = normalizeEmail(input.email);
    return this.capacity.runFor(email, async () => {
      const attempt = await this.tries.payUnseen((users) => users.lockByEmail(email));
      const user = await this.decide(attempt, normalizePassword(input.password));
      if (!user) throw identityError('identity.sign-in-failed');
      return user;
    });
  }

  private async decide(attempt: PasswordTry, password: string): Promise<User | null> {
    const { passwordHash } = attempt;
    const matches = await this.hasher.verify(passwordHash, password);
    if (attempt.isLocked) return this.refuse(attempt, 'locked');
    if (!matches || passwordHash === null) return this.refuse(attempt, 'wrong-password');
    return this.admit(
      attempt,
      this.hasher.isOutdated(passwordHash) ? await this.hasher.hash(password) : null,
    );
  }

  @Transactional()
  private async admit(attempt: PasswordTry, renewedHash: string | null): Promise<User | null> {
    const user = await this.users.lock(attempt.userId ?? '');
    // The user was disabled, or got another password, during the check.
    if (!user.maySignIn || user.passwordHash !== attempt.passwordHash)
      return this.refuse(attempt, 'account-closed');
    if (!(await this.agency.maySignIn(user.agencyId ?? null)))
      return this.refuse(attempt, 'agency-not-active');

    const now = this.clock.now();
    user.signIn(now);
    if (renewedHash !== null) {
      user.rehashPassword(renewedHash);
      await this.audit.record(
        { id: user.id, role: user.role, agencyId: user.agencyId ?? null, sessionId: null },
        { action: 'identity.password-rehashed', resourceType: 'user', resourceId: user.id },
      );
    }
    await this.em.flush();
    await this.sources.countSuccess(user.id, now);
    return user;
  }

  /**
   * Returns null instead of throwing, because its audit row must be committed. The row names the account and never the typed
   * address, because people type passwords there.
   */
  @Transactional()
  private async refuse(attempt: PasswordTry, reason: RefusalReason): Promise<null> {
    const { userId, isLast, isLocked } = attempt;
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: isLocked ? 'identity.sign-in-refused' : 'identity.sign-in-failed',
        resourceType: 'user',
        resourceId: userId ?? 'unknown',
        changes: { reason: userId === null ? 'unknown-user' : reason },
        outcome: isLocked ? 'denied' : 'failure',
        ...(isLast ? { securityAlerts: ['account-locked'] } : {}),
      },
    );
    return null;
  }
}
