import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { tokenHash } from '../token-hash.js';
import { SMS_CODE_MINUTES } from './domain/sms-codes.js';
import { FactorChallenge, NEW_SMS_PHONE, NEW_TOTP_SECRET } from './factors.entities.js';

/** Wrong codes before the password is required again (OWASP ASVS 5.0, 6.6.3). */
export const TRIES_OF_CHALLENGE = 5;
const MINUTES = 10;

/** What waits for a second factor: a sign-in or a session. */
export type ChallengeSubject = `interaction ${string}` | `session ${string}`;

export interface Challenge {
  readonly id: string;
  readonly userId: string;
  readonly newTotpSecret: string | null;
  /** A telephone number being added, until a code has confirmed it. */
  readonly newPhone: string | null;
  /** A code has been sent and not used yet. */
  readonly isCodeSent: boolean;
  readonly amr: readonly string[] | null;
  /** The provider of single sign-on that was the first factor; null for a password. */
  readonly ssoProviderId: string | null;
}

/** What a challenge adds; without these it asks for an existing factor. */
export interface ChallengeTerms {
  /** The secret of an authenticator to add. */
  readonly newTotpSecret?: string | null;
  /** The telephone number to add. */
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

interface Shown {
  readonly id: string;
  readonly userId: string;
  readonly totpSecretEncrypted: string | null;
  readonly amr: unknown;
  readonly ssoProviderId: string | null;
  readonly smsPhoneEncrypted: string | null;
  readonly smsCodeExpiresAt: Date | string | null;
}

/** Each page of a sign-in asks for its challenge. */
const FIND = new Statement<{ readonly subjectHash: string; readonly now: Date }, Shown>(
  ({ subjectHash, now }, em) =>
    over(em, FactorChallenge)
      .selectFrom('FactorChallenge')
      .select(SHOWN)
      .where('subjectHash', '=', subjectHash)
      .where('expiresAt', '>', now)
      .where((row) => row.or([row('tries', '<', TRIES_OF_CHALLENGE), row('amr', 'is not', null)])),
);

/** The first factor as an `amr` value (RFC 8176, which has none for single sign-on). */
export function firstFactor({ ssoProviderId }: Pick<Challenge, 'ssoProviderId'>): 'pwd' | 'sso' {
  return ssoProviderId === null ? 'pwd' : 'sso';
}

/**
 * Challenges for second factors. A factor is only checked within a challenge, which begins with the right password of the same sign-in, so
 * that a code of one sign-in is useless in another (ASVS 5.0, 6.6.2).
 */
@Injectable()
export class Challenges {
  constructor(
    private readonly em: EntityManager,
    private readonly fields: FieldEncryption,
    private readonly clock: Clock,
  ) {}

  /** Opens a challenge, replacing an earlier one. */
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
      // With two tabs of one sign-in, the first one's challenge continues.
      .onConflict((conflict) => conflict.column('subjectHash').doNothing())
      .execute();
  }

  async find(subject: ChallengeSubject): Promise<Challenge | null> {
    const row = await FIND.first(this.em, { subjectHash: tokenHash(subject), now: this.clock.now() });
    return row ? this.opened(row) : null;
  }

  /** Counts a try before the factor is checked; null if the challenge is over. Needs a transaction. */
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

  /** Notes that the factor was right. */
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

  /** Continues with adding another factor, because the one shown is not enough; tries start again. */
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

  /** Stores the code that was sent; it replaces earlier ones. False if the challenge is over. */
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

  /** Uses a code; one statement removes it, and tells whether it was the right one for this number. */
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

  private async opened(row: Shown): Promise<Challenge> {
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

  /**
   * A keyed hash, because a million codes could be tried against a plain one at once. It includes the number and the
   * sign-in, so a code is valid only for these.
   */
  private hashOf(id: string, phone: string, code: string): string {
    return this.fields.blindIndex(NEW_SMS_PHONE.table, 'sms_code_hash', `${id} ${phone} ${code}`);
  }
}
