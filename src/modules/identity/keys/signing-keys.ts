import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { sql } from 'kysely';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { Clock } from '../../../shared/clock.js';
import { SIGNING_ALGORITHM } from '../domain/access-claims.js';
import type { PublicKey } from './key-ring.js';
import { KeyRing } from './key-ring.js';
import { newKeyPair, publicKeyOf } from './new-key-pair.js';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey | Uint8Array;
}

interface ActiveRow {
  readonly kid: string;
  readonly private_jwk_encrypted: string;
}

interface PublicRow {
  readonly kid: string;
  readonly public_jwk: JWK;
}

/** The keys that tokens are signed with. They live in the database, so that every instance signs with the same one. */
@Injectable()
export class SigningKeys {
  private readonly ring: KeyRing;
  /** Private keys by their id; the database says each time which one is active, so that a rotation acts at once. */
  private readonly imported = new Map<string, SigningKey>();

  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
  ) {
    this.ring = new KeyRing(() => this.loadPublic());
  }

  /** The key to sign with. Makes the very first one when there is none. */
  async active(): Promise<SigningKey> {
    const row = (await this.findActive()) ?? (await this.createFirst());
    const known = this.imported.get(row.kid);
    if (known) return known;
    const jwk = JSON.parse(
      this.encryption.decrypt(row.private_jwk_encrypted, contextOf(row.kid)).toString('utf8'),
    ) as JWK;
    const key = { kid: row.kid, privateKey: await importJWK(jwk, SIGNING_ALGORITHM) };
    this.imported.clear();
    this.imported.set(row.kid, key);
    return key;
  }

  /** The public key of a key id as PEM; null when we have, or accept, no such key. */
  async publicKey(kid: string): Promise<string | null> {
    return (await this.ring.find(kid))?.pem ?? null;
  }

  /** What other services need to verify our tokens. */
  async published(): Promise<readonly JWK[]> {
    return (await this.ring.all()).map(({ jwk }) => jwk);
  }

  /**
   * Signs with a new key from now on. Tokens of the old one stay valid for `overlapSeconds`; its private half is erased at
   * once, since nothing signs with it any more. Returns the ids of both. Belongs in a transaction.
   */
  async replaceActive(
    overlapSeconds: number,
  ): Promise<{ readonly kid: string; readonly replaced: string | null }> {
    const { kid, publicJwk, privateJwk } = await newKeyPair();
    const db = this.em.getKysely();
    // Without it, two rotations at once would both find the same key to replace, and one would fail.
    await lockInTransaction(db, 'identity.signing-keys');
    const now = this.clock.now();
    const retireAfter = new Date(now.getTime() + overlapSeconds * 1000);
    await sql`
      update signing_keys set status = 'retired', row_version = row_version + 1
      where status = 'retiring' and retire_after <= ${now}
    `.execute(db);
    const { rows } = await sql<{ readonly kid: string }>`
      update signing_keys
      set status = 'retiring', retire_after = ${retireAfter}, private_jwk_encrypted = null, row_version = row_version + 1
      where status = 'active' and alg = ${SIGNING_ALGORITHM}
      returning kid
    `.execute(db);
    await this.insertActive(kid, publicJwk, privateJwk);
    return { kid, replaced: rows[0]?.kid ?? null };
  }

  private async findActive(): Promise<ActiveRow | undefined> {
    const { rows } = await sql<ActiveRow>`
      select kid, private_jwk_encrypted from signing_keys where status = 'active' and alg = ${SIGNING_ALGORITHM}
    `.execute(this.em.getKysely());
    return rows[0];
  }

  /** Instances that start together all try; the unique index lets one of them win, and the others take its key. */
  private async createFirst(): Promise<ActiveRow> {
    const { kid, publicJwk, privateJwk } = await newKeyPair();
    await this.insertActive(kid, publicJwk, privateJwk);
    const row = await this.findActive();
    if (!row) throw new Error('There is no active signing key, and none could be made');
    return row;
  }

  private async insertActive(kid: string, publicJwk: JWK, privateJwk: JWK): Promise<void> {
    const encrypted = this.encryption.encrypt(JSON.stringify(privateJwk), contextOf(kid));
    await sql`
      insert into signing_keys (kid, alg, public_jwk, private_jwk_encrypted, status, not_before)
      values (${kid}, ${SIGNING_ALGORITHM}, ${JSON.stringify(publicJwk)}, ${encrypted}, 'active', ${this.clock.now()})
      on conflict do nothing
    `.execute(this.em.getKysely());
  }

  /** In a fork, so that a look shared by many requests runs in none of their transactions. */
  private async loadPublic(): Promise<readonly PublicKey[]> {
    const { rows } = await sql<PublicRow>`
      select kid, public_jwk from signing_keys
      where status <> 'retired' and (retire_after is null or retire_after > ${this.clock.now()}) and alg = ${SIGNING_ALGORITHM}
      order by not_before, kid
    `.execute(this.em.fork().getKysely());
    return rows.map(({ kid, public_jwk }) => publicKeyOf(kid, public_jwk));
  }
}

/** Binds the ciphertext to its row: a private key copied under another id does not decrypt. */
function contextOf(kid: string): string {
  return `signing_keys.private_jwk:${kid}`;
}
