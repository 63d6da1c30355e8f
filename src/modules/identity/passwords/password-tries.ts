import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import type { User } from '../user.entity.js';
import { Users } from '../users.js';

/** A try that has been paid for. Without a user there is nothing to pay with; the password is checked all the same. */
export interface PasswordTry {
  readonly userId: string | null;
  readonly passwordHash: string | null;
}

/**
 * Counts tries at passwords. A try is counted as failed, in a transaction of its own, before the password is looked at,
 * and taken back by success. Counting afterwards would let a parallel burst in: all of it would be checked before the
 * first failure is written.
 */
@Injectable()
export class PasswordTries {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.sign-in-locked with the time to wait while the account rests. */
  async pay(find: (users: Users) => Promise<User | null>): Promise<PasswordTry> {
    const { user, secondsLocked } = await this.count(find);
    if (secondsLocked > 0) throw identityError('identity.sign-in-locked', { retryAfter: secondsLocked });
    return { userId: user?.id ?? null, passwordHash: user?.passwordHash ?? null };
  }

  /** Returns the lock instead of throwing, because the row about it has to stay. */
  @Transactional()
  private async count(
    find: (users: Users) => Promise<User | null>,
  ): Promise<{ readonly user: User | null; readonly secondsLocked: number }> {
    const user = await find(this.users);
    const now = this.clock.now();
    const secondsLocked = user?.secondsLocked(now) ?? 0;
    if (user && secondsLocked > 0) {
      await this.audit.record(
        { ...SYSTEM_ACTOR, id: user.id },
        {
          action: 'identity.sign-in-refused',
          resourceType: 'user',
          resourceId: user.id,
          changes: { reason: 'locked' },
          outcome: 'denied',
        },
      );
    } else {
      user?.countTry(now);
      await this.em.flush();
    }
    return { user, secondsLocked };
  }
}
