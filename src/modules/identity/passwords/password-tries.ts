import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
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
  /** True when the account rests after this try, unless it succeeds. */
  readonly isLast: boolean;
}

type Find = (users: Users) => Promise<User | null>;

/** The id of nobody (RFC 9562 section 5.9). */
const NIL_ID = '00000000-0000-0000-0000-000000000000';

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
  async pay(find: Find): Promise<PasswordTry> {
    const { user, secondsLocked } = await this.count(find);
    if (secondsLocked > 0) throw identityError('identity.sign-in-locked', { retryAfter: secondsLocked });
    return {
      userId: user?.id ?? null,
      passwordHash: user?.passwordHash ?? null,
      isLast: (user?.secondsLocked(this.clock.now()) ?? 0) > 0,
    };
  }

  /**
   * Returns the lock instead of throwing, because the row about it has to stay. An unknown user takes the same statements
   * as a known one, and neither waits for the disk, so that the time of an answer does not tell who has an account; the
   * transaction that records the outcome makes this one durable too.
   */
  @Transactional()
  private async count(find: Find): Promise<{ readonly user: User | null; readonly secondsLocked: number }> {
    const db = this.em.getKysely();
    await sql`select set_config('synchronous_commit', 'off', true)`.execute(db);
    const user = await find(this.users);
    if (!user) {
      await sql`update users set failed_login_count = failed_login_count where id = ${NIL_ID}`.execute(db);
      return { user, secondsLocked: 0 };
    }
    const now = this.clock.now();
    const secondsLocked = user.secondsLocked(now);
    if (secondsLocked > 0) await this.recordRefusal(user.id);
    else user.countTry(now);
    await this.em.flush();
    return { user, secondsLocked };
  }

  private async recordRefusal(userId: string): Promise<void> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.sign-in-refused',
        resourceType: 'user',
        resourceId: userId,
        changes: { reason: 'locked' },
        outcome: 'denied',
      },
    );
  }
}
