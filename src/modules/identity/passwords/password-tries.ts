import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { NO_FAILURES, afterFailure, secondsLocked } from '../domain/lock-out.js';
import { identityError } from '../identity.errors.js';
import { SignInSources } from '../sign-in-sources.store.js';
import type { User } from '../user.entity.js';
import { Users } from '../users.js';

/** A counted try. For an unknown user nothing is counted, but the password is checked all the same. */
export interface PasswordTry {
  readonly userId: string | null;
  readonly passwordHash: string | null;
  /** True when this network has to wait after this try, unless it succeeds. */
  readonly isLast: boolean;
  /** The network must wait: the try does not count, and no password is accepted. */
  readonly isLocked: boolean;
}

interface Counted {
  readonly user: User | null;
  /** Seconds until the next try; 0 when this one counts. */
  readonly wait: number;
  readonly isLast: boolean;
}

type Find = (users: Users) => Promise<User | null>;

/** The nil UUID, for no user (RFC 9562 section 5.9). */
const NIL_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Counts tries of passwords. A try is counted as failed, in its own transaction, before the password is checked, and success takes it back.
 * If it were counted afterwards, a parallel burst would be checked before the first failure is written.
 */
@Injectable()
export class PasswordTries {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly sources: SignInSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * For a signed-in owner, who may know of the lock. Throws identity.sign-in-locked with the time to
   * wait if tries from this network must wait.
   */
  async pay(find: Find): Promise<PasswordTry> {
    const { user, wait, isLast } = await this.count(find);
    if (wait === 0) return paid(user, isLast);
    await this.recordRefusal(user?.id ?? NIL_ID);
    throw identityError('identity.sign-in-locked', { retryAfter: wait });
  }

  /** For an unknown sender, from whom the lock is hidden: a locked account costs the same and gets the same answer. */
  async payUnseen(find: Find): Promise<PasswordTry> {
    const { user, wait, isLast } = await this.count(find);
    if (wait === 0) return paid(user, isLast);
    return { userId: user?.id ?? null, passwordHash: null, isLast: false, isLocked: true };
  }

  /**
   * Counts a try. An unknown user causes the same statements as a known one, and neither waits for the disk, so that the time does not tell
   * who has an account; the transaction that records the outcome makes this one durable too.
   */
  @Transactional()
  private async count(find: Find): Promise<Counted> {
    await this.sources.doNotWaitForDisk();
    const now = this.clock.now();
    const user = await find(this.users);
    const id = user?.id ?? NIL_ID;
    const before = await this.sources.tries(id);
    const wait = secondsLocked(user?.failures ?? NO_FAILURES, before, now);
    if (wait > 0) return { user, wait, isLast: false };
    if (!user) await this.sources.countNobody(id);
    const isLast = user !== null && user.countTry({ ...before, ...afterFailure(before, now) }, now);
    await this.em.flush();
    await this.sources.countFailure(id, now);
    return { user, wait, isLast };
  }

  @Transactional()
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

function paid(user: User | null, isLast: boolean): PasswordTry {
  return { userId: user?.id ?? null, passwordHash: user?.passwordHash ?? null, isLast, isLocked: false };
}
