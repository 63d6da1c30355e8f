import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { FREE_TRIES, secondsLeft } from '../domain/lock-out.js';
import { identityError } from '../identity.errors.js';
import type { ChallengeSubject } from './challenges.js';
import { Challenges, firstFactor } from './challenges.js';
import { recoveryCodeOf } from './domain/recovery-codes.js';
import { stepOfCode } from './domain/totp.js';
import { Factors } from './factors.store.js';
import { FactorLetters } from './factor-letters.js';

type Outcome = 'wrong' | 'over' | { readonly wait: number } | { readonly userId: string };

/** Looks at a code of an authenticator, or at a recovery code, of whoever has shown the password in the same sign-in. */
@Injectable()
export class CheckCode {
  constructor(
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
    private readonly challenges: Challenges,
    private readonly factors: Factors,
    private readonly letters: FactorLetters,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws identity.factor-wrong, identity.challenge-over when the sign-in has to begin anew, and http.too-many-requests or
   * identity.sign-in-locked with the time to wait.
   */
  async run(subject: ChallengeSubject, kind: 'authenticator' | 'recovery', typed: string): Promise<void> {
    await this.limits.chargeNetwork('second-factor');
    const outcome = await this.decide(subject, kind, typed);
    if (outcome === 'over') throw identityError('identity.challenge-over');
    if (outcome === 'wrong') throw identityError('identity.factor-wrong');
    if ('wait' in outcome) throw identityError('identity.sign-in-locked', { retryAfter: outcome.wait });
    if (kind === 'recovery') await this.letters.send(outcome.userId, 'recovery-code-used');
  }

  /** Returns instead of throwing, because what was counted and recorded has to stay. */
  @Transactional()
  private async decide(
    subject: ChallengeSubject,
    kind: 'authenticator' | 'recovery',
    typed: string,
  ): Promise<Outcome> {
    const challenge = await this.challenges.pay(subject);
    if (!challenge) return 'over';
    const { userId } = challenge;
    const { totpSecret, failures } = await this.factors.lock(userId);
    const wait = secondsLeft(failures, FREE_TRIES, this.clock.now());
    if (wait > 0) {
      await this.record(userId, 'identity.factor-refused', kind, 'denied');
      return { wait };
    }
    const isRight =
      kind === 'recovery'
        ? await this.isRecoveryCode(userId, typed)
        : totpSecret !== null && (await this.isCode(userId, totpSecret, typed));
    if (!isRight) {
      await this.factors.countFailure(userId);
      await this.record(userId, 'identity.factor-failed', kind, 'failure');
      return 'wrong';
    }
    // RFC 8176: a one-time password beside what was shown before, so several factors.
    await this.challenges.pass(subject, [firstFactor(challenge), 'otp', 'mfa']);
    const action = kind === 'recovery' ? 'identity.recovery-code-used' : 'identity.factor-shown';
    await this.record(userId, action, kind, 'success');
    return { userId };
  }

  private async isCode(userId: string, secret: string, typed: string): Promise<boolean> {
    const step = stepOfCode(secret, typed, this.clock.now());
    return step !== null && (await this.factors.takeStep(userId, step));
  }

  private async isRecoveryCode(userId: string, typed: string): Promise<boolean> {
    const code = recoveryCodeOf(typed);
    return code !== null && (await this.factors.takeRecoveryCode(userId, code));
  }

  private async record(
    userId: string,
    action: string,
    factor: string,
    outcome: 'success' | 'failure' | 'denied',
  ): Promise<void> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      { action, resourceType: 'user', resourceId: userId, changes: { factor }, outcome },
    );
  }
}
