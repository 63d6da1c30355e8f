import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connected } from '../../../../test/database/given.js';
import { startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { TimeStampServer, reply } from '../../../../test/support/time-stamp-server.js';
import { AppConfig } from '../../../platform/config/config.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { Evidence } from './evidence.js';
import { SealEntries } from './seal-entries.js';
import { StampCheckpoints } from './stamp-checkpoints.js';

describe('time stamps of checkpoints', () => {
  let db: TestDatabase;
  let folder: string;
  let app: NestFastifyApplication;
  let authority: TimeStampServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-stamped-'));
    authority = await TimeStampServer.open(folder);
    db = await cloneDatabase();
    app = await startApp(db, {
      environment: {
        AUDIT_STORE: 'folder',
        AUDIT_FOLDER: join(folder, 'evidence'),
        AUDIT_TIMESTAMP_URL: authority.url,
      },
    });
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
    await authority.close();
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
    expect(await stamp()).toBe(1n);
    // One is enough.
    expect(await stamp()).toBeNull();
    const [first] = await onRecord();
    expect(Math.abs((first?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
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
});
