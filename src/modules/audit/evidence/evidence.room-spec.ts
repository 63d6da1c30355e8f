import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import { ifMatch, startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { registerClient } from '../../../../test/support/service-client.js';
import { aUser, signIn } from '../../../../test/support/story.js';
import { demoUser } from '../../../../test/support/tokens.js';
import { connect } from '../../../../test/support/test-run.js';
import { addDays } from '../../../shared/calendar-date.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { CheckpointTrail } from '../seals/checkpoint-trail.js';
import { RotateSealKey } from '../seals/rotate-seal-key.js';
import { RecordVerification } from '../seals/record-verification.js';
import { SealEntries } from '../seals/seal-entries.js';
import type { BackupResponse } from './backups.dto.js';
import type { EvidenceReportResponse, EvidenceTopicResponse } from './evidence.dto.js';

const TODAY = new Date().toISOString().slice(0, 10);

describe('the evidence for an auditor of SOC 2', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let admin: Client;

  beforeAll(async () => {
    db = await cloneSeeded();
    app = await startApp(db);
    admin = await signIn(app, 'admin');
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  async function report(query = ''): Promise<EvidenceReportResponse> {
    const { status, body } = await admin.get<EvidenceReportResponse>(`/api/v1/audit/evidence${query}`);
    expect([status, body]).toEqual([200, body]);
    return body;
  }
  const topicOf = ({ topics }: EvidenceReportResponse, topic: string): EvidenceTopicResponse =>
    topics.find((each) => each.topic === topic) as EvidenceTopicResponse;
  const tell = (body: object, by = admin) => by.post<BackupResponse>('/api/v1/audit/backups', body);
  const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

  it('tells who was reviewed, whose access changed, by whom, and who is left to be reviewed', async () => {
    const before = await report();
    const email = 'moved@example.com';
    const id = await aUser(app, {
      email,
      role: 'adjuster',
      agencyId: null,
      password: 'violet-anchor-moved-7',
    });
    const user = await admin.get<{ rowVersion: number }>(`/api/v1/users/${id}`);
    const change = { method: 'PATCH' as const, url: `/api/v1/users/${id}`, payload: { role: 'underwriter' } };
    expect((await admin.send({ ...change, headers: ifMatch(user.body.rowVersion) })).status).toBe(200);
    const entered = await report();
    expect(entered.access.people).toBe(before.access.people + 1);
    expect(entered.access.notReviewed).toBe(before.access.notReviewed + 1);
    const reviews = `/api/v1/users/${id}/access-reviews`;
    expect((await admin.post(reviews, { role: 'underwriter', decision: 'keep' })).status).toBe(201);
    const reviewed = await report();
    expect(reviewed.access).toMatchObject({
      reviewed: before.access.reviewed + 1,
      notReviewed: before.access.notReviewed,
    });
    expect(topicOf(reviewed, 'access-reviews')).toMatchObject({ total: 1, criteria: ['CC6.2', 'CC6.3'] });
    const [latest] = topicOf(reviewed, 'access-changes').entries;
    expect(latest).toMatchObject({
      action: 'identity.user-changed',
      by: demoUser('admin').email,
      resourceName: email,
      changes: { role: ['adjuster', 'underwriter'] },
    });
    expect((await admin.get(`/api/v1/audit/entries/${latest?.entryId}`)).status).toBe(200);
    const past = await report(`?from=${addDays(TODAY, -300)}&to=${addDays(TODAY, -200)}`);
    expect(past.access.reviewed).toBe(0);
    expect(topicOf(past, 'access-reviews').total).toBe(0);
  });

  it('counts failed sign-ins by month, with how many accounts and addresses they were', async () => {
    const owner = await connect(db.ownerUrl, 'trail');
    try {
      await owner.query(
        `insert into audit_logs (action, resource_type, user_id, ip_address, outcome, created_at)
         select 'identity.sign-in-failed', 'user', u.id, '192.0.2.7'::inet, 'failure', now()
           from generate_series(1, 7) n join users u on u.email = case when n % 2 = 0 then $1 else $2 end
         union all select 'identity.sign-in-failed', 'user', id, '192.0.2.8'::inet, 'failure', now() - interval '500 days'
           from users where email = $1`,
        [demoUser('agent').email, demoUser('underwriter').email],
      );
    } finally {
      await owner.end();
    }
    const failed = topicOf(await report(`?from=${TODAY}&to=${TODAY}`), 'failed-sign-ins');
    expect(failed).toMatchObject({
      total: 7,
      people: 2,
      addresses: 1,
      months: [{ month: TODAY.slice(0, 7), count: 7 }],
      actions: [{ action: 'identity.sign-in-failed', count: 7 }],
      entries: [],
    });
    const months = topicOf(await report(`?from=${addDays(TODAY, -400)}`), 'failed-sign-ins').months;
    expect(months.length).toBeGreaterThanOrEqual(13);
    expect(months.at(-1)).toEqual({ month: TODAY.slice(0, 7), count: 7 });
  });

  it('has rotations of keys, seals, and checkpoints that lie outside', async () => {
    await RequestContext.create(app.get(EntityManager), async () => {
      await app.get(SealEntries, { strict: false }).run(new AbortController().signal);
      await app.get(CheckpointTrail, { strict: false }).run();
      await app.get(RotateSealKey, { strict: false }).run(SYSTEM_ACTOR);
    });
    const { seals, topics, trail } = await report();
    expect(trail).toMatch(/^[a-z_][a-z0-9_]*$/);
    expect(seals.seals).toBeGreaterThan(0);
    expect(seals.rows).toBeGreaterThan(10);
    expect(seals.checkpoints).toBeGreaterThan(0);
    expect(seals.trailFrom).not.toBeNull();
    expect(seals.longestMinutesToCheckpoint).toBe(0);
    const keys = topics.find(({ topic }) => topic === 'keys');
    expect(keys?.actions.map(({ action }) => action)).toEqual(['audit.seal-key-rotated']);
  });

  it('tells when the trail was verified, by whom, and with what result; also of a run that failed or was cut', async () => {
    const none = { runs: 0, sound: 0, faulty: 0, failed: 0, unfinished: 0, last: null, items: [] };
    expect((await report()).verifications).toEqual(none);
    const verify = (by: string) =>
      RequestContext.create(app.get(EntityManager), () =>
        app.get(RecordVerification, { strict: false }).run(by),
      );
    await RequestContext.create(app.get(EntityManager), () =>
      app.get(SealEntries, { strict: false }).run(new AbortController().signal),
    );
    await verify('root on audit-1');
    const { verifications } = await report();
    expect(verifications).toMatchObject({
      runs: 1,
      sound: 1,
      last: { by: 'root on audit-1', result: 'sound', faults: 0, checkpoints: null, stamps: null },
    });
    expect(verifications.last?.rows).toBeGreaterThan(10);
    expect(await admin.get(`/api/v1/audit/entries/${verifications.last?.entryId}`)).toMatchObject({
      body: { action: 'audit.verification-begun', changes: { operator: 'root on audit-1' } },
    });
    const owner = await connect(db.ownerUrl, 'tamper');
    try {
      await owner.query('alter table audit_logs disable trigger user');
      const { rows } = await owner.query<{ seq: string; type: string }>(
        'select seq, resource_type as type from audit_logs order by seq limit 1',
      );
      const [row] = rows;
      await owner.query(`update audit_logs set resource_type = 'other' where seq = $1`, [row?.seq]);
      await verify('ann on audit-1');
      await owner.query('update audit_logs set resource_type = $2 where seq = $1', [row?.seq, row?.type]);
      // A table that is away ends a run before its end.
      await owner.query('alter table audit_keys rename to audit_keys_away');
      await expect(verify('ann on audit-1')).rejects.toThrow(/audit_keys/);
      await owner.query('alter table audit_keys_away rename to audit_keys');
      // Killed between its two rows.
      await owner.query(
        `insert into audit_logs (action, resource_type, resource_id, changes)
         values ('audit.verification-begun', 'verification', 'cut', '{"operator": "bob on audit-2"}')`,
      );
    } finally {
      await owner.end();
    }
    const later = (await report()).verifications;
    expect(later).toMatchObject({ runs: 4, sound: 1, faulty: 1, failed: 1, unfinished: 1 });
    expect(later.items.map(({ result, by, faults }) => [result, by, faults])).toEqual([
      ['unfinished', 'bob on audit-2', null],
      ['failed', 'ann on audit-1', null],
      ['faulty', 'ann on audit-1', 1],
      ['sound', 'root on audit-1', 0],
    ]);
    const page = (await admin.raw('/api/v1/audit/evidence/page')).body.toString('utf8');
    for (const words of [
      'Verifications of the trail',
      'something was changed',
      'cut, or under way',
      'bob on audit-2',
    ])
      expect(page).toContain(words);
  });

  it('has backups as a person, a script or the command line has told them', async () => {
    expect((await report()).backups).toMatchObject({ succeeded: 0, longestGapHours: null, items: [] });
    const script = (await registerClient(app, 'backups', { role: 'admin', scopes: ['audit.backups.tell'] }))
      .by;
    const good = { kind: 'backup', outcome: 'succeeded', place: 's3://acme/1', bytes: 6_000_000_000 };
    expect((await tell({ ...good, completedAt: ago(60) }, script)).status).toBe(201);
    const second = await tell({ ...good, completedAt: ago(10) });
    expect(second).toMatchObject({ status: 201, body: { bytes: 6_000_000_000, note: null } });
    await tell({ ...good, outcome: 'failed', completedAt: ago(30), note: 'The disk was full' });
    await tell({ kind: 'restore-test', outcome: 'succeeded', place: 's3://acme/1', completedAt: ago(5) });
    const { backups } = await report(`?from=${ago(72).slice(0, 10)}`);
    expect(backups).toMatchObject({ succeeded: 2, failed: 1, restoreTests: 1, failedRestoreTests: 0 });
    expect(backups.longestGapHours).toBe(50);
    expect(backups.lastSucceededAt).toBe(second.body.completedAt);
    expect(backups.items.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
      'failed',
      'succeeded',
    ]);
    expect((await script.get('/api/v1/audit/backups')).status).toBe(403);
    const first = await admin.get<{ items: readonly BackupResponse[]; nextCursor: string }>(
      '/api/v1/audit/backups?kind=backup&limit=2',
    );
    const rest = await admin.get<{ items: readonly BackupResponse[] }>(
      `/api/v1/audit/backups?kind=backup&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...rest.body.items].map(({ place }) => place)).toHaveLength(3);
    const trail = await admin.get<{ items: readonly object[] }>(
      '/api/v1/audit/entries?action=audit.backup-told',
    );
    expect(trail.body.items).toHaveLength(4);
  });

  it('is a page too', async () => {
    const { status, headers, body } = await admin.raw('/api/v1/audit/evidence/page');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const page = body.toString('utf8');
    for (const words of [
      'Evidence of controls',
      'moved@example.com',
      'role adjuster → underwriter',
      's3://acme/1',
      'CC6.1',
      'A1.2',
    ])
      expect(page).toContain(words);
  });

  it.each(['agent', 'underwriter', 'adjuster'] as const)('is nothing for %s', async (role) => {
    const somebody = await signIn(app, role);
    for (const path of ['evidence', 'evidence/page', 'backups'])
      expect((await somebody.get(`/api/v1/audit/${path}`)).status).toBe(403);
    expect((await tell({}, somebody)).status).toBe(403);
  });

  it.each([
    ['?from=2026-02-30', '?from'],
    ['?from=2026-02-02&to=2026-02-01', '?to'],
    ['?from=2024-01-01&to=2026-01-01', '?to'],
    ['?from=2199-01-01', '?to'],
    ['?form=2026-01-01', '?form'],
  ])('refuses the period %s', async (query, pointer) => {
    for (const page of ['', '/page'])
      expect(await admin.get(`/api/v1/audit/evidence${page}${query}`)).toMatchObject({
        status: 400,
        body: { code: 'http.invalid-request', errors: [{ pointer }] },
      });
  });

  it.each([
    [{ completedAt: new Date(Date.now() + 3_600_000).toISOString() }, '/completedAt'],
    [{ completedAt: 'yesterday' }, '/completedAt'],
    [{ kind: 'copy' }, '/kind'],
    [{ outcome: 'perhaps' }, '/outcome'],
    [{ bytes: -1 }, '/bytes'],
    [{ bytes: 1.5 }, '/bytes'],
    [{ place: '' }, '/place'],
    [{ place: 'two\nlines' }, '/place'],
    [{ note: 'x'.repeat(501) }, '/note'],
  ])('refuses what is told of a backup: %j', async (wrong, pointer) => {
    const good = { kind: 'backup', outcome: 'succeeded', place: 'tape 7', completedAt: ago(1) };
    expect(await tell({ ...good, ...wrong })).toMatchObject({
      status: 400,
      body: { code: 'http.invalid-request', errors: [{ pointer }] },
    });
  });
});
