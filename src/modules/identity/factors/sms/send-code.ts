import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../../platform/config/config.js';
import { FieldEncryption } from '../../../../platform/encryption/field-encryption.js';
import type { Quota } from '../../../../platform/limits/quota.js';
import { RateLimits } from '../../../../platform/limits/rate-limits.js';
import { LOG } from '../../../../platform/logging/logger.js';
import { SmsGateway, SmsNotSent } from '../../../../platform/sms/sms-gateway.js';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import { DomainError } from '../../../../shared/errors.js';
import { Audit } from '../../../audit/index.js';
import { identityError } from '../../identity.errors.js';
import type { Challenge, ChallengeSubject } from '../challenges.js';
import { Challenges } from '../challenges.js';
import { newSmsCode, smsTextOf } from '../domain/sms-codes.js';
import { SMS_PHONE } from '../factors.entities.js';
import { Factors } from '../factors.store.js';

/**
 * The quota of each user and of each number, because messages cost money and annoy their recipients (NIST SP 800-63B-4 section 3.2.2, ASVS
 * 5.0, 6.6.3). With five tries for each code, the chance to guess one is thirty in a million per hour.
 */
export const SMS_QUOTA: Quota = { perMinute: 2, perHour: 6 };

/** Sends a code to a user's number, or to the one being added, in a sign-in or on the account page. */
@Injectable()
export class SendCode {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly challenges: Challenges,
    private readonly factors: Factors,
    private readonly gateway: SmsGateway,
    private readonly fields: FieldEncryption,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Throws identity.sms-not-set-up, identity.sms-not-sent, identity.challenge-over, and identity.sms-too-many with the time to wait.
   */
  async run(subject: ChallengeSubject): Promise<void> {
    if (!this.gateway.isSetUp) throw identityError('identity.sms-not-set-up');
    const challenge = await this.challenges.find(subject);
    if (!challenge || challenge.amr !== null || challenge.newTotpSecret !== null)
      throw identityError('identity.challenge-over');
    const phone = challenge.newPhone ?? (await this.factors.phoneOf(challenge.userId));
    if (phone === null) throw identityError('identity.challenge-over');
    await this.charge(challenge.userId, phone);
    const code = newSmsCode();
    if (!(await this.keep(challenge, phone, code))) throw identityError('identity.challenge-over');
    await this.send(challenge.userId, phone, code);
  }

  /** Charges the quotas; the number is hashed with a key, because the keys of counters are readable. */
  private async charge(userId: string, phone: string): Promise<void> {
    const number = this.fields.blindIndex(SMS_PHONE.table, 'rate_limits.key', phone);
    try {
      await this.limits.chargeNetwork('sms');
      await this.limits.chargeOwn(`sms-user ${userId}`, SMS_QUOTA);
      await this.limits.chargeOwn(`sms-number ${number}`, SMS_QUOTA);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.record(userId, 'identity.sms-refused', 'denied');
      const { retryAfter = 60 } = error.details;
      throw identityError('identity.sms-too-many', { retryAfter });
    }
  }

  /** Records that the code was requested; whether the gateway accepts it is known later. */
  @Transactional()
  private async keep(challenge: Challenge, phone: string, code: string): Promise<boolean> {
    if (!(await this.challenges.keepCode(challenge, phone, code))) return false;
    await this.record(challenge.userId, 'identity.sms-sent', 'success');
    return true;
  }

  /** Sends outside a transaction, because a gateway may be slow. */
  private async send(userId: string, phone: string, code: string): Promise<void> {
    try {
      await this.gateway.send({ to: phone, text: smsTextOf(code, this.config.publicUrl) });
    } catch (error) {
      if (!(error instanceof SmsNotSent)) throw error;
      this.log.error({ err: error }, 'a code could not be sent by SMS');
      await this.record(userId, 'identity.sms-failed', 'failure');
      throw identityError('identity.sms-not-sent');
    }
  }

  @Transactional()
  private async record(
    userId: string,
    action: string,
    outcome: 'success' | 'failure' | 'denied',
  ): Promise<void> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      { action, resourceType: 'user', resourceId: userId, outcome },
    );
  }
}
