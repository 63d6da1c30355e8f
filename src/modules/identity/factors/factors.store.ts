import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import type { Failures } from '../domain/lock-out.js';
import { NO_FAILURES } from '../domain/lock-out.js';
import { endingOf } from './domain/sms-codes.js';
import { FactorSettings, SMS_PHONE, TOTP_SECRET } from './factors.entities.js';
import { Passkeys } from './passkeys/passkeys.store.js';

/** The second factors that a user has. */
export interface FactorsOfUser {
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  /** The last digits of the SMS number; null if there is none. */
  readonly smsPhoneEnding: string | null;
  readonly recoveryCodesLeft: number;
}

export interface LockedFactors {
  readonly totpSecret: string | null;
  readonly phone: string | null;
  readonly failures: Failures;
}

/** One row for every user, also for one without factors. */
const FACTORS_OF = new Statement<
  { readonly userId: string },
  {
    readonly totpEnabled: boolean | null;
    readonly smsEnabled: boolean | null;
    readonly smsPhoneEncrypted: string | null;
    readonly recoveryCodes: number | null;
    readonly passkeys: number;
  }
>(
  ({ userId }) => sql`
    select s.totp_enabled, s.sms_enabled, s.sms_phone_encrypted, jsonb_array_length(s.recovery_codes_hashed) as recovery_codes,
           (select count(*)::integer from webauthn_credentials w where w.user_id = one.id) as passkeys
      from (select ${userId}::uuid as id) one left join user_mfa_settings s on s.user_id = one.id`,
);

/** Columns of one kind of factor. */
interface Kept {
  readonly totpEnabled?: boolean;
  readonly totpSecretEncrypted?: string;
  readonly totpLastStep?: string;
  readonly failedCount?: number;
  readonly smsEnabled?: boolean;
  readonly smsPhoneEncrypted?: string;
  readonly recoveryCodesHashed?: string;
}

/** Whether the user has a factor that a sign-in can require; recovery codes only replace one. */
export function hasFactor(factors: FactorsOfUser): boolean {
  return hasStrongFactor(factors) || factors.smsPhoneEnding !== null;
}

/** Whether the user has a factor other than SMS, which NIST restricts. */
export function hasStrongFactor({ hasAuthenticator, passkeys }: FactorsOfUser): boolean {
  return hasAuthenticator || passkeys > 0;
}

/** The second factors of users. Writes belong to the caller's transaction. */
@Injectable()
export class Factors {
  constructor(
    private readonly em: EntityManager,
    private readonly passkeys: Passkeys,
    private readonly fields: FieldEncryption,
    private readonly clock: Clock,
  ) {}

  async of(userId: string): Promise<FactorsOfUser> {
    const row = await FACTORS_OF.first(this.em, { userId });
    const phone = row ? await this.openedPhone(userId, row) : null;
    return {
      hasAuthenticator: row?.totpEnabled ?? false,
      passkeys: row?.passkeys ?? 0,
      smsPhoneEnding: phone === null ? null : endingOf(phone),
      recoveryCodesLeft: row?.recoveryCodes ?? 0,
    };
  }

