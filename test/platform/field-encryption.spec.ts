import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { NO_LIMITS } from '../../src/database/connection.js';
import { openOrm } from '../../src/database/orm.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { DecryptionError, Encryption } from '../../src/platform/encryption/encryption.js';
import { FieldEncryption } from '../../src/platform/encryption/field-encryption.js';
import { EnvironmentKeyWrapping } from '../../src/platform/encryption/key-wrapping.js';
import { encryptedColumns, wrappedColumns } from '../../src/platform/encryption/encrypted-columns.js';
import { RotateEncryption } from '../../src/platform/encryption/rotate-encryption.js';
import { SIGNING_KEY_COLUMN } from '../../src/modules/identity/keys/signing-key.entity.js';
import { MovableClock } from '../support/identity-room.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

const [TABLE, COLUMN] = ['personal_identifiers', 'value_encrypted'];
const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** One instance of the application with a key of its environment. */
interface Instance {
  readonly fields: FieldEncryption;
  readonly rotation: RotateEncryption;
  readonly encryption: Encryption;
}

describe('encrypted fields', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = openOrm(
      { url: database.url, poolSize: 5, limits: NO_LIMITS, preparesStatements: false },
      { allowGlobalContext: true },
    );
  });

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  async function instance(key = keyOf(1), previous = ''): Promise<Instance> {
    const encryption = new Encryption(
      loadConfig({ DATABASE_URL: database.url, ENCRYPTION_KEY: key, ENCRYPTION_PREVIOUS_KEYS: previous }),
    );
    const wrapping = new EnvironmentKeyWrapping(encryption);
    const fields = new FieldEncryption(orm.em, wrapping);
    await fields.onModuleInit();
    const rotation = new RotateEncryption(orm.em, encryption, fields, wrapping, new MovableClock());
    return { fields, rotation, encryption };
  }

  const placeOf = (row: string, column = COLUMN, table = TABLE) => ({ table, column, row });
  const db = () => orm.em.fork().getKysely();

  async function store({ fields }: Instance, value: string): Promise<string> {
    const id = randomUUID();
    await sql`
      insert into personal_identifiers (id, kind, issuer, value_encrypted, blind_index)
      values (${id}, 'driver_license', 'OH', ${fields.seal(placeOf(id), value)}, ${fields.blindIndex(TABLE, COLUMN, value)})
    `.execute(db());
    return id;
  }

  async function stored(id: string): Promise<string> {
    const { rows } = await sql<{ sealed: string }>`
      select value_encrypted as sealed from personal_identifiers where id = ${id}`.execute(db());
    return rows[0]?.sealed ?? '';
  }

  async function rotate({ rotation }: Instance): Promise<number> {
    let rewritten = 0;
    await rotation.rewrapDataKeys();
    for await (const progress of rotation.rewriteRows())
      if (progress.table === TABLE) rewritten = progress.rewritten;
    return rewritten;
  }

  it('are read where they were written, on every instance, and sealed differently each time', async () => {
    const [one, two] = [await instance(), await instance()];
    const id = await store(one, 'RK-417-992');
    expect(await stored(id)).toMatch(/^v2\.[0-9a-f]{16}\.[A-Za-z0-9_-]+$/);
    expect(await two.fields.open(placeOf(id), await stored(id))).toBe('RK-417-992');
    expect(one.fields.seal(placeOf(id), 'RK-417-992')).not.toBe(await stored(id));
  });

  it('are found by their exact value, and by no part of the database alone', async () => {
    const one = await instance();
    const id = await store(one, 'FIND-ME-1');
    const { rows } = await sql<{ id: string }>`
      select id from personal_identifiers where blind_index = ${one.fields.blindIndex(TABLE, COLUMN, 'FIND-ME-1')}
    `.execute(db());
    expect(rows).toEqual([{ id }]);
    expect(one.fields.blindIndex(TABLE, 'other', 'FIND-ME-1')).not.toBe(
      one.fields.blindIndex(TABLE, COLUMN, 'FIND-ME-1'),
    );
  });

  it('ENC-01: open in no other row, column or table, nor changed, cut or under an unknown key', async () => {
    const { fields } = await instance();
    const id = randomUUID();
    const sealed = fields.seal(placeOf(id), 'secret');
    const [version = '', key = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(
        fields.open(placeOf(id), `${version}.${key}.${changed.toString('base64url')}`),
      ).rejects.toThrow(DecryptionError);
    }
    const attempts: [ReturnType<typeof placeOf>, string][] = [
      [placeOf(randomUUID()), sealed],
      [placeOf(id, 'issuer'), sealed],
      [placeOf(id, COLUMN, 'customers'), sealed],
      [placeOf(id), sealed.slice(0, 40)],
      [placeOf(id), `${version}.${key}.`],
      [placeOf(id), `v2.${'0'.repeat(16)}.${body}`],
      [placeOf(id), 'secret'],
      [placeOf(id), ''],
    ];
    for (const [place, text] of attempts) {
      const failure: unknown = await fields.open(place, text).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(DecryptionError);
      expect((failure as Error).message).not.toContain('secret');
    }
  });

  it('ENC-01: a data key put in the place of another does not unwrap, and stops the start', async () => {
    const other = await cloneDatabase();
    try {
      await instance();
      const broken = openOrm(
        { url: other.url, poolSize: 2, limits: NO_LIMITS, preparesStatements: false },
        { allowGlobalContext: true },
      );
      const wrapping = new EnvironmentKeyWrapping(
        new Encryption(loadConfig({ DATABASE_URL: other.url, ENCRYPTION_KEY: keyOf(1) })),
      );
      try {
        await new FieldEncryption(broken.em, wrapping).onModuleInit();
        await sql`update data_keys a set wrapped_key = b.wrapped_key from data_keys b where b.id <> a.id`.execute(
          broken.em.fork().getKysely(),
        );
        await expect(new FieldEncryption(broken.em, wrapping).onModuleInit()).rejects.toThrow(
          DecryptionError,
        );
      } finally {
        await broken.close(true);
      }
    } finally {
      await other.drop();
    }
  });

  it('ENC-02: are all known to the rotation, or a change of keys would lose them', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
       where table_schema = current_schema() and column_name like '%\_encrypted' order by 1
    `.execute(db());
    const declared = [...encryptedColumns(), ...wrappedColumns()].map(
      ({ table, column }) => `${table}.${column}`,
    );
    expect(rows.map(({ place }) => place)).toEqual([...declared].sort());
  });

  it('ENC-02: stay readable while the data keys and the key that wraps them change, and the report counts them', async () => {
    // Every instance knows the new key before one writes with it.
    const before = await instance(keyOf(1), keyOf(2));
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => store(before, `LIC-${n}`)));
    const firstKey = before.fields.activeKeyId(TABLE);

    const after = await instance(keyOf(2), keyOf(1));
    await after.rotation.renewDataKeys();
    const newKey = after.fields.activeKeyId(TABLE);
    expect(newKey).not.toBe(firstKey);
    const uses = async (): Promise<readonly object[]> =>
      (await after.rotation.report()).filter(({ table }) => table === TABLE);
    expect(await uses()).toEqual([expect.objectContaining({ keyId: firstKey, key: 'former' })]);

    // An instance that has not heard of it yet writes with the former key, and reads what the new one writes.
    const late = await store(before, 'LATE-1');
    expect(await stored(late)).toContain(firstKey);
    const fresh = await store(after, 'FRESH-1');
    expect(await before.fields.open(placeOf(fresh), await stored(fresh))).toBe('FRESH-1');

    expect(await rotate(after)).toBeGreaterThanOrEqual(13);
    expect(await uses()).toEqual([expect.objectContaining({ keyId: newKey, key: 'present' })]);
    for (const [n, id] of ids.entries())
      expect(await before.fields.open(placeOf(id), await stored(id))).toBe(`LIC-${n}`);
    expect(await rotate(after)).toBe(0);

    // The former key is no longer needed, and without the present one nothing starts.
    const alone = await instance(keyOf(2));
    expect(await alone.fields.open(placeOf(ids[0] ?? ''), await stored(ids[0] ?? ''))).toBe('LIC-0');
    await expect(instance(keyOf(1))).rejects.toThrow(DecryptionError);
  });

  it('ENC-02: private keys, which ENCRYPTION_KEY itself encrypts, follow it', async () => {
    const context = SIGNING_KEY_COLUMN.contextOf('kid-1');
    const before = await instance(keyOf(2), keyOf(3));
    await sql`
      insert into signing_keys (kid, public_jwk, private_jwk_encrypted, status)
      values ('kid-1', '{}', ${before.encryption.encrypt('private half', context)}, 'active')`.execute(db());
    const after = await instance(keyOf(3), keyOf(2));
    const use = async (): Promise<object | undefined> =>
      (await after.rotation.report()).find(({ table }) => table === 'signing_keys');
    expect(await use()).toMatchObject({ key: 'former', rows: 1 });
    await rotate(after);
    expect(await use()).toMatchObject({ key: 'present', rows: 1 });

    const alone = await instance(keyOf(3));
    const { rows } = await sql<{
      text: string;
    }>`select private_jwk_encrypted as text from signing_keys`.execute(db());
    expect(alone.encryption.decrypt(rows[0]?.text ?? '', context).toString()).toBe('private half');
  });

  it('ENC-02: a rotation that was stopped goes on, and leaves what does not open as it is', async () => {
    const one = await instance(keyOf(3));
    for (let n = 0; n < 1_100; n += 1) await store(one, `MANY-${n}`);
    const [moved = ''] = [await store(one, 'MOVED')];
    await sql`update personal_identifiers set value_encrypted =
      (select value_encrypted from personal_identifiers where id <> ${moved} limit 1) where id = ${moved}`.execute(
      db(),
    );
    await one.rotation.renewDataKeys();
    const first = await one.rotation.rewriteRows()[Symbol.asyncIterator]().next();
    expect(first.done).toBe(false);

    let faulty: readonly string[] = [];
    for await (const progress of one.rotation.rewriteRows()) faulty = progress.faulty;
    expect(faulty).toEqual([moved]);
    const former = (await one.rotation.report()).filter(
      ({ table, key }) => table === TABLE && key === 'former',
    );
    expect(former).toEqual([expect.objectContaining({ rows: 1 })]);
  });
});
