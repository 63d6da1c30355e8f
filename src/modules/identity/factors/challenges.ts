import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { tokenHash } from '../token-hash.js';
import { SMS_CODE_MINUTES } from './domain/sms-codes.js';
import { FactorChallenge, NEW_SMS_PHONE, NEW_TOTP_SECRET } from './factors.entities.js';

/** OWASP ASVS 5.0, 6.6.3: after that many wrong codes the password is asked for again. */
export const TRIES_OF_CHALLENGE = 5;
const MINUTES = 10;

/** Whose second factor is waited for, by what waits: a sign-in under way or a session. */
export type ChallengeSubject = `interaction ${string}` | `session ${string}`;

export interface Challenge {
  readonly id: string;
  readonly userId: string;
  readonly newTotpSecret: string | null;
  /** The number that is being added, until a code has reached it. */
  readonly newPhone: string | null;
  /** A code is on its way, and has not been used. */
  readonly isCodeSent: boolean;
  readonly amr: readonly string[] | null;
  /** The provider of single sign-on that was the first factor; null for a password. */
  readonly ssoProviderId: string | null;
}

/** What a challenge is for, beside asking for a factor that there is. */
export interface ChallengeTerms {
  /** For adding an authenticator. */
  readonly newTotpSecret?: string | null;
  /** For adding a number. */
  readonly newPhone?: string | null;
  readonly ssoProviderId?: string | null;
}

const SHOWN = [
  'id',
  'userId',
  'totpSecretEncrypted',
  'amr',
  'ssoProviderId',
  'smsPhoneEncrypted',
  'smsCodeExpiresAt',
] as const;

/** What was shown before the second factor, as `amr` says it (RFC 8176, which has no word for another provider). */
export function firstFactor({ ssoProviderId }: Pick<Challenge, 'ssoProviderId'>): 'pwd' | 'sso' {
  return ssoProviderId === null ? 'pwd' : 'sso';
}

/**
 * A factor is only ever looked at within a challenge, which begins when the password of the same sign-in was right: a code of one
 * sign-in opens no other (ASVS 5.0, 6.6.2).
 */
