import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { FREE_TRIES, secondsLeft } from '../domain/lock-out.js';
import { identityError } from '../identity.errors.js';
import type { Challenge, ChallengeSubject } from './challenges.js';
import { Challenges, firstFactor } from './challenges.js';
import { recoveryCodeOf } from './domain/recovery-codes.js';
import { smsCodeOf } from './domain/sms-codes.js';
import { newTotpSecret, stepOfCode } from './domain/totp.js';
import type { LockedFactors } from './factors.store.js';
import { Factors } from './factors.store.js';
import { FactorLetters } from './factor-letters.js';

/** The kind of code; `sms-and-more` where SMS is not enough, so that another factor is added after it. */
export type CodeKind = 'authenticator' | 'recovery' | 'sms' | 'sms-and-more';

/** Values of `amr` (RFC 8176). */
const AMR = { authenticator: 'otp', recovery: 'otp', sms: 'sms' } as const;

type Outcome = 'wrong' | 'over' | { readonly wait: number } | { readonly userId: string };

/** Checks a code of an authenticator, an SMS code or a recovery code after the password of the same sign-in. */
@Injectable()
export class CheckCode {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly challenges: Challenges,
    private readonly factors: Factors,
    private readonly letters: FactorLetters,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws identity.factor-wrong, identity.challenge-over if the sign-in must start again, and http.too-many-requests or
   * identity.sign-in-locked with the time to wait.
   */
  async run(subject: ChallengeSubject, kind: CodeKind, typed: string): Promise<void> {
    await this.limits.chargeNetwork('second-factor');
    const outcome = await this.decide(subject, kind, typed);
    if (outcome === 'over') throw identityError('identity.challenge-over');
    if (outcome === 'wrong') throw identityError('identity.factor-wrong');
    if ('wait' in outcome) throw identityError('identity.sign-in-locked', { retryAfter: outcome.wait });
    if (kind === 'recovery') await this.letters.send(outcome.userId, 'recovery-code-used');
  }

  /** Returns instead of throwing, because counts and audit rows must be committed. */
  @Transactional()
  private async decide(subject: ChallengeSubject, kind: CodeKind, typed: string): Promise<Outcome> {
    const challenge = await this.challenges.pay(subject);
    if (!challenge) return 'over';
    const { userId } = challenge;
    const factor = kind === 'sms-and-more' ? 'sms' : kind;
    const locked = await this.factors.lock(userId);
    const { failures } = locked;
    const wait = secondsLeft(failures, FREE_TRIES, this.clock.now());
    if (wait > 0) {
      await this.record(userId, 'identity.factor-refused', factor, 'denied');
      return { wait };
    }
    if (!(await this.isRight(challenge, kind, typed, locked))) {
      await this.factors.countFailure(userId);
      await this.record(userId, 'identity.factor-failed', factor, 'failure');
      return 'wrong';
    }
    // Together with the first factor these are several factors (`mfa`).
    if (kind === 'sms-and-more') await this.challenges.goOnAdding(challenge, newTotpSecret());
    else await this.challenges.pass(subject, [firstFactor(challenge), AMR[kind], 'mfa']);
    const action = kind === 'recovery' ? 'identity.recovery-code-used' : 'identity.factor-shown';
    await this.record(userId, action, factor, 'success');
    return { userId };
  }

  private async isRight(
    challenge: Challenge,
    kind: CodeKind,
    typed: string,
    { totpSecret, phone }: LockedFactors,
  ): Promise<boolean> {
    const { userId } = challenge;
    if (kind === 'recovery') return this.isRecoveryCode(userId, typed);
    if (kind === 'authenticator') return totpSecret !== null && this.isCode(userId, totpSecret, typed);
    return phone !== null && this.isSmsCode(challenge, phone, typed);
  }

  private async isSmsCode(challenge: Challenge, phone: string, typed: string): Promise<boolean> {
    const code = smsCodeOf(typed);
    if (code === null || !(await this.challenges.takeCode(challenge, phone, code))) return false;
    await this.factors.forgiveFailures(challenge.userId);
    return true;
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
