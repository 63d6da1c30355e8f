import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { signIn } from '../../scripts/sign-in.mjs';
import { homeRequest } from '../support/story.js';
import { makeStateFolder, removeStateFolder, StartedApp } from './started-app.js';
import { ifMatch } from '../support/app.js';

const AGENT = { email: 'agent@demo.bindery.example', password: 'maple-harbor-quote-7' };
const WORKERS = 6;

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

describe('a process that is killed while it binds and endorses', () => {
  let database: TestDatabase;
  let folder: string;
  let owner: pg.Client;
  const key = randomBytes(32).toString('base64');

  beforeAll(async () => {
    database = await cloneDatabase();
    folder = await makeStateFolder();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner?.end();
    await removeStateFolder(folder);
    await database?.drop();
  });

  function start(): StartedApp {
    return new StartedApp(folder, {
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.ownerUrl,
      ENCRYPTION_KEY: key,
      DEMO: 'true',
      JOBS_ENABLED: 'false',
    });
  }

  it('leaves nothing half-done, and keeps everything that it has answered', async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const app = start();
      const address = await app.address();
      const post = await signedIn(address);
      let isKilled = false;
      const work = Array.from({ length: WORKERS }, async () => {
        while (!isKilled) {
          const quote = await post('/quotes', homeRequest());
          const policy = await post(`/quotes/${quote.id}/bind`, {}, ifMatch(1));
          acknowledged.add(policy.id);
          await post(
            `/policies/${policy.id}/endorsements`,
            {
              effectiveOn: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10),
              changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
            },
            ifMatch(policy.rowVersion),
          );
        }
      });
      // Requests that are under way end with the connection, as soon as the process dies.
      const ended = Promise.allSettled(work);
      const bound = acknowledged.size;
      while (acknowledged.size < bound + WORKERS) await delay(5);
      await delay(round * 17);
      await app.kill();
      isKilled = true;
      await ended;
    }

    for (const [what, query] of NEVER) expect([what, (await owner.query(query)).rowCount]).toEqual([what, 0]);
    const { rows } = await owner.query<{ id: string }>('select id from policies');
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...acknowledged]));
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
