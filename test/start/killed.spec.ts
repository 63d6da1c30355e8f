import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Audit } from '../../src/modules/audit/index.js';
import { CheckpointTrail } from '../../src/modules/audit/seals/checkpoint-trail.js';
import { SealEntries } from '../../src/modules/audit/seals/seal-entries.js';
import { VerifyTrail } from '../../src/modules/audit/seals/verify-trail.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { Clock } from '../../src/shared/clock.js';
import { newId } from '../../src/shared/ids.js';
import { signIn } from '../../scripts/sign-in.mjs';
import { homeOfOneWithLosses } from '../support/story.js';
import { makeStateFolder, removeStateFolder, StartedApp } from './started-app.js';
import type { Client } from '../support/app.js';
import { encryptionKey, ifMatch } from '../support/app.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { World } from '../support/world.js';

const AGENT = { email: 'agent@demo.bindery.example', password: 'maple-harbor-quote-7' };
/** As many are in the middle of something at each kill: more of them and fewer kills meet as many, and a start costs seconds. */
const WORKERS = 9;
/** How often each of the things is told of before each of the two kills, and how many of these messages have arrived then. */
const TOLD = [3, 2];
const ARRIVED = 40;
const DAY_MS = 86_400_000;

interface Answered {
  readonly id: string;
  readonly rowVersion: number;
}

/** Each is a sentence that holds after any kill; the query finds what contradicts it. */
const NEVER: readonly (readonly [string, string])[] = [
  [
    'a policy without a ledger',
    'select from policies p where not exists (select from policy_transactions where policy_id = p.id)',
  ],
  [
    'a policy whose quote is not bound',
    `select from policies p join quotes q on q.id = p.quote_id where q.converted_to_policy_id is distinct from p.id`,
  ],
  [
    'a bound quote without a policy',
    `select from quotes q where status = 'bound' and not exists (select from policies where id = q.converted_to_policy_id)`,
  ],
  [
    'a gap in a ledger',
    'select policy_id from policy_transactions group by policy_id having count(*) <> max(sequence)',
  ],
  [
    'an entry without its audit row',
    `
    select from policies p where row_version <> (select count(*) from audit_logs where resource_id = p.id::text and action in ('policies.bound', 'policies.endorsed'))`,
  ],
  [
    'a premium that billing does not know',
    `
    select p.id from policies p where (select sum(c.amount) from policy_transactions t join policy_charges c on c.transaction_id = t.id where t.policy_id = p.id)
      is distinct from (select sum(e.amount) from billing_accounts a join billing_entries e on e.account_id = a.id where a.policy_id = p.id and e.kind = 'premium')`,
  ],
  [
    'a policy number that is there twice',
    'select policy_number from policies group by policy_number having count(*) > 1',
  ],
];

/** What a dead instance may leave in the middle, and how one sees that another has finished it. */
const LEFT: readonly (readonly [job: string, done: string])[] = [
  [
    'audit.partitions',
    `select from pg_class where relname = to_char(now() + interval '2 months', '"audit_logs_"YYYY_MM')`,
  ],
  [
    'audit.retention',
    `select from audit_archives where dropped_at is not null and to_regclass('audit_logs_2010_05') is null`,
  ],
  ['claims.deadlines', 'select from claim_diary where escalated_at is not null'],
  [
    'identity.token-cleanup',
    `select where not exists (select from user_sessions where expires_at < now() - interval '1 year')`,
  ],
  ['policies.renewals', 'select from renewals'],
];
const SEALED = `select where not exists (select from audit_logs where created_at < now() - interval '3 seconds'
  and seq > coalesce((select max(to_seq) from audit_seals), 0))`;