  /** Reads the factors under a row lock, so that parallel wrong codes are all counted. */
  async lock(userId: string): Promise<LockedFactors> {
    const row = await over(this.em, FactorSettings)
      .selectFrom('FactorSettings')
      .select([
        'totpEnabled',
        'totpSecretEncrypted',
        'smsEnabled',
        'smsPhoneEncrypted',
        'failedCount',
        'lastFailedAt',
      ])
      .where('userId', '=', userId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return { totpSecret: null, phone: null, failures: NO_FAILURES };
    const { totpEnabled, totpSecretEncrypted: sealed, failedCount, lastFailedAt } = row;
    return {
      totpSecret:
        totpEnabled && sealed !== null
          ? await this.fields.open({ ...TOTP_SECRET, row: userId }, sealed)
          : null,
      phone: await this.openedPhone(userId, row),
      failures: {
        failures: failedCount,
        lastFailedAt: lastFailedAt === null ? null : new Date(lastFailedAt),
      },
    };
  }

  /** The SMS number. */
  async phoneOf(userId: string): Promise<string | null> {
    const row = await over(this.em, FactorSettings)
      .selectFrom('FactorSettings')
      .select(['smsEnabled', 'smsPhoneEncrypted'])
      .where('userId', '=', userId)
      .executeTakeFirst();
    return row ? this.openedPhone(userId, row) : null;
  }

  /**
   * Uses a time step of the authenticator: each only once, and none before the last one (RFC 6238 section 5.2). One statement decides, so
   * only one of several parallel requests succeeds.
   */
  async takeStep(userId: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({ totpLastStep: String(step), failedCount: 0, rowVersion: row('rowVersion', '+', 1) }))
      .where('userId', '=', userId)
      .where('totpEnabled', '=', true)
      .where((row) => row.or([row('totpLastStep', 'is', null), row('totpLastStep', '<', String(step))]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Uses a recovery code; one statement removes it, and tells whether it was there. */
  async takeRecoveryCode(userId: string, code: string): Promise<boolean> {
    const hash = this.hashOf(userId, code);
    const { numUpdatedRows } = await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({
        recoveryCodesHashed: sql<unknown>`${row.ref('recoveryCodesHashed')} - ${hash}::text`,
        failedCount: 0,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('userId', '=', userId)
      .where(({ ref }) => sql<boolean>`jsonb_exists(${ref('recoveryCodesHashed')}, ${hash})`)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async countFailure(userId: string): Promise<void> {
    await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({
        failedCount: row('failedCount', '+', 1),
        lastFailedAt: this.clock.now(),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('userId', '=', userId)
      .execute();
  }

  /** `step` is the time step of the confirming code, which cannot be used again. */
  async keepAuthenticator(userId: string, secret: string, step: number): Promise<void> {
    await this.keep(userId, {
      totpEnabled: true,
      totpSecretEncrypted: this.fields.seal({ ...TOTP_SECRET, row: userId }, secret),
      totpLastStep: String(step),
      failedCount: 0,
    });
  }

  /** True when there was one. */
  async removeAuthenticator(userId: string): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({
        totpEnabled: false,
        totpSecretEncrypted: null,
        totpLastStep: null,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('userId', '=', userId)
      .where('totpEnabled', '=', true)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Stores the SMS number, replacing another one. */
  async keepPhone(userId: string, phone: string): Promise<void> {
    await this.keep(userId, {
      smsEnabled: true,
      smsPhoneEncrypted: this.fields.seal({ ...SMS_PHONE, row: userId }, phone),
    });
  }

  /** True when there was one. */
  async removePhone(userId: string): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({
        smsEnabled: false,
        smsPhoneEncrypted: null,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('userId', '=', userId)
      .where('smsEnabled', '=', true)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Resets the failures after a right SMS code. */
  async forgiveFailures(userId: string): Promise<void> {
    await over(this.em, FactorSettings)
      .updateTable('FactorSettings')
      .set((row) => ({ failedCount: 0, rowVersion: row('rowVersion', '+', 1) }))
      .where('userId', '=', userId)
      .execute();
  }

  /** Stores new recovery codes; former ones are invalid. */
  async keepRecoveryCodes(userId: string, codes: readonly string[]): Promise<void> {
    const recoveryCodesHashed = JSON.stringify(codes.map((code) => this.hashOf(userId, code)));
    await this.keep(userId, { recoveryCodesHashed });
  }

  /** True when there were any. */
  async remove(userId: string): Promise<boolean> {
    const hadPasskeys = await this.passkeys.removeAll(userId);
    const { numDeletedRows } = await over(this.em, FactorSettings)
      .deleteFrom('FactorSettings')
      .where('userId', '=', userId)
      .executeTakeFirst();
    return hadPasskeys || numDeletedRows > 0n;
  }

  /** Stores one kind of factor; others are unchanged. */
  private async keep(userId: string, content: Kept): Promise<void> {
    await over(this.em, FactorSettings)
      .insertInto('FactorSettings')
      .values({ userId, ...content })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet((row) => ({
          ...content,
          rowVersion: sql<number>`${row.ref('FactorSettings.rowVersion')} + 1`,
        })),
      )
      .execute();
  }

  private async openedPhone(
    userId: string,
    row: { readonly smsEnabled: boolean | null; readonly smsPhoneEncrypted: string | null },
  ): Promise<string | null> {
    const { smsEnabled, smsPhoneEncrypted: sealed } = row;
    return smsEnabled && sealed !== null ? this.fields.open({ ...SMS_PHONE, row: userId }, sealed) : null;
  }

  /** A keyed hash, because 80 bits could be tried against a plain hash (ASVS 5.0, 6.5.2). */
  private hashOf(userId: string, code: string): string {
    return this.fields.blindIndex(TOTP_SECRET.table, 'recovery_codes_hashed', `${userId} ${code}`);
  }
}