@Injectable()
export class Challenges {
  constructor(
    private readonly em: EntityManager,
    private readonly fields: FieldEncryption,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of an earlier one. */
  async open(
    subject: ChallengeSubject,
    userId: string,
    { newTotpSecret = null, newPhone = null, ssoProviderId = null }: ChallengeTerms = {},
  ): Promise<void> {
    const now = this.clock.now();
    const id = newId(now.getTime());
    await this.close(subject);
    await over(this.em, FactorChallenge)
      .insertInto('FactorChallenge')
      .values({
        id,
        userId,
        subjectHash: tokenHash(subject),
        ssoProviderId,
        totpSecretEncrypted:
          newTotpSecret === null ? null : this.fields.seal({ ...NEW_TOTP_SECRET, row: id }, newTotpSecret),
        smsPhoneEncrypted:
          newPhone === null ? null : this.fields.seal({ ...NEW_SMS_PHONE, row: id }, newPhone),
        expiresAt: new Date(now.getTime() + MINUTES * 60_000),
      })
      // Two tabs of one sign-in: the first one's goes on.
      .onConflict((conflict) => conflict.column('subjectHash').doNothing())
      .execute();
  }

  async find(subject: ChallengeSubject): Promise<Challenge | null> {
    const row = await over(this.em, FactorChallenge)
      .selectFrom('FactorChallenge')
      .select(SHOWN)
      .where('subjectHash', '=', tokenHash(subject))
      .where('expiresAt', '>', this.clock.now())
      .where((row) => row.or([row('tries', '<', TRIES_OF_CHALLENGE), row('amr', 'is not', null)]))
      .executeTakeFirst();
    return row ? this.opened(row) : null;
  }

  /** Pays for a look at a factor before it is looked at; null when the challenge is over. Belongs in a transaction. */
  async pay(subject: ChallengeSubject): Promise<Challenge | null> {
    const row = await over(this.em, FactorChallenge)
      .updateTable('FactorChallenge')
      .set((row) => ({ tries: row('tries', '+', 1), rowVersion: row('rowVersion', '+', 1) }))
      .where('subjectHash', '=', tokenHash(subject))
      .where('expiresAt', '>', this.clock.now())
      .where('tries', '<', TRIES_OF_CHALLENGE)
      .where('amr', 'is', null)
      .returning(SHOWN)
      .executeTakeFirst();
    return row ? this.opened(row) : null;
  }

  /** The factor was right. */
  async pass(subject: ChallengeSubject, amr: readonly string[]): Promise<void> {
    await over(this.em, FactorChallenge)
      .updateTable('FactorChallenge')
      .set((row) => ({
        amr: JSON.stringify(amr),
        totpSecretEncrypted: null,
        smsPhoneEncrypted: null,
        smsCodeHash: null,
        smsCodeExpiresAt: null,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('subjectHash', '=', tokenHash(subject))
      .execute();
  }

  /** What was shown is not enough: another factor has to be added, for which there are tries anew. */
  async goOnAdding({ id }: Challenge, newTotpSecret: string): Promise<void> {
    await over(this.em, FactorChallenge)
      .updateTable('FactorChallenge')
      .set((row) => ({
        tries: 0,
        totpSecretEncrypted: this.fields.seal({ ...NEW_TOTP_SECRET, row: id }, newTotpSecret),
        smsCodeHash: null,
        smsCodeExpiresAt: null,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
  }

  /** The code that was sent last takes the place of those before it. False where the challenge is over. */
  async keepCode({ id }: Challenge, phone: string, code: string): Promise<boolean> {
    const now = this.clock.now();
    const { numUpdatedRows } = await over(this.em, FactorChallenge)
      .updateTable('FactorChallenge')
      .set((row) => ({
        smsCodeHash: this.hashOf(id, phone, code),
        smsCodeExpiresAt: new Date(now.getTime() + SMS_CODE_MINUTES * 60_000),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .where('expiresAt', '>', now)
      .where('tries', '<', TRIES_OF_CHALLENGE)
      .where('amr', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Uses a code up: one statement takes it out, and tells whether it was the one that went to this number. */
  async takeCode({ id }: Challenge, phone: string, code: string): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, FactorChallenge)
      .updateTable('FactorChallenge')
      .set((row) => ({ smsCodeHash: null, smsCodeExpiresAt: null, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .where('smsCodeHash', '=', this.hashOf(id, phone, code))
      .where('smsCodeExpiresAt', '>', this.clock.now())
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async close(subject: ChallengeSubject): Promise<void> {
    await over(this.em, FactorChallenge)
      .deleteFrom('FactorChallenge')
      .where('subjectHash', '=', tokenHash(subject))
      .execute();
  }

  private async opened(row: {
    readonly id: string;
    readonly userId: string;
    readonly totpSecretEncrypted: string | null;
    readonly amr: unknown;
    readonly ssoProviderId: string | null;
    readonly smsPhoneEncrypted: string | null;
    readonly smsCodeExpiresAt: Date | string | null;
  }): Promise<Challenge> {
    const { id, userId, totpSecretEncrypted: secret, smsPhoneEncrypted: phone, amr, ssoProviderId } = row;
    const newTotpSecret =
      secret === null ? null : await this.fields.open({ ...NEW_TOTP_SECRET, row: id }, secret);
    const newPhone = phone === null ? null : await this.fields.open({ ...NEW_SMS_PHONE, row: id }, phone);
    const isCodeSent = row.smsCodeExpiresAt !== null && new Date(row.smsCodeExpiresAt) > this.clock.now();
    return {
      id,
      userId,
      newTotpSecret,
      newPhone,
      isCodeSent,
      amr: amr as Challenge['amr'],
      ssoProviderId,
    };
  }

  /** A million codes are tried out in no time, so the key is in no dump. One that went to another number, or for another sign-in, is none. */
  private hashOf(id: string, phone: string, code: string): string {
    return this.fields.blindIndex(NEW_SMS_PHONE.table, 'sms_code_hash', `${id} ${phone} ${code}`);
  }
}
