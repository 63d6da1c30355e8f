import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connected } from '../../../../test/support/connections.js';
import { startApp } from '../../../../test/support/app.js';
import type { Auditor, Told } from '../../../../test/support/auditor.js';
import { asProcess, asThread } from '../../../../test/support/auditor.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { S3Server } from '../../../../test/support/s3-server.js';
import { TimeStampServer, reply } from '../../../../test/support/time-stamp-server.js';
import { AppConfig } from '../../../platform/config/config.js';
import { PROJECT_ROOT } from '../../../platform/project-root.js';
import { timeStampRequest } from '../../../platform/time-stamps/time-stamp-messages.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { ProveEntry } from '../views/prove-entry.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { Evidence } from './evidence.js';
import { ExportTrail } from './export-trail.js';
import { SealEntries } from './seal-entries.js';
import { StampCheckpoints } from './stamp-checkpoints.js';
import type { TrailVerdict } from './verify-trail.js';
import { VerifyTrail } from './verify-trail.js';

/** The settings of its documents, for evidence. */
function inS3({ environment }: S3Server): Readonly<Record<string, string>> {
  const settings = Object.entries(environment).map(([name, value]) => [
    name.replace('DOCUMENT_', 'AUDIT_'),
    value,
  ]);
  return { AUDIT_STORE: 's3', ...(Object.fromEntries(settings) as Record<string, string>) };
}

