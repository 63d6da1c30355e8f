import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alertRulesList } from '../../src/cli/alert-rules.js';
import { auditExport } from '../../src/cli/audit-export.js';
import { breakGlassBegin, breakGlassEnd, breakGlassList, breakGlassSets } from '../../src/cli/break-glass.js';
import { runCommand } from '../../src/cli/run-command.js';
import type { Command } from '../../src/cli/command.js';
import { UsageError } from '../../src/cli/command.js';
import { encryptionRotate } from '../../src/cli/encryption.js';
import { jobsHistory, jobsResume, jobsRun } from '../../src/cli/jobs.js';
import { scoringModelsList } from '../../src/cli/scoring-models.js';
import { SealEntries } from '../../src/modules/audit/seals/seal-entries.js';
import type { Client } from '../support/app.js';
import { encryptionKey } from '../support/app.js';
import { told, typed } from '../support/command-line.js';
import { demoUser } from '../support/tokens.js';
import { World } from '../support/world.js';

describe('commands of operators', () => {
  let world: World;
  let environment: Readonly<Record<string, string>>;
  let admin: Client;
  let printed: string[];

  beforeAll(async () => {
    world = await World.open();
    environment = {
      ENCRYPTION_KEY: encryptionKey(),
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
      DATABASE_URL: world.database.url,
    };
    admin = await world.as('admin');
  });
  afterAll(() => world?.close());
  beforeEach(() => {
    printed = [];
    for (const channel of ['log', 'error'] as const)
      jest.spyOn(console, channel).mockImplementation((text: unknown) => void printed.push(String(text)));
  });
  afterEach(() => void jest.restoreAllMocks());

  async function cli(command: Command, ...args: readonly string[]): Promise<readonly string[]> {
    printed = [];
    const code = await runCommand(command, args, environment);
    return [`exit ${code}`, ...printed];
  }

  it('jobs:* list, run, pause and resume, and refuse in words', async () => {
    const job = 'identity.token-cleanup';
    const listed = await typed(environment, ['jobs:list']);
    expect([listed.code, listed.err]).toEqual([0, '']);
    const line = listed.out.split('\n').find((each) => each.startsWith(job)) ?? '';
    expect(line).toContain('Every 15 minutes (UTC), as */15 * * * *');
    expect(line).toContain('has no run on record');
    for (const each of listed.out.trimEnd().split('\n')) expect(each.length).toBeLessThan(180);

    expect(await cli(jobsRun, job)).toEqual(['exit 0', `${job}: succeeded`]);
    const paused = await told(environment, ['jobs:pause', job, '--reason', 'The disk is nearly full']);
    expect([paused.code, paused.err, paused.out]).toEqual([
      0,
      '',
      expect.stringMatching(/PAUSED since .* by the command line: The disk is nearly full/),
    ]);
    const refused = await told(environment, ['jobs:run', job]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('The disk is nearly full')]);
    expect((await cli(jobsResume, job)).join(' ')).toContain('next ');
    expect((await cli(jobsHistory, job, '--limit', '5'))[1]).toMatch(/succeeded {2}on .* {2}\{/);
    expect((await cli(jobsHistory, job, '--limit', 'many'))[0]).toBe('exit 1');
    expect((await cli(jobsRun, 'no.such')).join(' ')).toMatch(/^exit 1 .*no such job/);
    const usage = await told(environment, ['jobs:pause']);
    expect([usage.code, usage.err]).toEqual([2, expect.stringContaining('takes the name of one job')]);
  });

  it('lists of more than a page are listed to their end', async () => {
    await world.sql(`
      insert into scoring_models (code, number, target, kind, product_type, title, purpose, owner, source, training_data_hash,
                                  definition, content_hash, expiration_date)
      select 'many', n, 'risk', 'scorecard', 'auto', 'Many', 'A test', 'Nobody', 'None', repeat('0', 64), '{}', 'hash ' || n,
             current_date + 100 from generate_series(1, 450) n`);
    const models = await cli(scoringModelsList);
    expect(models.filter((line) => line.includes('many')).length).toBe(450);
    await world.sql(`
      with made as (insert into alert_rules (code) select 'many-' || n from generate_series(1, 250) n returning id)
      insert into alert_rule_versions (rule_id, version, terms)
      select id, 1, (select terms from alert_rule_versions limit 1) from made`);
    const rules = await cli(alertRulesList);
    expect(rules.filter((line) => /^many-\d+ /.test(line)).length).toBe(250);
  });

  describe('break-glass:*', () => {
    const underwriter = demoUser('underwriter').email;
    const reason = ['--reason', 'Nobody else answers'];
    const begin = (email: string, set = 'incident-response', minutes = '30') =>
      cli(breakGlassBegin, '--email', email, '--set', set, '--minutes', minutes, ...reason);
    const trail = (action: string): Promise<readonly object[]> =>
      world.sql('select user_id, changes from audit_logs where action = $1 order by seq', [action]);

    it('opens a set for who is signed in, and ends it without a name', async () => {
      expect((await cli(breakGlassSets)).join('\n')).toContain('incident-response');
      expect(await begin(underwriter)).toEqual([
        'exit 1',
        'The user is not signed in: it is a session that holds what is taken',
      ]);
      const holder = await world.as('underwriter');
      expect((await holder.get('/api/v1/audit/entries')).status).toBe(403);
      const [code, line = ''] = await begin(underwriter);
      expect([code, line]).toEqual(['exit 0', expect.stringContaining('live')]);
      expect((await holder.get('/api/v1/audit/entries')).status).toBe(200);
      const id = line.slice(0, 36);
      expect(await cli(breakGlassList, '--state', 'live', '--email', underwriter)).toEqual(['exit 0', line]);

      expect((await cli(breakGlassEnd, '--id', id))[1]).toContain('over');
      expect((await holder.get('/api/v1/audit/entries')).status).toBe(403);
      expect(await cli(breakGlassEnd, '--id', id)).toEqual(['exit 1', 'It is over already']);

      const [begun] = await trail('identity.break-glass-begun');
      expect(begun).toMatchObject({ user_id: null, changes: { code: 'incident-response', minutes: 30 } });
      expect(await trail('identity.break-glass-ended')).toMatchObject([{ user_id: null }]);
      const seen = await admin.get<{ items: readonly object[] }>('/api/v1/break-glass?state=over');
      expect(seen.body.items).toMatchObject([{ id, endedBy: null }]);
    });

    it('reviews nothing, and no command takes the name of who decides: a review is the word of who is signed in', async () => {
      const { err, out } = await told(environment, ['help']);
      const listed = out + err;
      expect(listed).toContain('break-glass:end');
      expect(listed).not.toMatch(/break-glass:review|--(?:by|as|approved-by|reviewer)\b/);
    });

    it('refuses in words what REST refuses, and does nothing then', async () => {
      expect(await begin(demoUser('agent').email)).toEqual([
        'exit 1',
        expect.stringMatching(/signed in|other roles/),
      ]);
      expect(await begin('nobody@example.com')).toEqual(['exit 1', 'No such user']);
      expect((await begin(underwriter, 'no-such-set')).join(' ')).toMatch(
        /^exit 1 No such set of permissions/,
      );
      expect((await begin(underwriter, 'incident-response', '400'))[0]).toBe('exit 1');
      expect((await begin(underwriter, 'incident-response', 'ten'))[0]).toBe('exit 1');
      await expect(cli(breakGlassEnd, '--id', 'x')).rejects.toThrow(UsageError);
      await expect(cli(breakGlassBegin, '--set', 'claims-desk')).rejects.toThrow(UsageError);
      const missing = '01890a5d-ac96-774b-bcce-b302099a8057';
      expect(await cli(breakGlassEnd, '--id', missing)).toEqual([
        'exit 1',
        'Nobody broke the glass under that id',
      ]);
      expect(await cli(breakGlassList, '--state', 'live')).toEqual([
        'exit 0',
        'Nobody has broken the glass, or none that was asked for',
      ]);
    });
  });

  it('encryption:rotate brings fields under new keys while they are read, and each step is in the trail', async () => {
    const { body: customer } = await admin.post<{ id: string }>('/api/v1/customers', {
      kind: 'person',
      data: { firstName: 'Ada', lastName: 'Finch', phone: '+1 614 555 0144' },
    });
    const path = `/api/v1/customers/${customer.id}/identifiers`;
    const number = { kind: 'social_security', value: '219-09-9999' };
    const { body: entered } = await admin.post<{ id: string }>(path, number);
    const isRead = async (): Promise<void> => {
      const revealed = await admin.post(`${path}/${entered.id}/reveal`, { reason: 'Ordering a report.' });
      expect(revealed.body).toMatchObject({ value: '219099999' });
      const found = await admin.get<{ items: object[] }>('/api/v1/customers?phone=%2B16145550144');
      expect(found.body.items).toMatchObject([{ id: customer.id }]);
    };
    const [code, ...lines] = await cli(encryptionRotate, '--data-keys');
    expect([code, lines]).toEqual([
      'exit 0',
      expect.arrayContaining([
        expect.stringMatching(/^customers\.phone_encrypted: [1-9]\d* rows rewritten$/),
        'personal_identifiers.value_encrypted: 1 rows rewritten',
      ]),
    ]);
    await isRead();
    const [old, next] = [encryptionKey(), Buffer.alloc(32, 6).toString('base64')];
    const own = environment;
    for (const [key, former] of [
      [next, old],
      [old, next],
    ]) {
      environment = { ...own, ENCRYPTION_KEY: key ?? '', ENCRYPTION_PREVIOUS_KEYS: former ?? '' };
      expect(await cli(encryptionRotate)).toEqual(
        expect.arrayContaining(['exit 0', expect.stringMatching(/^[1-9]\d* data keys wrapped anew$/)]),
      );
    }
    environment = own;
    await isRead();
    const { body } = await admin.get<{ items: { resourceId: string; changes: object }[] }>(
      '/api/v1/audit/entries?action=encryption.rows-rotated&limit=200',
    );
    const told = body.items.map(({ resourceId, changes }) => [resourceId, changes]);
    expect(told).toContainEqual([
      'personal_identifiers',
      { kind: 'rewritten', fields: 'value_encrypted', rows: 1 },
    ]);
    expect(told).toContainEqual(['customers', { kind: 'data-key-renewed' }]);
    expect(told).toContainEqual(['customers', { kind: 'data-key-wrapped' }]);
  });

  it('audit:export writes a file that was not there; the trail tells of none that it could not write', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bindery-export-'));
    const told = async (): Promise<number> => {
      const [row] = await world.sql<{ count: number }>(
        `select count(*)::int as count from audit_logs where action = 'audit.trail-exported'`,
      );
      return row?.count ?? NaN;
    };
    try {
      const out = join(folder, 'trail.ndjson');
      await RequestContext.create(world.app.get(EntityManager), () =>
        world.app.get(SealEntries, { strict: false }).run(new AbortController().signal),
      );
      expect(await cli(auditExport, '--out', out)).toEqual([
        'exit 0',
        expect.stringMatching(/^Seals 1 to \d+ are in /),
      ]);
      const [before, content] = [await told(), await readFile(out, 'utf8')];
      await expect(cli(auditExport, '--out', out)).rejects.toThrow(`${out} is there already`);
      await expect(cli(auditExport, '--out', join(folder, 'none', 'x'))).rejects.toThrow(
        'cannot be written (ENOENT)',
      );
      expect([await told(), await readFile(out, 'utf8')]).toEqual([before, content]);
      const empty = join(folder, 'empty.ndjson');
      await expect(cli(auditExport, '--out', empty, '--to', '2020-01-01')).rejects.toThrow(UsageError);
      await expect(readFile(empty)).rejects.toThrow('ENOENT');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
