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
  /** Rows that do not open: they stay as they are. */
  readonly faulty: readonly string[];
}

export interface KeyUse {
  readonly table: string;
  readonly column: string;
  readonly keyId: string | null;
  readonly rows: number;
  /** What the key is now: rows of any but the present one wait for the next rotation. */
  readonly key: 'present' | 'former' | 'missing' | 'none';
}

/** Told within the transaction of each batch, so that the trail knows of a run that was killed as well. */
export type TellRotation = (table: string, changes: Readonly<Record<string, unknown>>) => Promise<void>;

/** Where nobody is accountable: no request, job or command. */
const TELLS_NOBODY: TellRotation = () => Promise.resolve();

/**
 * Brings everything that is encrypted under the present keys, in batches of one transaction each. Which rows are still to
 * do, the rows say themselves: a run that was stopped goes on where it was, and those that read meanwhile read either.
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

  /** Every table writes with a new data key from now on. */
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

  /** Wraps all data keys with the present wrapping key. Returns how many were not. */
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

  /** Seals what was written before its column was encrypted; tells after each batch how far it is. */
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

  /** Rewrites what was written with a former key; tells after each batch how far it is. */
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

  /** How many rows of each column were written with which key. */
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
