import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { connected } from '../../../../test/support/connections.js';
import { aCustomer, aPolicy, insert, policyTerm } from '../../../../test/database/given.js';
import type { Client } from '../../../../test/support/app.js';
import { startApp } from '../../../../test/support/app.js';
import { emptyTrail } from '../../../../test/support/empty-trail.js';
import { DEMO_CUSTOMER_ID } from '../../../../test/support/story.js';
import { World } from '../../../../test/support/world.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { AuditRetentionJob } from '../jobs/retention.job.js';
import { CheckpointTrail } from '../seals/checkpoint-trail.js';
import { SealEntries } from '../seals/seal-entries.js';
import { VerifyTrail } from '../seals/verify-trail.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import { ArchivePartition } from './archive-partition.js';
import { ArchivesStore } from './archives.store.js';

/** So long ago that no law asks for it any more. */
const MONTH = 'audit_logs_2010_05';

describe('retention of the trail', () => {
  let world: World;
  let folder: string;
  let admin: Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-archive-'));
    world = await World.open({ environment: { AUDIT_STORE: 'folder', AUDIT_FOLDER: folder } });
    admin = await world.as('admin');
  });
  beforeEach(async () => {
    await emptyTrail(world.database, [MONTH]);
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  });
  afterAll(async () => {
    await world?.close();
    await rm(folder, { recursive: true });
  });

  const within = <T>(work: () => Promise<T>): Promise<T> =>
    RequestContext.create(world.app.get(EntityManager), work);
  const get = <T>(type: abstract new (...args: never[]) => T): T =>
    world.app.get<T>(type as never, { strict: false });
  const seal = async (): Promise<void> => {
    await within(() => get(SealEntries).run(new AbortController().signal));
    await within(() => get(CheckpointTrail).run());
  };
  const run = (): Promise<string> => world.app.get(JobRunner).runNow(get(AuditRetentionJob));
  const one = async (query: string): Promise<unknown> =>
    connected(
      world.database.ownerUrl,
      async (client) => Object.values((await client.query(query)).rows[0] as object)[0],
    );
  const rowsOfMonth = (): Promise<unknown> =>
    one(`select count(*)::int from audit_logs where created_at between '2010-05-01' and '2010-05-31'`);

  /** Rows of a month long over: of a customer, of a policy, and with all that a row may hold. */
  async function longAgo(resource: { readonly type: string; readonly id: string }): Promise<void> {
    await connected(world.database.ownerUrl, async (client) => {
      await client.query(`select create_monthly_audit_partition(0, '2010-05-01T00:00:00Z')`);
      for (let day = 1; day <= 3; day++)
        await insert(client, 'audit_logs', {
          action: 'policies.bound',
          resource_type: resource.type,
          resource_id: resource.id,
          created_at: `2010-05-0${day}T10:00:00.123456Z`,
          ip_address: '10.0.0.1',
          user_agent: 'a "quoted" agent,\nof two lines \u2028',
          changes: { totalPremium: '501.00', status: ['pending', 'active'] },
          risk_score: '0.25',
        });
    });
  }

  it('AUD-10 archives a month that is over with its manifest, drops it, and the trail is still proven', async () => {
    await longAgo({ type: 'policy', id: 'POL-1' });
    // Nothing is taken out that is not sealed and told outside.
    expect(await run()).toBe('succeeded');
    expect(await rowsOfMonth()).toBe(3);
    await seal();
    expect(await run()).toBe('succeeded');
    expect(await one(`select to_regclass('${MONTH}')`)).toBeNull();
    expect(await one(`select row_count::int from audit_archives where dropped_at is not null`)).toBe(3);
    await seal();
    expect(await within(() => get(VerifyTrail).run())).toMatchObject({ archived: 3n, faults: [] });
    expect(await one(`select count(*)::int from audit_logs where action like 'audit.partition-%'`)).toBe(2);
  });

  it('AUD-10 brings a month back as it was, for as long as it is needed', async () => {
    await longAgo({ type: 'policy', id: 'POL-1' });
    const texts = `select string_agg(audit_entry_text(a), '|' order by seq) from audit_logs a where created_at < '2011-01-01'`;
    const before = await one(texts);
    await seal();
    await run();
    const until = new Date(Date.now() + 86_400_000);
    expect(await within(() => get(ArchivePartition).restore(SYSTEM_ACTOR, MONTH, until))).toBe(3);
    expect(await one(texts)).toBe(before);
    await seal();
    expect(await within(() => get(VerifyTrail).run())).toMatchObject({ archived: 0n, faults: [] });
    await run();
    expect(await rowsOfMonth()).toBe(3);
    await connected(world.database.ownerUrl, (client) =>
      client.query(`update audit_archives set restored_until = now() - interval '1 day'`),
    );
    await run();
    expect(await rowsOfMonth()).toBe(0);
  });

  it('refuses an archive that was changed, and restores nothing of it', async () => {
    await longAgo({ type: 'policy', id: 'POL-1' });
    await seal();
    await run();
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter((file) => file.isFile() && file.parentPath.includes('archives'));
    expect(files).toHaveLength(2);
    for (const { parentPath, name } of files) await writeFile(join(parentPath, name), 'changed');
    await expect(
      within(() => get(ArchivePartition).restore(SYSTEM_ACTOR, MONTH, new Date())),
    ).rejects.toThrow('is not what it was');
    expect(await one(`select to_regclass('${MONTH}')`)).toBeNull();
  });

  it('tells why a month cannot leave, also where it cannot be put back either', async () => {
    const id = await connected(world.database.ownerUrl, async (client) =>
      aPolicy(client, { ...policyTerm(1, 'POL-2009-0000001'), customer_id: await aCustomer(client) }),
    );
    await longAgo({ type: 'policy', id });
    await seal();
    const [schema = ''] = await readdir(folder);
    const archives = join(folder, schema, 'archives');
    await rm(archives, { recursive: true, force: true });
    await writeFile(archives, '');
    await within(() => get(ArchivesStore).detach(MONTH));
    await connected(world.database.ownerUrl, async (client) => {
      // A month is put back under a lock that others may hold.
      await client.query('begin');
      await client.query('lock table audit_logs in share mode');
      const failed: unknown = await within(() => get(ArchivePartition).run(MONTH, false)).catch(
        (error: unknown) => error,
      );
      await client.query('rollback');
      expect(failed).toBeInstanceOf(AggregateError);
      expect(loggableError(failed)).toMatchObject({
        name: 'AggregateError',
        message: expect.stringContaining(MONTH),
        errors: [
          { name: 'FileStoreUnavailable', message: expect.stringContaining('archives') },
          { sqlState: '55P03', routine: expect.any(String) },
        ],
      });
    });
    await rm(archives);
    await run();
    expect(await rowsOfMonth()).toBe(0);
    expect(await within(() => get(ArchivePartition).restore(SYSTEM_ACTOR, MONTH, new Date()))).toBe(3);
  });

  it('AUD-10 puts a month back that cannot leave, and drops it only when its archive can be read', async () => {
    const id = await connected(world.database.ownerUrl, async (client) =>
      aPolicy(client, { ...policyTerm(1, 'POL-2009-0000002'), customer_id: await aCustomer(client) }),
    );
    await longAgo({ type: 'policy', id });
    await seal();
    const [schema = ''] = await readdir(folder);
    const archives = join(folder, schema, 'archives');
    // As where a folder is full or may not be written to.
    await writeFile(archives, '');
    await run();
    expect(await rowsOfMonth()).toBe(3);
    expect(await within(() => get(VerifyTrail).run())).toMatchObject({ archived: 0n, faults: [] });
    await rm(archives);

    await within(() => get(ArchivesStore).detach(MONTH));
    expect(await within(() => get(VerifyTrail).run())).toMatchObject({ archived: 3n, faults: [] });
    const hold = { matter: 'M-1', reason: 'Letter of the court', subjects: [{ type: 'policy', id }] };
    expect((await admin.post('/api/v1/audit/legal-holds', hold)).status).toBe(201);
    await run();
    expect(await rowsOfMonth()).toBe(3);
    await rm(archives, { recursive: true });
    await admin.post('/api/v1/audit/legal-holds/release', { matter: 'M-1', reason: 'Settled' });
    await seal();
    await run();
    expect(await rowsOfMonth()).toBe(0);
    expect(await within(() => get(ArchivePartition).restore(SYSTEM_ACTOR, MONTH, new Date()))).toBe(3);
  });

  it('AUD-10 takes nothing out that a legal hold is on, or that belongs to it, until it is released', async () => {
    const { id } = await world.home(await world.as('agent'));
    const account = (await one(`select id from billing_accounts where policy_id = '${id}'`)) as string;
    await longAgo({ type: 'billing-account', id: account });
    await seal();
    const matter = 'Smith v. Acme, 2026-CV-1187';
    const hold = {
      matter,
      reason: 'Letter of the court',
      subjects: [{ type: 'customer', id: DEMO_CUSTOMER_ID }],
    };
    expect((await admin.post('/api/v1/audit/legal-holds', hold)).status).toBe(201);
    expect((await admin.post('/api/v1/audit/legal-holds', hold)).body).toMatchObject({
      code: 'audit.hold-in-force',
    });
    await run();
    expect(await rowsOfMonth()).toBe(3);
    expect(
      await one('select count(*) = count(distinct (subject_type, subject_id)) from held_subjects()'),
    ).toBe(true);
    const things = await one(
      `select string_agg(distinct subject_type, ' ' order by subject_type) from held_subjects()`,
    );
    expect(things).toBe('billing-account customer document policy policy_transaction quote');

    const held = await admin.get<{ items: unknown[] }>(`/api/v1/audit/legal-holds?inForce=true`);
    expect(held.body.items).toMatchObject([{ matter, subjectType: 'customer', subjectId: DEMO_CUSTOMER_ID }]);
    const released = await admin.post('/api/v1/audit/legal-holds/release', { matter, reason: 'Settled' });
    expect(released.body).toMatchObject({ items: [{ releaseReason: 'Settled' }] });
    expect(
      (await admin.post('/api/v1/audit/legal-holds/release', { matter, reason: 'Settled' })).status,
    ).toBe(404);
    await seal();
    await run();
    expect(await rowsOfMonth()).toBe(0);
  });

  it('keeps what is over where there is no place for archives', async () => {
    await longAgo({ type: 'policy', id: 'POL-1' });
    await seal();
    const elsewhere = await startApp(world.database);
    await elsewhere.get(JobRunner).runNow(elsewhere.get(AuditRetentionJob, { strict: false }));
    await elsewhere.close();
    expect(await rowsOfMonth()).toBe(3);
  });

  it('refuses to keep records for less time than a law asks for', async () => {
    const url = '/api/v1/audit/retention-policies/audit_logs';
    const short = await admin.patch(url, { keepDays: 365, reason: 'Disks are full' }, { 'if-match': '"1"' });
    expect(short.status).toBe(422);
    expect(short.body).toMatchObject({
      code: 'audit.retention-too-short',
      errors: [{ pointer: '/keepDays', detail: expect.stringContaining('RSA 400-B:4') }],
    });
    const longer = await admin.patch(url, { keepDays: 3650, reason: 'Reinsurer' }, { 'if-match': '"1"' });
    expect(longer.body).toMatchObject({ keepDays: 3650, rowVersion: 2 });
    expect(
      (await admin.patch(url, { keepDays: 3650, reason: 'Reinsurer' }, { 'if-match': '"1"' })).status,
    ).toBe(412);
    const unknown = '/api/v1/audit/retention-policies/photographs';
    expect((await admin.patch(unknown, { keepDays: 1, reason: 'x' }, { 'if-match': '"1"' })).status).toBe(
      404,
    );
    const list = await admin.get<{ items: { subject: string }[] }>('/api/v1/audit/retention-policies');
    expect(list.body.items.map(({ subject }) => subject)).toContain('user_sessions');
  });

  it('ends sessions that are over for as long as their policy says', async () => {
    await connected(world.database.ownerUrl, async (client) => {
      await client.query(`insert into user_sessions (user_id, session_token_hash, created_at, expires_at)
        select id, 'old ' || id, now() - interval '101 days', now() - interval '100 days' from users`);
    });
    const count = (): Promise<unknown> =>
      one(`select count(*)::int from user_sessions where session_token_hash like 'old%'`);
    expect(await count()).toBeGreaterThan(0);
    await run();
    expect(await count()).toBe(0);
  });
});