describe.each(['folder', 's3'] as const)('time stamps of checkpoints in a store of kind %s', (kind) => {
  const s3 = new S3Server();
  let db: TestDatabase;
  let folder: string;
  let app: NestFastifyApplication;
  let authority: TimeStampServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-stamped-'));
    authority = await TimeStampServer.open(folder);
    if (kind === 's3') await s3.start();
    db = await cloneDatabase();
    app = await startApp(db, {
      environment: {
        ...(kind === 'folder' ? { AUDIT_STORE: 'folder', AUDIT_FOLDER: join(folder, 'evidence') } : inS3(s3)),
        AUDIT_TIMESTAMP_URL: authority.url,
      },
    });
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
    await authority.close();
    if (kind === 's3') await s3.stop();
    await rm(folder, { recursive: true });
  });

  const within = <T>(work: () => Promise<T>): Promise<T> =>
    RequestContext.create(app.get(EntityManager), work);
  const stamp = (): Promise<bigint | null> => within(() => app.get(StampCheckpoints).run());
  const checkpoint = async (): Promise<bigint | null> => {
    await connected(db.url, (client) =>
      client.query(`insert into audit_logs (action, resource_type) values ('test.done', 'thing')`),
    );
    await within(() => app.get(SealEntries).run(new AbortController().signal));
    return within(() => app.get(CheckpointTrail).run());
  };
  const onRecord = (): Promise<readonly { seals: string; checkpoint: string; stamp: string; at: Date }[]> =>
    connected(db.url, async (client) => {
      const { rows } = await client.query<{ seals: string; checkpoint: string; stamp: string; at: Date }>(
        `select s.seals, c.file as checkpoint, s.file as stamp, s.stamped_at as at
           from audit_checkpoint_stamps s join audit_checkpoints c using (seals) order by s.seals`,
      );
      return rows;
    });
  const outside = async (kind: 'checkpoints' | 'stamps', file = ''): Promise<Buffer> =>
    (await Evidence.of(app.get(AppConfig), kind)?.get(file)) ?? Buffer.alloc(0);

  it('AUD-08 lie beside them, and OpenSSL verifies them with the root of the authority alone', async () => {
    expect(await stamp()).toBeNull();
    expect(await checkpoint()).toBe(1n);
    const before = Date.now();
    expect(await stamp()).toBe(1n);
    const after = Date.now();
    // One is enough.
    expect(await stamp()).toBeNull();
    const [first] = await onRecord();
    const at = first?.at.getTime() ?? 0;
    // The authority counts whole seconds.
    expect([at > before - 1_000, at <= after]).toEqual([true, true]);
    const [token, file] = [
      await outside('stamps', first?.stamp),
      await outside('checkpoints', first?.checkpoint),
    ];
    expect(await authority.verify(token, file)).toMatch(/Verification: OK/);
    expect(await checkpoint()).toBe(2n);
    expect(await stamp()).toBe(2n);
    const second = await outside('checkpoints', (await onRecord())[1]?.checkpoint);
    await expect(authority.verify(token, second)).rejects.toThrow(/mismatch/);
  });

  it('hold nothing up while the authority is away, and come when it is back, of the newest', async () => {
    const before = (await onRecord()).length;
    await checkpoint();
    authority.answers.push((_, to) => reply(to, Buffer.alloc(0), 503));
    await expect(stamp()).rejects.toThrow('the authority answers 503');
    authority.answers.push((_, to) => reply(to, Buffer.from('no stamp')));
    await expect(stamp()).rejects.toThrow('the answer cannot be read');
    const last = await checkpoint();
    expect(last).not.toBeNull();
    expect(await onRecord()).toHaveLength(before);
    expect(await stamp()).toBe(last);
    expect((await onRecord()).slice(before)).toMatchObject([{ seals: String(last) }]);
  });

  const verify = (): Promise<TrailVerdict> => within(() => app.get(VerifyTrail).run());
  const found = async (): Promise<readonly string[]> =>
    (await verify()).faults.map((fault) => `${fault.kind}: ${fault.detail}`);
  const exported = async (): Promise<string> => {
    const trail = app.get(ExportTrail);
    return within(async () => {
      const range = await trail.begin(SYSTEM_ACTOR, null, null);
      let text = '';
      if (range) for await (const lines of trail.lines(range)) text += lines;
      return text;
    });
  };
  const said = async (
    by: Auditor,
    script: 'export' | 'stamp',
    text: string,
    ...more: readonly string[]
  ): Promise<Told> => {
    const file = join(folder, `${newId()}.ndjson`);
    await writeFile(file, text);
    return by(join(PROJECT_ROOT, 'scripts', `verify-audit-${script}.mjs`), file, ...more);
  };

  it('AUD-07 AUD-08 go with an export, and an auditor with Node alone sees when, by whom, and that they hold', async () => {
    await checkpoint();
    await stamp();
    const text = await exported();
    const away = await mkdtemp(join(folder, 'auditor-'));
    expect(await said(asProcess, 'export', text)).toMatchObject({ status: 0, stderr: '' });
    const sound = await said(asProcess, 'stamp', text, away);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    expect(sound.stdout).toMatch(/^\d+ seals of \w+ were stamped on \d{4}-\d\d-\d\dT[\d:]{8}Z by CN=Time\n$/);
    const [token, file] = [
      await readFile(join(away, 'stamp.tsr')),
      await readFile(join(away, 'checkpoint.json')),
    ];
    expect(await authority.verify(token, file)).toMatch(/Verification: OK/);
    const lines = text.trimEnd().split('\n');
    const end = JSON.parse(lines.at(-1) ?? '') as {
      readonly stamp: { response: string; checkpoint: string };
    };
    const withStamp = (change: object): string =>
      [...lines.slice(0, -1), JSON.stringify({ ...end, stamp: { ...end.stamp, ...change } })].join('\n') +
      '\n';
    const response = Buffer.from(end.stamp.response, 'base64');
    const last = Buffer.concat([response.subarray(0, -1), Buffer.from([(response.at(-1) ?? 0) ^ 1])]);
    const other = (await authority.stamp(timeStampRequest(Buffer.from('something else')).der)).toString(
      'base64',
    );
    const changes: readonly (readonly ['export' | 'stamp', object, RegExp])[] = [
      ['stamp', { response: last.toString('base64') }, /its signature does not hold/],
      ['stamp', { response: other }, /of something else/],
      ['stamp', { response: response.subarray(0, 300).toString('base64') }, /cut off/],
      ['stamp', { response: '' }, /not what it should be/],
      ['stamp', { checkpoint: end.stamp.checkpoint.replace('signature', 'Signature') }, /of something else/],
      [
        'export',
        { checkpoint: end.stamp.checkpoint.replace('"signature":"', '"signature":"A') },
        /stamped does not agree/,
      ],
    ];
    for (const [script, change, fault] of changes) {
      const told = await said(asThread, script, withStamp(change));
      expect([told.status, told.stderr]).toEqual([1, expect.stringMatching(fault)]);
    }
    // An export up to now ends with a checkpoint that has no stamp yet: the one before it has, and is tied to the rows up to there.
    await checkpoint();
    const newer = await exported();
    const [before, over] = [text, newer].map((each) =>
      Number(/"end":\{"seals":(\d+)/.exec(each.trimEnd().split('\n').at(-1) ?? '')?.[1]),
    );
    expect(over).toBeGreaterThan(before ?? 0);
    expect(await said(asThread, 'export', newer)).toMatchObject({ status: 0, stderr: '' });
    expect((await said(asThread, 'stamp', newer)).stdout).toMatch(new RegExp(`^${before} seals of `));
    const none = `${[...lines.slice(0, -1), JSON.stringify({ ...end, stamp: null })].join('\n')}\n`;
    expect((await said(asThread, 'stamp', none)).stdout).toMatch(/no time stamp/);
  });

  it('do not keep sealing waiting for an authority that hangs', async () => {
    await checkpoint();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    authority.answers.push(async (asked, to) => {
      await held;
      reply(to, await authority.stamp(asked));
    });
    const stamping = stamp();
    const later = await checkpoint();
    expect(later).not.toBeNull();
    release();
    expect(await stamping).not.toBeNull();
    expect(await stamp()).toBe(later);
  });

  it('AUD-07 are of checkpoints outside, by which rows are proven that were sealed before there was such a place', async () => {
    await checkpoint();
    const last = (await within(() => app.get(CheckpointTrail).last()))?.seals;
    await connected(db.ownerUrl, (client) =>
      client.query(
        `alter table audit_checkpoints disable trigger user;
         update audit_checkpoints set file = null where seals < ${last};
         alter table audit_checkpoints enable trigger user`,
      ),
    );
    const id = await connected(db.url, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from audit_logs order by seq limit 1');
      return rows[0]?.id ?? '';
    });
    const { checkpoint: proof } = await within(() => app.get(ProveEntry).run(id));
    const newest = await within(() => app.get(CheckpointTrail).last());
    expect(JSON.parse((await outside('checkpoints', newest?.file ?? '')).toString('utf8'))).toMatchObject({
      statement: proof?.statement,
    });
  });

  it('AUD-06 AUD-08 are looked at when the trail is verified', async () => {
    await checkpoint();
    await stamp();
    expect(await verify()).toMatchObject({ faults: [], stamps: (await onRecord()).length });
    const [stamps, checkpoints] = [
      Evidence.of(app.get(AppConfig), 'stamps'),
      Evidence.of(app.get(AppConfig), 'checkpoints'),
    ];
    const newest = (await onRecord()).at(-1);
    const token = await outside('stamps', newest?.stamp);
    // Of a checkpoint that nobody has put outside, or that was taken away.
    await stamps?.put(await authority.stamp(timeStampRequest(Buffer.from('gone')).der));
    expect(await found()).toEqual([
      expect.stringMatching(/^stamp-differs: the checkpoint that was stamped at .* is not where/),
    ]);
    // Of one that says that it is of next year.
    const content = JSON.parse((await outside('checkpoints', newest?.checkpoint)).toString('utf8')) as {
      statement: string;
    };
    const parts = content.statement.split('\n');
    parts[5] = '2099-01-01T00:00:00.000Z';
    const later = Buffer.from(JSON.stringify({ ...content, statement: parts.join('\n') }));
    await checkpoints?.put(later);
    await stamps?.put(await authority.stamp(timeStampRequest(later).der));
    await stamps?.put(Buffer.concat([token.subarray(0, -1), Buffer.from([(token.at(-1) ?? 0) ^ 1])]));
    await stamps?.put(Buffer.from('no stamp'));
    const faults = await found();
    expect(faults.join('\n')).toMatch(/2099.*before it was there/);
    expect(faults.join('\n')).toMatch(/the signature of what was stamped at .* does not hold/);
    expect(faults.join('\n')).toMatch(/the answer cannot be read/);
    expect(faults).toHaveLength(4);
    await connected(db.ownerUrl, (client) =>
      client.query(
        "alter table audit_checkpoint_stamps disable trigger user; update audit_checkpoint_stamps set file = repeat('0', 64)",
      ),
    );
    expect(
      (await found()).filter((each) => each.includes('is not where it was put, or was changed')),
    ).toHaveLength(1 + (await onRecord()).length);
  });
});
