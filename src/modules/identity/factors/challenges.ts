import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { tokenHash } from '../token-hash.js';
import { FactorChallenge, NEW_TOTP_SECRET } from './factors.entities.js';

/** OWASP ASVS 5.0, 6.6.3: after that many wrong codes the password is asked for again. */
export const TRIES_OF_CHALLENGE = 5;
const MINUTES = 10;

/** Whose second factor is waited for, by what waits: a sign-in under way or a session. */
export type ChallengeSubject = `interaction ${string}` | `session ${string}`;

export interface Challenge {
  readonly id: string;
  readonly userId: string;
  readonly newTotpSecret: string | null;
  readonly amr: readonly string[] | null;
  /** The provider of single sign-on that was the first factor; null for a password. */
  readonly ssoProviderId: string | null;
}

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

  /** Takes the place of an earlier one. With a secret, it is for adding an authenticator. */
  async open(
    subject: ChallengeSubject,
    userId: string,
    newTotpSecret: string | null,
    ssoProviderId: string | null = null,
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
        expiresAt: new Date(now.getTime() + MINUTES * 60_000),
      })
      // Two tabs of one sign-in: the first one's goes on.
      .onConflict((conflict) => conflict.column('subjectHash').doNothing())
      .execute();
  }

  async find(subject: ChallengeSubject): Promise<Challenge | null> {
    const row = await over(this.em, FactorChallenge)
      .selectFrom('FactorChallenge')
      .select(['id', 'userId', 'totpSecretEncrypted', 'amr', 'ssoProviderId'])
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
      .returning(['id', 'userId', 'totpSecretEncrypted', 'amr', 'ssoProviderId'])
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
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('subjectHash', '=', tokenHash(subject))
      .execute();
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
  }): Promise<Challenge> {
    const { id, userId, totpSecretEncrypted: sealed, amr, ssoProviderId } = row;
    const newTotpSecret =
      sealed === null ? null : await this.fields.open({ ...NEW_TOTP_SECRET, row: id }, sealed);
    return { id, userId, newTotpSecret, amr: amr as Challenge['amr'], ssoProviderId };
  }
}
