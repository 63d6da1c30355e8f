import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { lockInTransaction } from '../postgres/advisory-lock.js';
import { allDataKeys, retireDataKey, rewrapDataKey } from './data-keys.store.js';
import type { EncryptedColumn } from './encrypted-columns.js';
import { encryptedColumns, encryptedTables, oncePlain, wrappedColumns } from './encrypted-columns.js';
import type { EncryptedRow } from './encrypted-rows.store.js';
import { lockOlderRows, replaceSealed, rowsByKey } from './encrypted-rows.store.js';
import { DecryptionError, Encryption } from './encryption.js';
import { contextOfDataKey, FieldEncryption } from './field-encryption.js';
import { KeyWrapping } from './key-wrapping.js';
import { sealedWith } from './sealed-text.js';

const BATCH = 500;

export interface RotationProgress {
  readonly table: string;
  readonly column: string;
  /** Rows of this column that this run has rewritten so far. */
  readonly rewritten: number;
  /** Rows that cannot be decrypted; they are left unchanged. */
  readonly faulty: readonly string[];
}

export interface KeyUse {
  readonly table: string;
  readonly column: string;
  readonly keyId: string | null;
  readonly rows: number;
  /** The state of the key; rows with any but the present one wait for the next rotation. */
  readonly key: 'present' | 'former' | 'missing' | 'none';
}

/** Called in the transaction of each batch, so that the trail records a killed run too. */
export type TellRotation = (table: string, changes: Readonly<Record<string, unknown>>) => Promise<void>;

/** Records nothing, for callers outside requests, jobs and commands. */
const TELLS_NOBODY: TellRotation = () => Promise.resolve();

/**
 * Re-encrypts all data with the present keys, in batches of one transaction each. Each row shows its key, so a stopped run can be
 * continued; readers can read both old and new rows.
 */
@Injectable()
export class RotateEncryption {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly fields: FieldEncryption,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {}

  /** Gives every table a new data key for writing. */
  async renewDataKeys(tell = TELLS_NOBODY): Promise<void> {
    for (const table of encryptedTables()) {
      await this.em.fork().transactional(async (em) => {
        await lockInTransaction(em.getKysely(), `platform.data-keys.${table}`);
        await retireDataKey(em, table, this.clock.now());
        await this.fields.add(em, table, 'encrypt');
        await tell(table, { kind: 'data-key-renewed' });
      });
    }
    await this.fields.load();
  }

  /** Rewraps data keys with the present wrapping key, and returns how many. */
  async rewrapDataKeys(tell = TELLS_NOBODY): Promise<number> {
    return this.em.fork().transactional(async (em) => {
      const older = (await allDataKeys(em)).filter(
        ({ wrappingKeyId }) => wrappingKeyId !== this.wrapping.wrappingKeyId,
      );
      for (const row of older) {
        const context = contextOfDataKey(row);
        const key = await this.wrapping.unwrap(row.wrapped, context);
        await rewrapDataKey(em, row, await this.wrapping.wrap(key, context));
        await tell(row.table, { kind: 'data-key-wrapped' });
      }
      return older.length;
    });
  }

  /** Encrypts old unencrypted rows; yields the progress after each batch. */
  async *sealPlainRows(tell = TELLS_NOBODY): AsyncGenerator<RotationProgress> {
    for (const plain of oncePlain()) {
      const { table, column } = plain.column;
      let [rewritten, after]: [number, string | null] = [0, null];
      for (;;) {
        const last: string | null = after;
        const sealed: readonly string[] = await this.em.fork().transactional(async (em) => {
          const done = await plain.seal(em, this.fields, last, BATCH);
          if (done.length > 0) await tell(table, { kind: 'sealed', fields: column, rows: done.length });
          return done;
        });
        after = sealed.at(-1) ?? null;
        if (after === null) break;
        rewritten += sealed.length;
        yield { table, column, rewritten, faulty: [] };
      }
    }
  }

  /** Rewrites rows with a former key; yields the progress after each batch. */
  async *rewriteRows(tell = TELLS_NOBODY): AsyncGenerator<RotationProgress> {
    for (const column of wrappedColumns().filter(({ isRewritten }) => isRewritten)) {
      const prefix = `v1.${this.encryption.keyId}.`;
      yield* this.rewrite(column, prefix, tell, ({ row, sealed }) => {
        const context = column.contextOf(row);
        return Promise.resolve(this.encryption.encrypt(this.encryption.decrypt(sealed, context), context));
      });
    }
    await this.fields.load();
    for (const column of encryptedColumns().filter(({ isRewritten }) => isRewritten)) {
      const prefix = sealedWith(this.fields.activeKeyId(column.table));
      yield* this.rewrite(column, prefix, tell, async ({ row, sealed }) => {
        const place = { table: column.table, column: column.column, row };
        return this.fields.seal(place, await this.fields.open(place, sealed));
      });
    }
  }

  /** Counts the rows of each column by key. */
  async report(): Promise<readonly KeyUse[]> {
    await this.fields.load();
    const em = this.em.fork();
    const dataKeys = new Set((await allDataKeys(em)).map(({ id }) => id));
    const uses: KeyUse[] = [];
    const add = async (
      column: EncryptedColumn,
      present: string,
      isKnown: (keyId: string) => boolean,
    ): Promise<void> => {
      for (const { keyId, rows } of await rowsByKey(em, column)) {
        const key =
          keyId === null ? 'none' : keyId === present ? 'present' : isKnown(keyId) ? 'former' : 'missing';
        uses.push({ table: column.table, column: column.column, keyId, rows, key });
      }
    };
    for (const column of wrappedColumns())
      await add(column, this.encryption.keyId, (keyId) => this.encryption.knows(keyId));
    for (const column of encryptedColumns())
      await add(column, this.fields.activeKeyId(column.table), (keyId) => dataKeys.has(keyId));
    for (const plain of oncePlain()) {
      const rows = await plain.count(em);
      const { table, column } = plain.column;
      if (rows > 0) uses.push({ table, column, keyId: null, rows, key: 'none' });
    }
    return uses;
  }

  private async *rewrite(
    column: EncryptedColumn,
    prefix: string,
    tell: TellRotation,
    renewed: (row: EncryptedRow) => Promise<string>,
  ): AsyncGenerator<RotationProgress> {
    const faulty: string[] = [];
    let [rewritten, after]: [number, string | null] = [0, null];
    for (;;) {
      const last: string | null = after;
      const rows = await this.em.fork().transactional(async (em) => {
        const older = await lockOlderRows(em, column, prefix, last, BATCH);
        const before = rewritten;
        for (const each of older) {
          try {
            await replaceSealed(em, column, { row: each.row, sealed: await renewed(each) });
            rewritten += 1;
          } catch (error) {
            if (!(error instanceof DecryptionError)) throw error;
            faulty.push(each.row);
          }
        }
        if (rewritten > before)
          await tell(column.table, { kind: 'rewritten', fields: column.column, rows: rewritten - before });
        return older;
      });
      const end = rows.at(-1);
      if (!end) return;
      after = end.row;
      yield { table: column.table, column: column.column, rewritten, faulty: [...faulty] };
    }
  }
}
