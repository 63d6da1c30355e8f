import { createSecretKey, randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { DataKeyRow, KeyPurpose } from './data-keys.store.js';
import { allDataKeys, insertDataKey } from './data-keys.store.js';
import type { FieldSealing } from './encrypted-columns.js';
import { encryptedTables } from './encrypted-columns.js';
import { DecryptionError } from './encryption.js';
import { KeyWrapping } from './key-wrapping.js';
import type { DataKey, FieldPlace } from './sealed-text.js';
import { blindIndexOf, keyIdOfSealed, openText, sealText } from './sealed-text.js';

/** For how long an instance may write with the former key after a rotation on another one; former keys can still be read. */
const MAX_AGE_MS = 60_000;
const PURPOSES = ['encrypt', 'index'] as const;

/** Encrypts fields with keys for each table. All keys are loaded at the start, so that sealing is synchronous and needs no query. */
@Injectable()
export class FieldEncryption implements OnModuleInit, FieldSealing {
  private readonly byId = new Map<string, DataKey>();
  private active: ReadonlyMap<string, DataKey> = new Map();
  private loadedAt = -Infinity;
  private isRefreshing = false;

  constructor(
    private readonly em: EntityManager,
    private readonly wrapping: KeyWrapping,
  ) {}

  /** Loads the keys and creates missing ones, so that a wrong ENCRYPTION_KEY stops the start and not the first request. */
  async onModuleInit(): Promise<void> {
    await this.load();
    const missing = encryptedTables().flatMap((table) =>
      PURPOSES.filter((purpose) => !this.active.has(nameOf(table, purpose))).map((purpose) => ({
        table,
        purpose,
      })),
    );
    if (missing.length === 0) return;
    for (const { table, purpose } of missing) await this.add(this.em.fork(), table, purpose);
    await this.load();
  }

  seal(place: FieldPlace, plain: string): string {
    return sealText(this.activeKey(place.table, 'encrypt'), place, plain);
  }

  /** Throws DecryptionError if the text was changed or is in another place, or its key is missing. */
  async open(place: FieldPlace, sealed: string): Promise<string> {
    const keyId = keyIdOfSealed(sealed);
    // Another instance may have rotated the keys just now.
    if (!this.byId.has(keyId)) await this.load();
    const key = this.byId.get(keyId);
    if (!key) throw new DecryptionError(`There is no data key ${keyId}`);
    return openText(key, place, sealed);
  }

  /** A keyed hash for exact search; the caller normalizes equal values first. */
  blindIndex(table: string, column: string, value: string): string {
    return blindIndexOf(this.activeKey(table, 'index'), table, column, value);
  }

  /** The id of the key that seals fields of a table now. */
  activeKeyId(table: string): string {
    return this.activeKey(table, 'encrypt').id;
  }

  /** Loads the keys from the database. */
  async load(): Promise<void> {
    const startedAt = performance.now();
    // A fork, because many requests share this read, which must not be part of a transaction of one of them.
    const rows = await allDataKeys(this.em.fork());
    const active = new Map<string, DataKey>();
    for (const row of rows) {
      const key = this.byId.get(row.id) ?? (await this.unwrapped(row));
      this.byId.set(row.id, key);
      if (row.isActive) active.set(nameOf(row.table, row.purpose), key);
    }
    this.active = active;
    this.loadedAt = startedAt;
  }

  /** Adds a key for a table in the caller's transaction, unless it has an active one. */
  async add(em: EntityManager, table: string, purpose: KeyPurpose): Promise<void> {
    const id = randomBytes(8).toString('hex');
    const wrapped = await this.wrapping.wrap(randomBytes(32), contextOfDataKey({ id, table, purpose }));
    await insertDataKey(em, { id, table, purpose, ...wrapped });
  }

  private activeKey(table: string, purpose: KeyPurpose): DataKey {
    if (performance.now() - this.loadedAt > MAX_AGE_MS) this.refresh();
    const key = this.active.get(nameOf(table, purpose));
    if (!key) throw new Error(`No encrypted column of ${table} was declared`);
    return key;
  }

  /** Reloads the keys in the background; after a failure the next call tries again, and the known keys stay valid. */
  private refresh(): void {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    this.load()
      .catch(() => undefined)
      .finally(() => (this.isRefreshing = false));
  }

  private async unwrapped(row: DataKeyRow): Promise<DataKey> {
    const bytes = await this.wrapping.unwrap(row.wrapped, contextOfDataKey(row));
    return { id: row.id, key: createSecretKey(bytes) };
  }
}

/** The context of a wrapped key: it does not unwrap in place of another one. */
export function contextOfDataKey({
  id,
  table,
  purpose,
}: Pick<DataKeyRow, 'id' | 'table' | 'purpose'>): string {
  return `data_keys.${table}.${purpose}:${id}`;
}

function nameOf(table: string, purpose: KeyPurpose): string {
  return `${table} ${purpose}`;
}
