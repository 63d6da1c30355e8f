import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../../platform/config/config.js';
import { RateLimits } from '../../../../platform/limits/rate-limits.js';
import { SmsGateway } from '../../../../platform/sms/sms-gateway.js';
import type { Actor } from '../../../../shared/actor.js';
import { Audit } from '../../../audit/index.js';
import { identityError } from '../../identity.errors.js';
import { Users } from '../../users.js';
import type { ChallengeSubject } from '../challenges.js';
import { Challenges } from '../challenges.js';
import { newRecoveryCodes } from '../domain/recovery-codes.js';
import { phoneOf, smsCodeOf } from '../domain/sms-codes.js';
import { FactorLetters } from '../factor-letters.js';
import { Factors } from '../factors.store.js';
import { SecondStep } from '../second-step.js';
import { TrustedDevices } from '../trusted-devices.js';
import { SendCode } from './send-code.js';

interface Added {
  readonly isChange: boolean;
  /** Null if the user has some already. */
  readonly recoveryCodes: readonly string[] | null;
}

/** Adds or replaces the SMS number, after a code has confirmed it. */
@Injectable()
export class AddPhone {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly challenges: Challenges,
    private readonly sendCode: SendCode,
    private readonly factors: Factors,
    private readonly devices: TrustedDevices,
    private readonly secondStep: SecondStep,
    private readonly users: Users,
    private readonly gateway: SmsGateway,
    private readonly letters: FactorLetters,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly config: AppConfig,
  ) {}

  /** Throws identity.phone-refused, identity.sms-refused, and what SendCode throws. */
  async begin(
    subject: ChallengeSubject,
    user: Parameters<SecondStep['demandsOn']>[0],
    typed: string,
  ): Promise<void> {
    if (!this.gateway.isSetUp) throw identityError('identity.sms-not-set-up');
    if ((await this.secondStep.demandsOn(user)).isSmsRefused) throw identityError('identity.sms-refused');
    const phone = phoneOf(typed, this.config.sms.prefixes);
    if (phone === null) throw identityError('identity.phone-refused');
    await this.challenges.open(subject, user.id, { newPhone: phone });
    await this.sendCode.run(subject);
  }

  /** Throws identity.factor-wrong, identity.challenge-over and identity.sms-refused. */
  async confirm(actor: Actor, subject: ChallengeSubject, typed: string): Promise<readonly string[] | null> {
    await this.limits.chargeNetwork('second-factor');
    const outcome = await this.decide(actor, subject, typed);
    if (outcome === 'over') throw identityError('identity.challenge-over');
    if (outcome === 'wrong') throw identityError('identity.factor-wrong');
    if (outcome === 'refused') throw identityError('identity.sms-refused');
    await this.letters.send(actor.id ?? '', outcome.isChange ? 'phone-changed' : 'phone-added');
    return outcome.recoveryCodes;
  }

  /** Returns instead of throwing, because the counted try must be committed. */
  @Transactional()
  private async decide(
    actor: Actor,
    subject: ChallengeSubject,
    typed: string,
  ): Promise<Added | 'wrong' | 'over' | 'refused'> {
    const user = await this.users.lock(actor.id ?? '');
    const challenge = await this.challenges.pay(subject);
    if (!challenge || challenge.newPhone === null || challenge.userId !== user.id) return 'over';
    if ((await this.secondStep.demandsOn(user)).isSmsRefused) return 'refused';
    const code = smsCodeOf(typed);
    if (code === null || !(await this.challenges.takeCode(challenge, challenge.newPhone, code)))
      return 'wrong';
    const { smsPhoneEnding, recoveryCodesLeft } = await this.factors.of(user.id);
    const isChange = smsPhoneEnding !== null;
    await this.factors.keepPhone(user.id, challenge.newPhone);
    if (isChange) await this.devices.forget(user.id);
    await this.challenges.close(subject);
    const recoveryCodes = recoveryCodesLeft > 0 ? null : newRecoveryCodes();
    if (recoveryCodes !== null) await this.factors.keepRecoveryCodes(user.id, recoveryCodes);
    await this.audit.record(actor, {
      action: isChange ? 'identity.factor-changed' : 'identity.factor-added',
      resourceType: 'user',
      resourceId: user.id,
      changes: { factor: 'sms' },
    });
    return { isChange, recoveryCodes };
  }
}
