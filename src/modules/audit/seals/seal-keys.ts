import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { over } from '../../../platform/typed.js';
import { endorsementStatement } from '../domain/seal.js';
import { AuditKey, SEAL_KEY_COLUMN } from './seal.entities.js';

/** ES256 (RFC 7518 section 3.4): the signature is r and s beside each other, not DER. */
const SIGNATURE = { dsaEncoding: 'ieee-p1363' } as const;

export interface SealKey {
  readonly kid: string;
  readonly number: bigint;
  readonly privateKey: KeyObject;
}

export interface PublicSealKey {
  readonly kid: string;
  readonly number: bigint;
  readonly jwk: JsonWebKey;
  readonly key: KeyObject;
  readonly endorsedBy: string | null;
  readonly endorsement: Buffer | null;
}

export function signed(text: string, { privateKey }: Pick<SealKey, 'privateKey'>): Buffer {
  return sign('sha256', Buffer.from(text), { key: privateKey, ...SIGNATURE });
}

export function isSignedBy(key: KeyObject, text: string, signature: Buffer): boolean {
  return verify('sha256', Buffer.from(text), { key, ...SIGNATURE }, signature);
}

/** The thumbprint of RFC 7638: members of the key in alphabetical order. */
export function thumbprint({ crv, kty, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** Keys of the trail. All instances sign with the last one; the private half opens with ENCRYPTION_KEY, not with the database. */
@Injectable()
export class SealKeys {
  private known: SealKey | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
  ) {}

  /** Makes the very first one when there is none. Belongs in a transaction. */
  async current(): Promise<SealKey> {
    const row = await this.last();
    if (!row) return this.add(null);
    if (this.known?.kid === row.kid) return this.known;
    const text = this.encryption
      .decrypt(row.privateJwkEncrypted, SEAL_KEY_COLUMN.contextOf(row.kid))
      .toString('utf8');
    const privateKey = createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' });
    return (this.known = { kid: row.kid, number: BigInt(row.number), privateKey });
  }

  /** Signs with a new key from now on, endorsed by the one before. Belongs in a transaction. */
  async rotate(): Promise<SealKey> {
    await lockInTransaction(this.em.getKysely(), 'audit.keys');
    return this.add(await this.current());
  }

  async published(): Promise<readonly PublicSealKey[]> {
    const rows = await over(this.em, AuditKey)
      .selectFrom('AuditKey')
      .select(['kid', 'number', 'publicJwk', 'endorsedBy', 'endorsement'])
      .orderBy('number')
      .execute();
    return rows.map(({ kid, number, publicJwk, endorsedBy, endorsement }) => {
      const jwk = publicJwk as JsonWebKey;
      const key = createPublicKey({ key: jwk, format: 'jwk' });
      return {
        kid,
        number: BigInt(number),
        jwk,
        key,
        endorsedBy,
        endorsement: endorsement && Buffer.from(endorsement),
      };
    });
  }

  private async add(previous: SealKey | null): Promise<SealKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const kid = thumbprint(jwk);
    const number = (previous?.number ?? 0n) + 1n;
    await over(this.em, AuditKey)
      .insertInto('AuditKey')
      .values({
        kid,
        number: number.toString(),
        publicJwk: JSON.stringify({ ...jwk, kid, alg: 'ES256', use: 'sig' }),
        privateJwkEncrypted: this.encryption.encrypt(
          JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
          SEAL_KEY_COLUMN.contextOf(kid),
        ),
        endorsedBy: previous?.kid ?? null,
        endorsement: previous && signed(endorsementStatement(kid, number), previous),
      })
      .execute();
    return { kid, number, privateKey: pair.privateKey };
  }

  private last() {
    return over(this.em, AuditKey)
      .selectFrom('AuditKey')
      .select(['kid', 'number', 'privateJwkEncrypted'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
  }
}
