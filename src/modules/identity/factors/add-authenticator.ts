import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import type { ChallengeSubject } from './challenges.js';
import { Challenges, firstFactor } from './challenges.js';
import { newRecoveryCodes } from './domain/recovery-codes.js';
import { stepOfCode } from './domain/totp.js';
import { Factors } from './factors.store.js';
import { FactorLetters } from './factor-letters.js';

interface Added {
  readonly userId: string;
  readonly recoveryCodes: readonly string[];
}

/** Adds an authenticator app after a code has shown that it has the secret. New recovery codes are shown once. */
@Injectable()
export class AddAuthenticator {
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

  /** Throws identity.factor-wrong and identity.challenge-over. */
  async run(subject: ChallengeSubject, typed: string): Promise<readonly string[]> {
    await this.limits.chargeNetwork('second-factor');
    const outcome = await this.decide(subject, typed);
    if (outcome === 'over') throw identityError('identity.challenge-over');
    if (outcome === 'wrong') throw identityError('identity.factor-wrong');
    await this.letters.send(outcome.userId, 'authenticator-added');
    return outcome.recoveryCodes;
  }

  /** Returns instead of throwing, because the counted try must be committed. */
  @Transactional()
  private async decide(subject: ChallengeSubject, typed: string): Promise<Added | 'wrong' | 'over'> {
    const challenge = await this.challenges.pay(subject);
    if (!challenge?.newTotpSecret) return 'over';
    const step = stepOfCode(challenge.newTotpSecret, typed, this.clock.now());
    if (step === null) return 'wrong';
    const { userId } = challenge;
    const recoveryCodes = newRecoveryCodes();
    await this.factors.keepAuthenticator(userId, challenge.newTotpSecret, step);
    await this.factors.keepRecoveryCodes(userId, recoveryCodes);
    await this.challenges.pass(subject, [firstFactor(challenge), 'otp', 'mfa']);
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.factor-added',
        resourceType: 'user',
        resourceId: userId,
        changes: { factor: 'authenticator' },
      },
    );
    return { userId, recoveryCodes };
  }
}
