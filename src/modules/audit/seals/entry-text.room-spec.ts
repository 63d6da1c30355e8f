import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as fc from 'fast-check';
import type { Client } from 'pg';
import { startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { CopiedRows } from '../../../platform/postgres/copied-rows.js';
import { connectTo } from '../../../platform/postgres/client.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { EntryTexts } from '../domain/entry-text.js';
import { leafHash } from '../domain/merkle.js';
import { ExportTrail } from './export-trail.js';
import { rowsInBinary } from './rows-in-binary.store.js';
import { SealEntries } from './seal-entries.js';
import { VerifyTrail } from './verify-trail.js';

/** What PostgreSQL keeps of text: no NUL, no half of a pair. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      '"',
      '\\',
      '\\"',
      '\\u0001',
      '\b\f\n\r\t\v\u001f\u007f',
      '\u2028\u2029',
      '</a>',
      '🦉',
      'ﷺ'.repeat(400),
    ),
    fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u0001', 'é', '€', '😀', 'a') }),
  )
  .map((each) => each.replaceAll('\0', '\u0001').toWellFormed());
const json = fc.oneof(
  fc
    .jsonValue({ maxDepth: 4 })
    .map((value) => JSON.stringify(value).replaceAll('\\u0000', '').toWellFormed())
    .filter((value) => !/\\u(?:d[89a-f]|0000)/i.test(value)),
  fc.constantFrom(
    '1.10',
    '-0',
    '1e-7',
    '123456789012345678901234567890.000100',
    'null',
    '"\\u001f \\" \\\\ \\/"',
    '{"a": {"b": [1, {"c": "\\n€"}, []]}, "": {}}',
  ),
);
const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    '10.1.0.0/16',
    '::',
    '::1',
    '::1.2.3.4',
    '::ffff:192.0.2.7',
    '::ffff:0:1',
    'fe80::1/64',
    '1:0:0:2::',
    '2001:db8::/32',
  ),
);
const microseconds = (earliest: number, latest: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: earliest, max: latest }),
      fc.oneof(fc.nat(999_999), fc.constantFrom(0, 100_000, 1, 999_999, 20)),
    )
    .map(
      ([second, micros]) =>
        `${new Date(second * 1000).toISOString().slice(0, 19)}.${String(micros).padStart(6, '0')}Z`,
    );
const SECONDS_OF_1715 = Date.UTC(1715, 0, 1) / 1000;
const SECONDS_OF_2285 = Date.UTC(2285, 0, 1) / 1000;
const usualMoment = microseconds(SECONDS_OF_1715, SECONDS_OF_2285);
const ODD_MOMENTS = [
  'infinity',
  '-infinity',
  '0044-03-15 12:00:00 BC',
  '0001-01-01',
  '9999-12-31 23:59:59.5',
  '294270-01-01',
];

const entry = fc.record({
  id: fc.uuid(),
  created_at: usualMoment,
  client_id: fc.option(text),
  session_id: fc.option(text),
  ip_address: fc.option(address),
  user_agent: fc.option(text),
  request_id: fc.option(text),
  action: text,
  resource_type: text,
  resource_id: fc.option(text),
  request_method: fc.option(text),
  request_path: fc.option(text),
  request_body: fc.option(json),
  changes: fc.option(json),
  outcome: fc.constantFrom('success', 'failure', 'denied'),
  response_status: fc.option(fc.integer({ min: 100, max: 599 })),
  response_time_ms: fc.option(
    fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(0, 9, 10, 99, 100, 1000)),
  ),
  risk_score: fc.option(fc.constantFrom('0', '0.00', '0.07', '0.5', '0.99', '1')),
  security_alerts: fc.option(json),
});
type Entry = typeof entry extends fc.Arbitrary<infer One> ? One : never;

describe('the text of a row that is made here', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let client: Client;

  beforeAll(async () => {
    db = await cloneDatabase();
    app = await startApp(db);
    client = await connectTo(db.url);
  });
  afterAll(async () => {
    await client?.end();
    await app?.close();
    await db?.drop();
  });

  const within = <T>(work: () => Promise<T>): Promise<T> =>
    RequestContext.create(app.get(EntityManager), work);
  const insert = async (entries: readonly Entry[]): Promise<void> => {
    const names = Object.keys(entries[0] ?? {});
    for (const each of entries)
      await client.query(
        `insert into audit_logs (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(each),
      );
  };
  const lastSeq = async (): Promise<bigint> => {
    const { rows } = await client.query<{ seq: string }>(
      'select coalesce(max(seq), 0) as seq from audit_logs',
    );
    return BigInt(rows[0]?.seq ?? 0);
  };
  const madeByDatabase = async (after: bigint): Promise<readonly string[]> => {
    const { rows } = await client.query<{ text: string }>(
      'select audit_entry_text(a) as text from audit_logs a where seq > $1 order by seq',
      [after],
    );
    return rows.map(({ text: each }) => each);
  };
  interface Made {
    readonly hash: string;
    readonly isUsual: boolean;
  }
  const madeHere = async (after: bigint): Promise<readonly Made[]> => {
    const texts = new EntryTexts();
    const made: Made[] = [];
    const copied = new CopiedRows((bytes, at) => {
      const isUsual = texts.write(bytes, at);
      made.push({ hash: texts.hash, isUsual });
    });
    for await (const chunk of rowsInBinary(client, after + 1n, 2n ** 62n)) copied.write(chunk as Buffer);
    copied.end();
    return made;
  };

  it('has the hash that the text of PostgreSQL has, and is therefore the same byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
        const before = await lastSeq();
        await insert(entries);
        const expected = await madeByDatabase(before);
        expect(await madeHere(before)).toEqual(
          expected.map((each) => ({ hash: leafHash(each).toString('latin1'), isUsual: true })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is left to PostgreSQL where a moment is of another age, and nothing is wrong with it', async () => {
    const before = await lastSeq();
    const [row] = fc.sample(entry, 1);
    if (!row) throw new Error('One was drawn');
    const odd = ODD_MOMENTS.map((moment) => ({ ...row, created_at: moment }));
    await insert(odd);
    expect((await madeHere(before)).map(({ isUsual }) => isUsual)).toEqual(odd.map(() => false));
    const verdict = await within(async () => {
      await app.get(SealEntries).run(new AbortController().signal);
      return app.get(VerifyTrail).run();
    });
    expect(verdict).toMatchObject({ rows: await lastSeq(), faults: [] });
  });

  it('is what an auditor hashes who has but the export', async () => {
    await insert(fc.sample(entry, 200));
    const lines = await within(async () => {
      await app.get(SealEntries).run(new AbortController().signal);
      const range = await app.get(ExportTrail).begin(SYSTEM_ACTOR, null, null);
      const made: string[] = [];
      for await (const line of app.get(ExportTrail).lines(range ?? { first: 1n, last: 0n })) made.push(line);
      return made;
    });
    const folder = await mkdtemp(join(tmpdir(), 'bindery-auditor-'));
    const file = join(folder, 'export.ndjson');
    await writeFile(file, lines.join(''));
    const script = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'verify-audit-export.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8', env: {} });
    await rm(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(stdout).toContain(': nothing is wrong');
    expect((await within(() => app.get(VerifyTrail).run())).faults).toEqual([]);
  });
});