describe('a process that is killed', () => {
  let world: World;
  let folder: string;
  let archives: string;
  let owner: pg.Client;
  let admin: Client;
  let hook: WebhookReceiver;
  /** What one test has left running for the next: a start costs seconds. */
  let running: StartedApp | undefined;

  beforeAll(async () => {
    folder = await makeStateFolder();
    archives = await mkdtemp(join(tmpdir(), 'bindery-killed-'));
    world = await World.open({
      today: new Date(Date.now() - 335 * DAY_MS).toISOString().slice(0, 10),
      environment: environment(),
    });
    owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    hook = await WebhookReceiver.listening();
    const policy = await world.home(await world.as('agent'));
    const loss = { channel: 'phone', policyId: policy.id, lossOn: policy.effectiveDate };
    expect((await (await world.as('adjuster')).post('/api/v1/claims', loss)).status).toBe(201);
    Object.assign(world.app.get(Clock), { now: () => new Date() });
    admin = await world.as('admin');
  });
  afterAll(async () => {
    await running?.kill();
    await hook?.close();
    await owner?.end();
    await world?.close();
    await removeStateFolder(folder);
    await rm(archives, { recursive: true, force: true });
  });

  const environment = (): Record<string, string> => ({
    AUDIT_STORE: 'folder',
    AUDIT_FOLDER: archives,
    WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    WEBHOOK_TIMEOUT_SECONDS: '5',
    WEBHOOK_RETRY_SECONDS: '0,1,1,1',
  });
  const start = (): StartedApp =>
    new StartedApp(folder, {
      ...environment(),
      DATABASE_URL: world.database.url,
      DATABASE_POOL_SIZE: '30',
      DATABASE_LOCK_TIMEOUT_MS: '60000',
      ENCRYPTION_KEY: encryptionKey(),
      JOBS_ENABLED: 'true',
    });
  const found = async (query: string): Promise<boolean> => ((await owner.query(query)).rowCount ?? 0) > 0;
  const names = LEFT.map(([name]) => name);
  const runsOf = async (outcome: string): Promise<readonly string[]> =>
    (
      await owner.query<{ name: string }>(
        `select name from job_runs where coalesce(outcome, 'running') = $1 and name = any($2) order by name`,
        [outcome, names],
      )
    ).rows.map(({ name }) => name);

  it('leaves jobs of all kinds in the middle, and another process finishes each of them, once', async () => {
    await owner.query(`select create_monthly_audit_partition(0, '2010-05-01T00:00:00Z')`);
    await owner.query(`insert into audit_logs (action, resource_type, resource_id, created_at)
                       values ('policies.bound', 'policy', 'POL-1', '2010-05-02T10:00:00Z')`);
    await owner.query(
      `insert into user_sessions (user_id, session_token_hash, auth_method, created_at, last_activity_at, expires_at)
       select (select id from users limit 1), 'old-' || n, 'password', now() - interval '9 years', now() - interval '9 years',
              now() - interval '8 years' from generate_series(1, 2000) as n`,
    );
    const within = (work: () => Promise<unknown>): Promise<unknown> =>
      RequestContext.create(world.app.get(EntityManager), work);
    await within(() => world.app.get(SealEntries, { strict: false }).run(new AbortController().signal));
    await within(() => world.app.get(CheckpointTrail, { strict: false }).run());
    await owner.query(
      `do $$ begin execute 'drop table ' || to_char(now() + interval '2 months', '"audit_logs_"YYYY_MM'); end $$`,
    );
    await owner.query(
      `insert into job_states (name, covered_until) select unnest($1::text[]), now() - interval '1 day'`,
      [world.app.get(JobRunner).names],
    );
    await owner.query('begin');
    await owner.query('lock table audit_logs, audit_seals, user_sessions, claim_diary in share mode');
    const first = start();
    await first.until(async () => (await runsOf('running')).length === names.length || null);
    await delay(500);
    await first.kill();
    expect(await runsOf('running')).toEqual(names);
    await owner.query('rollback');
    await owner.query(
      `update job_runs set lease_until = now() - interval '1 second' where finished_at is null`,
    );
    const second = start();
    await second.until(async () => (await runsOf('succeeded')).length >= names.length || null);
    await second.until(async () => (await found(SEALED)) || null);
    running = second;
    expect(await runsOf('abandoned')).toEqual(names);
    for (const [name, done] of LEFT) expect([name, await found(done)]).toEqual([name, true]);
    const twice = `select from audit_logs where action like 'policies.renewal-%' or action like 'audit.partition-%'
                    group by action, resource_type, resource_id having count(*) > 1`;
    expect(await found(twice)).toBe(false);
    const missed = `select where (select count(*) from audit_logs where action = 'claims.deadline-missed')
                     is distinct from (select count(*) from claim_diary where escalated_at is not null)`;
    expect(await found(missed)).toBe(false);
    const { faults } = (await within(() => world.app.get(VerifyTrail, { strict: false }).run())) as {
      readonly faults: readonly unknown[];
    };
    expect(faults).toEqual([]);
  });

  const things = Array.from({ length: 60 }, () => newId());

  /** Tells of each thing so many times; none is answered until all are recorded. */
  async function tell(times: number): Promise<void> {
    const entry = { action: 'customers.updated', resourceType: 'customer', changes: { fields: ['phone'] } };
    const em = world.app.get(EntityManager);
    const recorded = Promise.withResolvers<void>();
    hook.answer = (response) =>
      void recorded.promise.then(() => delay(20)).then(() => response.writeHead(204).end());
    for (let round = 0; round < times; round += 1)
      await RequestContext.create(em, () =>
        em.transactional(() =>
          world.app.get(Audit, { strict: false }).recordEach(SYSTEM_ACTOR, entry, things),
        ),
      );
    recorded.resolve();
  }

  it('leaves nothing half-done of what it binds and endorses, and keeps everything that it has answered', async () => {
    const registered = await admin.post('/api/v1/webhook-endpoints', {
      url: hook.url,
      eventTypes: ['customers.*'],
    });
    expect(registered.status).toBe(201);
    const acknowledged = new Set<string>();
    for (const [round, times] of TOLD.entries()) {
      const app = running ?? start();
      running = undefined;
      const post = await signedIn(await app.address());
      let isKilled = false;
      const work = Array.from({ length: WORKERS }, async () => {
        while (!isKilled) {
          const quote = await post('/quotes', homeOfOneWithLosses());
          const policy = await post(`/quotes/${quote.id}/bind`, {}, ifMatch(1));
          acknowledged.add(policy.id);
          await post(
            `/policies/${policy.id}/endorsements`,
            {
              effectiveOn: new Date(Date.now() + DAY_MS * 30).toISOString().slice(0, 10),
              changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
            },
            ifMatch(policy.rowVersion),
          );
        }
      });
      // Requests that are under way end with the connection, as soon as the process dies.
      const ended = Promise.allSettled(work);
      const bound = acknowledged.size;
      // A refusal would end them, and tells why.
      await Promise.race([app.until(() => acknowledged.size >= bound + WORKERS || null), Promise.all(work)]);
      const received = hook.received.length;
      await tell(times);
      await app.until(() => hook.received.length >= received + ARRIVED || null);
      await delay(round * 34);
      await app.kill();
      isKilled = true;
      await ended;
      // What was on its way is due again when its lease is over.
      await owner.query(`update webhook_deliveries set due_at = now() where is_next`);
    }

    for (const [what, query] of NEVER) expect([what, (await owner.query(query)).rowCount]).toEqual([what, 0]);
    const { rows } = await owner.query<{ id: string }>('select id from policies');
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...acknowledged]));
  });

  it('loses no webhook, and keeps those about one thing in their order', async () => {
    const last = start();
    await last.until(
      async () => !(await found(`select from webhook_deliveries where status = 'waiting'`)) || null,
    );
    await last.terminate();
    const told = new Map(things.map((id) => [id, hook.about(id)]));
    for (const sequences of told.values()) {
      expect(new Set(sequences).size).toBe(5);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    }
    // At least once: what was on its way at a kill comes again, and nothing else does.
    expect(hook.received.length).toBeGreaterThanOrEqual(300);
    expect(hook.received.length).toBeLessThanOrEqual(300 + 2 * 64);
    expect(await found(`select from webhook_deliveries where status <> 'delivered'`)).toBe(false);
  });
});

type Headers = Readonly<Record<string, string>>;
type Post = (path: string, body: object, headers?: Headers) => Promise<Answered>;

async function signedIn(address: string): Promise<Post> {
  const send = async (path: string, body: object, given: Headers = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...given },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const authorization = `Bearer ${(await signIn(address, AGENT)).access_token}`;
  return async (path, body, headers) =>
    (await send(path, body, { authorization, ...headers })) as unknown as Answered;
}
