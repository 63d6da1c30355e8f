import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connected } from '../../../../test/support/connections.js';
import { insert } from '../../../../test/database/given.js';
import { StartedApp, makeStateFolder } from '../../../../test/start/started-app.js';
import { encryptionKey, startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { emptyTrail } from '../../../../test/support/empty-trail.js';
import { HeldLock } from '../../../../test/support/held-lock.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { AuditRetentionJob } from '../jobs/retention.job.js';
import { CheckpointTrail } from '../seals/checkpoint-trail.js';
import { SealEntries } from '../seals/seal-entries.js';
import { VerifyTrail } from '../seals/verify-trail.js';
import { ArchivePartition } from './archive-partition.js';

const MONTH = 'audit_logs_2010_05';
const ROWS = 3;
/** By which the test knows how far the process is: what others wait for, only their own role sees. */
const LOCK = 20_100_501;

/** The steps, by what the table of archives is told of them in the transaction of each. */
const STEPS: readonly (readonly [string, string])[] = [
  ['it detaches', 'after insert on audit_archives for each row'],
  [
    'it has detached, and notes the archive',
    'after update on audit_archives for each row when (old.archived_at is null and new.archived_at is not null)',
  ],
  [
    'it has archived, and drops',
    'after update on audit_archives for each row when (old.dropped_at is null and new.dropped_at is not null)',
  ],
];

describe('a process that is killed while it takes a month out of the trail', () => {
  let db: TestDatabase;
  let evidence: string;
  let state: string;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    evidence = await mkdtemp(join(tmpdir(), 'bindery-archive-'));
    state = await makeStateFolder();
    db = await cloneSeeded();
    app = await startApp(db, { environment: { AUDIT_STORE: 'folder', AUDIT_FOLDER: evidence } });
  });
  beforeEach(async () => {
    await emptyTrail(db, [MONTH]);
    for (const name of await readdir(evidence)) await rm(join(evidence, name), { recursive: true });
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
    for (const folder of [evidence, state]) await rm(folder, { recursive: true, force: true });
  });

  const within = <T>(work: () => Promise<T>): Promise<T> =>
    RequestContext.create(app.get(EntityManager), work);
  const get = <T>(type: abstract new (...args: never[]) => T): T =>
    app.get<T>(type as never, { strict: false });
  const sql = (statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    connected(
      db.ownerUrl,
      async (owner) => (await owner.query<Readonly<Record<string, unknown>>>(statement)).rows,
    );
  const seal = async (): Promise<void> => {
    await within(() => get(SealEntries).run(new AbortController().signal));
    await within(() => get(CheckpointTrail).run());
  };
  const texts = async (): Promise<unknown> =>
    (
      await sql(
        `select string_agg(audit_entry_text(a), '|' order by seq) as all from audit_logs a where created_at < '2011-01-01'`,
      )
    )[0]?.['all'];

  async function longAgo(): Promise<void> {
    await connected(db.ownerUrl, async (owner) => {
      await owner.query(`select create_monthly_audit_partition(0, '2010-05-01T00:00:00Z')`);
      for (let day = 1; day <= ROWS; day++)
        await insert(owner, 'audit_logs', {
          action: 'policies.bound',
          resource_type: 'policy',
          resource_id: `POL-${day}`,
          created_at: `2010-05-0${day}T10:00:00.123456Z`,
        });
    });
  }

  /** Runs the job as staff do by hand, and kills the process where it waits. */
  async function killedWhere(event: string): Promise<void> {
    const lock = await HeldLock.take(db.ownerUrl, LOCK);
    await sql(
      `create or replace function test_wait() returns trigger language plpgsql as $$ begin ${lock.waits} return null; end $$`,
    );
    await sql(`create trigger test_wait ${event} execute function test_wait()`);
    const job = new StartedApp(
      state,
      {
        NODE_ENV: 'test',
        DATABASE_URL: db.url,
        DATABASE_LOCK_TIMEOUT_MS: '60000',
        ENCRYPTION_KEY: encryptionKey(),
        AUDIT_STORE: 'folder',
        AUDIT_FOLDER: evidence,
      },
      ['cli', 'jobs:run', 'audit.retention'],
    );
    try {
      await job.until(() => lock.isWaitedFor());
    } finally {
      await job.kill();
      await lock.giveUp();
    }
    await sql('drop trigger test_wait on audit_archives');
  }

  it.each(STEPS)('AUD-10 while %s, loses nothing, and the next run ends what it began', async (_, event) => {
    await longAgo();
    const before = await texts();
    await seal();
    await killedWhere(event);
    const [left] = await sql(
      `select to_regclass('${MONTH}') is not null as is_there,
                coalesce(bool_or(dropped_at is not null), false) as is_dropped,
                coalesce(bool_or(archived_at is not null), false) as is_archived
           from audit_archives where partition = '${MONTH}'`,
    );
    // Gone only when it is dropped, and dropped only when it is archived.
    expect(left?.['is_there']).toBe(!left?.['is_dropped']);
    if (left?.['is_dropped']) expect(left['is_archived']).toBe(true);
    else expect(await sql(`select from ${MONTH}`)).toHaveLength(ROWS);

    // The lease of a process that is gone runs out.
    await sql(`update job_runs set lease_until = now() - interval '1 second' where finished_at is null`);
    await seal();
    expect(await app.get(JobRunner).runNow(get(AuditRetentionJob))).toBe('succeeded');
    expect(await sql(`select from pg_class where relname = '${MONTH}'`)).toEqual([]);
    expect(
      await sql(
        `select action, count(*)::int from audit_logs where action like 'audit.partition-%' group by 1 order by 1`,
      ),
    ).toEqual([
      { action: 'audit.partition-archived', count: 1 },
      { action: 'audit.partition-dropped', count: 1 },
    ]);
    await seal();
    expect(await within(() => get(VerifyTrail).run())).toMatchObject({
      archived: BigInt(ROWS),
      faults: [],
    });
    const until = new Date(Date.now() + 86_400_000);
    expect(await within(() => get(ArchivePartition).restore(SYSTEM_ACTOR, MONTH, until))).toBe(ROWS);
    expect(await texts()).toBe(before);
  });
});
