import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { apartFromRequest } from '../../../platform/http/request-context.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { SIGNING_ALGORITHM } from '../domain/access-claims.js';
import type { PublicKey } from './key-ring.js';
import { KeyRing } from './key-ring.js';
import { newKeyPair, publicKeyOf } from './new-key-pair.js';
import { SIGNING_KEY_COLUMN, SigningKey as SigningKeyRow } from './signing-key.entity.js';

export interface ActiveSigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey | Uint8Array;
  /** The same key for the protocol library. */
  readonly jwk: JWK;
}

interface StoredKey {
  readonly kid: string;
  /** In PostgreSQL's format. */
  readonly notBefore: unknown;
  readonly privateJwkEncrypted: string | null;
}

/** Each page of a sign-in asks which key is active. */
const KEY_IN = new Statement<{ readonly status: 'active' | 'next' }, StoredKey>(({ status }, em) =>
  over(em, SigningKeyRow)
    .selectFrom('SigningKey')
    .select(['kid', 'privateJwkEncrypted', 'notBefore'])
    .where('status', '=', status)
    .where('alg', '=', SIGNING_ALGORITHM),
);

/** The signing keys. They are in the database, so that all instances sign with the same key. */
@Injectable()
export class SigningKeys {
  private readonly ring: KeyRing;
  /** Private keys by id; the database says each time which one is active, so that a rotation takes effect at once. */
  private readonly imported = new Map<string, ActiveSigningKey>();

  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
  ) {
    this.ring = new KeyRing(() => apartFromRequest(() => this.loadPublic()));
  }

  /** The active key; creates the first one if there is none. */
  async active(): Promise<ActiveSigningKey> {
    const row = (await this.findIn('active')) ?? (await this.createFirst());
    const known = this.imported.get(row.kid);
    if (known) return known;
    const jwk = JSON.parse(
      this.encryption
        .decrypt(row.privateJwkEncrypted ?? '', SIGNING_KEY_COLUMN.contextOf(row.kid))
        .toString('utf8'),
    ) as JWK;
    const privateKey = await importJWK(jwk, SIGNING_ALGORITHM);
    const key = {
      kid: row.kid,
      privateKey,
      jwk: { ...jwk, kid: row.kid, alg: SIGNING_ALGORITHM, use: 'sig' },
    };
    this.imported.clear();
    this.imported.set(row.kid, key);
    return key;
  }

  /** The public key as PEM; null if the id is unknown or the key is retired. */
  async publicKey(kid: string): Promise<string | null> {
    return (await this.ring.find(kid))?.pem ?? null;
  }

  /** The public keys for other services. */
  async published(): Promise<readonly JWK[]> {
    return (await this.ring.all()).map(({ jwk }) => jwk);
  }

  /**
   * Publishes the next signing key, so that clients that cache our keys have it before its first token. Returns the waiting
   * key if there is one. Needs a transaction.
   */
  async announce(): Promise<{ readonly kid: string; readonly isNew: boolean }> {
    await lockInTransaction(this.em.getKysely(), 'identity.signing-keys');
    const waiting = await this.findIn('next');
    if (waiting) return { kid: waiting.kid, isNew: false };
    const { kid, publicJwk, privateJwk } = await newKeyPair();
    await this.insert('next', kid, publicJwk, privateJwk);
    return { kid, isNew: true };
  }

  /** What is due by age: announcing a next key before the active one is too old, or promoting one that has been published long enough. */
  async due(oldestSeconds: number, inViewSeconds: number): Promise<'announce' | 'promote' | null> {
    const now = this.clock.now().getTime();
    const next = await this.findIn('next');
    if (next) return now - momentOf(next.notBefore) >= inViewSeconds * 1000 ? 'promote' : null;
    const active = await this.findIn('active');
    return active && now - momentOf(active.notBefore) >= oldestSeconds * 1000 ? 'announce' : null;
  }

  /**
   * Makes the announced key, or else a new one, the active key. Tokens of the old key stay valid for `overlapSeconds`; its private half is
   * erased at once, because it no longer signs. Returns the ids of both. Needs a transaction.
   */
  async replaceActive(
    overlapSeconds: number,
  ): Promise<{ readonly kid: string; readonly replaced: string | null }> {
    const fresh = await newKeyPair();
    const keys = over(this.em, SigningKeyRow).updateTable('SigningKey');
    // Without the lock two parallel rotations would replace the same key, and one would fail.
    await lockInTransaction(this.em.getKysely(), 'identity.signing-keys');
    const now = this.clock.now();
    const retireAfter = new Date(now.getTime() + overlapSeconds * 1000);
    await keys
      .set((row) => ({ status: 'retired', rowVersion: row('rowVersion', '+', 1) }))
      .where('status', '=', 'retiring')
      .where('retireAfter', '<=', now)
      .execute();
    const replaced = await keys
      .set((row) => ({
        status: 'retiring',
        retireAfter,
        privateJwkEncrypted: null,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('status', '=', 'active')
      .where('alg', '=', SIGNING_ALGORITHM)
      .returning('kid')
      .executeTakeFirst();
    const next = await this.findIn('next');
    if (next)
      await keys
        .set((row) => ({ status: 'active', notBefore: now, rowVersion: row('rowVersion', '+', 1) }))
        .where('kid', '=', next.kid)
        .execute();
    else await this.insert('active', fresh.kid, fresh.publicJwk, fresh.privateJwk);
    return { kid: next?.kid ?? fresh.kid, replaced: replaced?.kid ?? null };
  }

  private findIn(status: 'active' | 'next'): Promise<StoredKey | null> {
    return KEY_IN.first(this.em, { status });
  }

  /** Creates the first key. If several instances do so, the unique index lets one win, and the others use its key. */
  private async createFirst(): Promise<StoredKey> {
    const { kid, publicJwk, privateJwk } = await newKeyPair();
    await this.insert('active', kid, publicJwk, privateJwk);
    const row = await this.findIn('active');
    if (!row) throw new Error('There is no active signing key, and none could be made');
    return row;
  }

  private async insert(
    status: 'active' | 'next',
    kid: string,
    publicJwk: JWK,
    privateJwk: JWK,
  ): Promise<void> {
    const encrypted = this.encryption.encrypt(JSON.stringify(privateJwk), SIGNING_KEY_COLUMN.contextOf(kid));
    await over(this.em, SigningKeyRow)
      .insertInto('SigningKey')
      .values({
        kid,
        alg: SIGNING_ALGORITHM,
        publicJwk: JSON.stringify(publicJwk),
        privateJwkEncrypted: encrypted,
        status,
        notBefore: this.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** A fork, because many requests share this read, which must not be part of a transaction of one of them. */
  private async loadPublic(): Promise<readonly PublicKey[]> {
    const rows = await over(this.em.fork(), SigningKeyRow)
      .selectFrom('SigningKey')
      .select(['kid', 'publicJwk'])
      .where('status', '<>', 'retired')
      .where((row) => row.or([row('retireAfter', 'is', null), row('retireAfter', '>', this.clock.now())]))
      .where('alg', '=', SIGNING_ALGORITHM)
      .orderBy('notBefore')
      .orderBy('kid')
      .execute();
    return rows.map(({ kid, publicJwk }) => publicKeyOf(kid, publicJwk as JWK));
  }
}

function momentOf(at: unknown): number {
  return new Date(at as string).getTime();
}
