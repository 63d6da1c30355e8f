import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { connected } from '../../../../test/support/connections.js';
import { insert } from '../../../../test/database/given.js';
import { startApp } from '../../../../test/support/app.js';
import { asProcess, asThread } from '../../../../test/support/auditor.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { emptyTrail } from '../../../../test/support/empty-trail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import type { SealRange } from './export-trail.js';
import { ExportTrail } from './export-trail.js';
import { RotateSealKey } from './rotate-seal-key.js';
import { SealEntries } from './seal-entries.js';
import type { TrailVerdict } from './verify-trail.js';
import { VerifyTrail } from './verify-trail.js';

describe('seals of the trail', () => {
  let db: TestDatabase;
  let folder: string;
  let app: NestFastifyApplication;
  const month = `audit_logs_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;

  const open = (): Promise<NestFastifyApplication> =>
    startApp(db, { environment: { AUDIT_STORE: 'folder', AUDIT_FOLDER: folder } });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-evidence-'));
    db = await cloneDatabase();
    app = await open();
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    await emptyTrail(db);
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  });

  const within = <T>(on: NestFastifyApplication, work: () => Promise<T>): Promise<T> =>
    RequestContext.create(on.get(EntityManager), work);
  const seal = (on = app): Promise<number> =>
    within(on, () => on.get(SealEntries).run(new AbortController().signal));
  const checkpoint = (): Promise<bigint | null> => within(app, () => app.get(CheckpointTrail).run());
  const verify = (): Promise<TrailVerdict> => within(app, () => app.get(VerifyTrail).run());
  const found = async (): Promise<readonly string[]> =>
    (await verify()).faults.map(({ kind, seq }) => `${kind} ${seq}`);

  const writeBy = async (client: Client, count: number): Promise<void> => {
    await client.query(
      `insert into audit_logs (action, resource_type, resource_id, changes)
       select 'test.done', 'thing', n::text, jsonb_build_object('n', n) from generate_series(1, $1::int) as n`,
      [count],
    );
  };
  const write = (count: number): Promise<void> => connected(db.url, (client) => writeBy(client, count));
  /** As somebody who owns the tables can. */
  const tamper = (statement: string, table = month): Promise<void> =>
    connected(db.ownerUrl, async (client) => {
      await client.query(`alter table ${table} disable trigger user`);
      await client.query(statement);
      await client.query(`alter table ${table} enable trigger user`);
    });
  const firstSeq = (): Promise<bigint> =>
    connected(db.url, async (client) => {
      const { rows } = await client.query<{ seq: string }>('select min(seq) as seq from audit_logs');
      return BigInt(rows[0]?.seq ?? 0);
    });

  it('have no key before there is a row to seal, also where numbers were drawn for rows that never came', async () => {
    const keys = (): Promise<number | null> =>
      connected(db.ownerUrl, async (client) => (await client.query('select from audit_keys')).rowCount);
    await connected(db.url, async (client) => {
      await client.query('begin');
      await writeBy(client, 3);
      await client.query('rollback');
    });
    expect([await seal(), await keys()]).toEqual([0, 0]);
    await write(1);
    expect([await seal(), await keys()]).toEqual([1, 1]);
  });

  it('are found to be sound when nobody has touched anything', async () => {
    await write(2_500);
    expect(await seal()).toBe(2_500);
    expect(await seal()).toBe(0);
    expect(await checkpoint()).toBe(3n);
    expect(await checkpoint()).toBeNull();
    expect(await verify()).toEqual({
      seals: 3n,
      rows: 2_500n,
      archived: 0n,
      checkpoints: 1,
      stamps: 0,
      faults: [],
    });
  });

  it('AUD-06 name the row that was changed, taken out, put in, or moved to another place', async () => {
    await write(1_200);
    await seal();
    const first = await firstSeq();
    await tamper(`update ${month} set changes = '{"n": 99999}' where seq = ${first + 10n}`);
    expect(await found()).toEqual([`changed ${first + 10n}`]);
    await tamper(`delete from ${month} where seq = ${first + 20n}`);
    expect(await found()).toEqual([`changed ${first + 10n}`, `missing ${first + 20n}`]);
    await tamper(
      `insert into audit_logs (seq, action, resource_type) values (${first + 20n}, 'test.done', 'thing')`,
    );
    expect(await found()).toEqual([`changed ${first + 10n}`, `changed ${first + 20n}`]);
    await tamper(
      `update ${month} set seq = case seq when ${first + 30n} then ${first + 1_140n} else ${first + 30n} end
        where seq in (${first + 30n}, ${first + 1_140n})`,
    );
    expect(await found()).toEqual([
      `changed ${first + 10n}`,
      `changed ${first + 20n}`,
      `reordered ${first + 30n}`,
      `reordered ${first + 1_140n}`,
    ]);
  });

  it('AUD-06 name a row that was put in where a transaction had left a gap', async () => {
    await write(3);
    await connected(db.url, async (client) => {
      await client.query('begin');
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b' });
      await client.query('rollback');
    });
    await write(3);
    expect(await seal()).toBe(6);
    const gap = (await firstSeq()) + 3n;
    expect(await found()).toEqual([]);
    await tamper(`insert into audit_logs (seq, action, resource_type) values (${gap}, 'a', 'b')`);
    expect(await found()).toEqual([`inserted ${gap}`]);
  });

  it('AUD-06 name a row beside which there is another one with its number', async () => {
    await write(5);
    await seal();
    const first = await firstSeq();
    const copy = (n: number): string =>
      `insert into audit_logs (seq, action, resource_type, resource_id) values (${first + 2n}, 'test.done', 'thing', '${n}')`;
    await tamper(copy(1));
    expect(await found()).toEqual([`inserted ${first + 2n}`]);
    // Whichever of the two comes first.
    await tamper(`update ${month} set action = action where seq = ${first + 2n} and resource_id = '3'`);
    expect(await found()).toEqual([`inserted ${first + 2n}`]);
  });

  it('AUD-06 name what was changed anywhere in a trail that threads have shared', async () => {
    await connected(db.url, async (client) => {
      for (let n = 0; n < 160; n++) {
        await writeBy(client, 2);
        await seal();
      }
    });
    expect(await verify()).toMatchObject({ seals: 160n, rows: 320n, faults: [] });
    const first = await firstSeq();
    await tamper(`update ${month} set changes = '{"n": 7}' where seq = ${first + 3n}`);
    await tamper(`update ${month} set risk_score = 0.5 where seq = ${first + 150n}`);
    await tamper(`delete from ${month} where seq = ${first + 250n}`);
    await tamper(
      `update audit_seals set leaves = set_byte(leaves, 20, get_byte(leaves, 20) # 1) where number = 101`,
      'audit_seals',
    );
    await tamper(`update ${month} set resource_id = resource_id || ' ' where seq = ${first + 319n}`);
    expect(await found()).toEqual([
      'seal-broken null',
      `changed ${first + 3n}`,
      `changed ${first + 150n}`,
      `changed ${first + 200n}`,
      `missing ${first + 250n}`,
      `changed ${first + 319n}`,
    ]);
  });

  it('AUD-06 AUD-08 find a tail that was cut off with its seals, and a trail that was sealed anew', async () => {
    await write(10);
    await seal();
    await checkpoint();
    const kept = await firstSeq();
    await write(10);
    await seal();
    expect(await checkpoint()).toBe(2n);
    const cut = async (): Promise<void> => {
      await tamper('delete from audit_checkpoints where seals > 1', 'audit_checkpoints');
      await tamper('delete from audit_seals where number > 1', 'audit_seals');
      await tamper(`delete from ${month} where seq > ${kept + 9n}`);
    };
    await cut();
    expect(await found()).toEqual([`tail-cut ${kept + 10n}`]);
    // Other rows under the same numbers of seals, by the key of the application.
    await write(10);
    await seal();
    expect(await found()).toEqual(['checkpoint-differs null']);
  });

  it('AUD-06 find a seal that was changed', async () => {
    await write(5);
    await seal();
    await write(5);
    await seal();
    await tamper(
      `update audit_seals set leaves = set_byte(leaves, 20, get_byte(leaves, 20) # 1) where number = 1`,
      'audit_seals',
    );
    const { faults } = await verify();
    expect(faults).toContainEqual({
      kind: 'seal-broken',
      seq: null,
      detail: 'seal 1: its list of rows was changed',
    });
    await tamper(`update audit_seals set to_seq = to_seq + 1 where number = 2`, 'audit_seals');
    expect((await verify()).faults.map(({ detail }) => detail)).toContain(
      'seal 2: its signature does not hold',
    );
  });

  it('AUD-07 raise no false alarm under 20 parallel writers and two sealing instances', async () => {
    const other = await open();
    let writing = true;
    const writers = Array.from({ length: 20 }, (_, n) =>
      connected(db.url, async (client) => {
        let written = 0;
        for (; writing; written++) {
          await client.query('begin');
          await insert(client, 'audit_logs', { action: 'a', resource_type: 'b', resource_id: String(n) });
          // All are open at once, and one in five commits later than others that drew their number after it.
          await new Promise((resolve) => setTimeout(resolve, written % 5 === n % 5 ? 15 : 2));
          await client.query(written % 7 === 0 ? 'rollback' : 'commit');
        }
      }),
    );
    let sealed = 0;
    for (let round = 0; round < 30; round++)
      sealed += (await Promise.all([seal(app), seal(other)])).reduce((sum, each) => sum + each);
    writing = false;
    await Promise.all(writers);
    expect(sealed).toBeGreaterThan(100);
    await seal();
    const verdict = await verify();
    expect(verdict.faults).toEqual([]);
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ count: string }>('select count(*) from audit_logs');
      expect(verdict.rows).toBe(BigInt(rows[0]?.count ?? 0));
    });
    await other.close();
  });

  it('do not pass a number whose row is still to be committed', async () => {
    await connected(db.url, async (client) => {
      await client.query('begin');
      await insert(client, 'audit_logs', { action: 'late', resource_type: 'b' });
      await write(3);
      const sealing = seal();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await client.query('commit');
      expect(await sealing).toBe(4);
    });
    expect(await found()).toEqual([]);
  });

  it('AUD-08 are told outside, once for each checkpoint', async () => {
    await write(2);
    await seal();
    await checkpoint();
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toHaveLength(1);
  });

  describe('in an export', () => {
    const script = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'verify-audit-export.mjs');

    const linesOf = async (range: SealRange): Promise<readonly string[]> => {
      const lines: string[] = [];
      for await (const line of app.get(ExportTrail).lines(range)) lines.push(line);
      return lines.join('').split('\n').slice(0, -1);
    };
    const exported = (): Promise<readonly string[]> =>
      within(app, async () => {
        const range = await app.get(ExportTrail).begin(SYSTEM_ACTOR, null, null);
        return linesOf(range ?? { first: 1n, last: 0n });
      });
    const outside = async (): Promise<readonly string[]> =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name));
    const verified = async (
      lines: readonly string[] | string,
      checkpoints: readonly string[] = [],
      by = asThread,
    ): Promise<{ readonly code: number; readonly output: string }> => {
      const away = await mkdtemp(join(tmpdir(), 'bindery-auditor-'));
      const file = join(away, 'export.ndjson');
      await writeFile(file, typeof lines === 'string' ? lines : `${lines.join('\n')}\n`);
      const { status, stdout, stderr } = await by(script, file, ...checkpoints);
      await rm(away, { recursive: true });
      return { code: status, output: stdout + stderr };
    };

    beforeEach(async () => {
      await write(1_010);
      await seal();
      await write(3);
      await seal();
    });

    it('are believed by an auditor without a database, who can read the script', async () => {
      expect((await readFile(script, 'utf8')).trimEnd().split('\n').length).toBeLessThanOrEqual(100);
      const lines = await exported();
      expect(await verified(lines, await outside(), asProcess)).toEqual({
        code: 0,
        output: '1013 rows, 3 seals: nothing is wrong\n',
      });
      expect((await verified(lines, [], asProcess)).output).toContain('only shown to agree with itself');
    });

    it('show an auditor each row that was changed, left out, put in or moved, and an end that was cut off', async () => {
      const lines = await exported();
      const told = await outside();
      const seqOf = (line: string | undefined): string => /^\[(\d+)/.exec(line ?? '')?.[1] ?? '';
      const [ten, eleven] = [lines[11] ?? '', lines[12] ?? ''];
      const faults = async (changed: readonly string[] | string): Promise<string> => {
        const { code, output } = await verified(changed, told);
        expect(code).toBe(1);
        return output;
      };
      expect(await faults(lines.with(11, ten.replace('test.done', 'test.undone')))).toContain(
        `Row ${seqOf(ten)} was changed`,
      );
      expect(await faults(lines.toSpliced(11, 1))).toContain(`Row ${seqOf(ten)} is missing`);
      expect(await faults(lines.toSpliced(11, 0, ten.replace(/^\[\d+/, '[999999')))).toContain(
        'Row 999999 was put in',
      );
      // Before the first seal, where no list can miss it.
      expect(await faults(lines.toSpliced(1, 0, ten))).toContain(`Row ${seqOf(ten)} was put in`);
      expect(await faults(lines.with(11, eleven).with(12, ten))).toContain(
        `Row ${seqOf(ten)} stands in another place`,
      );
      expect(await faults(lines.slice(0, 500))).toContain('it was cut off');
      expect(await faults(lines.join('\n').slice(0, -40))).toContain('it was cut off');
      const second = lines.findIndex((line) => line.startsWith('{"seal":{"number":2,'));
      expect(await faults(lines.toSpliced(second, 11))).toContain('Seal 3 does not follow the one before it');
      const changed = (lines[second] ?? '').replace(/"leaves":"..../, '"leaves":"AAAB');
      expect(await faults(lines.with(second, changed))).toContain(
        'Seal 2: it or its list is not what was signed',
      );
      expect(await faults(lines.with(0, (lines[0] ?? '').replace('"kid":"', '"kid":"A')))).toContain(
        'is not endorsed',
      );
    });

    it('of an earlier time are proven by a checkpoint that was made after them', async () => {
      await exported();
      const lines = await within(app, () => linesOf({ first: 2n, last: 2n }));
      expect((await verified(lines, await outside())).output).toBe('10 rows, 2 seals: nothing is wrong\n');
      const other = lines.with(-1, (lines.at(-1) ?? '').replace(/"later":\["../, '"later":["ff'));
      expect((await verified(other, await outside())).output).toMatch(/at the end was told of on/);
    });

    it('are told from files that are none, and from a file that goes on behind its end', async () => {
      const lines = await exported();
      const told = await outside();
      const wrong: readonly (readonly [readonly string[] | string, string])[] = [
        ['', 'it was cut off'],
        ['{"a":1}\n', 'Line 1 of the export is not what it should be'],
        ['null\n', 'This is not an export of an audit trail'],
        ['\u001f\u008b\n', 'Line 1 of the export is not what it should be'],
        [lines.with(1, '{"seal":{'), 'Line 2 of the export is not what it should be'],
        [
          [...lines, ...lines],
          `Line ${lines.length + 1} of the export is not what it should be, or it was cut off: it stands behind the end`,
        ],
      ];
      for (const [content, message] of wrong) {
        const { code, output } = await verified(content, told);
        expect([code, output]).toEqual([1, expect.stringContaining(message)]);
        expect(output).not.toMatch(/^ +at /m);
      }
      const { code, output } = await verified(lines, [script]);
      expect([code, output]).toEqual([1, expect.stringContaining(`${script} is not what it should be`)]);
    });

    it('of another system are told from those of this one', async () => {
      await exported();
      const others = await outside();
      const foreign = await cloneDatabase();
      const elsewhere = await startApp(foreign);
      await connected(foreign.url, (client) =>
        client.query(`insert into audit_logs (action, resource_type) values ('a', 'b')`),
      );
      await within(elsewhere, () => elsewhere.get(SealEntries).run(new AbortController().signal));
      const theirs = await within(elsewhere, async () => {
        const range = await elsewhere.get(ExportTrail).begin(SYSTEM_ACTOR, null, null);
        const read: string[] = [];
        for await (const line of elsewhere.get(ExportTrail).lines(range ?? { first: 1n, last: 0n }))
          read.push(line);
        return read.join('');
      });
      await elsewhere.close();
      await foreign.drop();
      expect((await verified(theirs)).code).toBe(0);
      expect((await verified(theirs, others)).output).toContain('told by another system');
    });
  });

  // The last two change the keys, which no test after them could do with.
  it('go on under a new key that the old one has endorsed', async () => {
    await write(5);
    await seal();
    await within(app, () => app.get(RotateSealKey).run(SYSTEM_ACTOR));
    await write(5);
    await seal();
    await checkpoint();
    expect(await verify()).toMatchObject({ seals: 2n, rows: 11n, faults: [] });
    await tamper(
      `update audit_keys set endorsement = set_byte(endorsement, 3, get_byte(endorsement, 3) # 1) where number = 2`,
      'audit_keys',
    );
    expect((await verify()).faults.map(({ kind }) => kind)).toContain('key-unknown');
  });

  it('AUD-08 find a trail whose seals and keys were all replaced', async () => {
    await write(5);
    await seal();
    await checkpoint();
    await tamper('delete from audit_checkpoints', 'audit_checkpoints');
    await tamper('delete from audit_seals', 'audit_seals');
    await tamper('delete from audit_keys', 'audit_keys');
    await app.close();
    app = await open();
    await seal();
    const kinds = (await verify()).faults.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['checkpoint-differs', 'key-unknown']);
  });
});
