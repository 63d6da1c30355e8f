import { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { createApp } from '../src/app.setup.js';
import { Identity } from '../src/modules/identity/index.js';
import { loadConfig } from '../src/platform/config/config.js';
import { RateLimits } from '../src/platform/limits/rate-limits.js';
import { runCli } from './http/bindery.js';
import { cpuTime } from './http/cpu-time.js';
import { startDatabase } from './http/database.js';
import { median } from './http/rounds.js';

/**
 * `npm run bench:limits`: charging the quota of a client, minute and hour, by our statement, beside RateLimiterPostgres of
 * rate-limiter-flexible on the same pool and table, once for each window. See README.md and decision 63.
 */
const CALLS = 3_000;
const ROUNDS = 5;
const PARALLEL = 200;
const QUOTA = { perMinute: 60, perHour: 1_000 };
/** Beyond what a round counts: the cost of a charge, not of a refusal. */
const WIDE = { perMinute: 10_000_000, perHour: 10_000_000 };

interface Way {
  /** Whether there was room in both windows. */
  charge(key: string): Promise<boolean>;
}

interface Cost {
  /** CPU ms of one charge: of Node and of PostgreSQL. */
  readonly node: number;
  readonly database: number;
  readonly wallMs: number;
}

const database = await startDatabase();
try {
  await runCli(database.environment, 'db:migrate');
  const [one, two] = [await open(), await open()];
  try {
    const ways = { statement: ours(one), library: library(one, WIDE) };
    const rounds: Record<keyof typeof ways, Cost>[] = [];
    for (let n = 0; n <= ROUNDS; n++) {
      await database.admin.query('checkpoint');
      rounds.push({ statement: await cost(ways.statement), library: await cost(ways.library) });
    }
    // The first is the warm-up.
    const of = (way: keyof typeof ways, figure: keyof Cost): number =>
      median(rounds.slice(1).map((each) => each[way][figure]));
    const allowed = {
      statement: await allowedOf([ours(one, QUOTA), ours(two, QUOTA)], 'exact statement'),
      library: await allowedOf([library(one, QUOTA), library(two, QUOTA)], 'exact library'),
    };
    for (const way of ['statement', 'library'] as const) {
      const [node, postgres, wall] = (['node', 'database', 'wallMs'] as const).map((each) => of(way, each));
      process.stdout.write(
        `${way.padEnd(10)} ${node?.toFixed(3)} ms CPU of Node, ${postgres?.toFixed(3)} of PostgreSQL, ${wall?.toFixed(2)} ms in all; ` +
          `${allowed[way]} of ${PARALLEL} at once on two instances for ${QUOTA.perMinute}\n`,
      );
    }
    const request = await requestCost(one);
    process.stdout.write(
      `A request of a service that lists quotes takes ${request.toFixed(2)} ms of CPU in all.\n`,
    );
    const total = (way: keyof typeof ways): number => of(way, 'node') + of(way, 'database');
    const ratio = total('library') / total('statement');
    process.stdout.write(`The library takes ${ratio.toFixed(2)} times the CPU time.\n`);
    if (process.argv.includes('--json'))
      process.stdout.write(
        `${JSON.stringify({ ratio, request, statement: total('statement'), library: total('library') })}\n`,
      );
  } finally {
    await one.close();
    await two.close();
  }
} finally {
  await database.stop();
}

type App = Awaited<ReturnType<typeof createApp>>;

async function open(): Promise<App> {
  const { environment } = database;
  const app = await createApp(
    loadConfig({ ...environment, NODE_ENV: 'test', LOG_LEVEL: 'silent', JOBS_ENABLED: 'false' }),
  );
  await app.init();
  return app;
}

function ours(app: App, quota = WIDE): Way {
  const limits = app.get(RateLimits, { strict: false });
  return { charge: async (key) => (await limits.charge(key, quota)).isAllowed };
}

/** As RateLimits would use it: on our pool, whose statements are prepared, with memory in reserve, and both windows charged. */
function library(app: App, { perMinute, perHour }: typeof QUOTA): Way {
  const em = app.get(EntityManager, { strict: false });
  const storeClient = {
    query: async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
      const { rows } = await em
        .fork()
        .getKysely()
        .executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows, rowCount: rows.length };
    },
  };
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
  const windows = [limiter('minute', perMinute, 60), limiter('hour', perHour, 3_600)];
  return {
    charge: async (key) => {
      const taken = await Promise.allSettled(windows.map((each) => each.consume(key)));
      return taken.every(({ status }) => status === 'fulfilled');
    },
  };
}

async function cost({ charge }: Way): Promise<Cost> {
  const [before, own, start] = [await cpuTime(0, database.pid), process.cpuUsage(), performance.now()];
  for (let n = 0; n < CALLS; n++) await charge(`client bench-${n % 10}`);
  const { user, system } = process.cpuUsage(own);
  const wallMs = (performance.now() - start) / CALLS;
  const spent = (await cpuTime(0, database.pid)) - before;
  return { node: (user + system) / 1000 / CALLS, database: spent / CALLS, wallMs };
}

/** CPU ms of Node and PostgreSQL for one request of a client whose quota is charged, so that the difference has something beside it. */
async function requestCost(app: App): Promise<number> {
  const clientId = 'bench-service';
  await database.admin.query(
    `insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes, role,
                                 rate_limit_per_minute, rate_limit_per_hour)
     values ($1, $1, repeat('0', 64), '["client_credentials"]', '["quoting.read"]', 'underwriter', 1000000, 60000000)`,
    [clientId],
  );
  const { accessToken } = await app.get(Identity, { strict: false }).issueToken({ holder: { clientId } });
  const ask = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const { statusCode } = await app.inject({ method: 'GET', url: '/api/v1/quotes?limit=1', headers });
    if (statusCode !== 200) throw new Error(`A service is answered ${statusCode}`);
  };
  const rounds: number[] = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const [before, own] = [await cpuTime(0, database.pid), process.cpuUsage()];
    for (let call = 0; call < CALLS / 10; call++) await ask();
    const { user, system } = process.cpuUsage(own);
    rounds.push(((user + system) / 1000 + (await cpuTime(0, database.pid)) - before) / (CALLS / 10));
  }
  return median(rounds.slice(1));
}

async function allowedOf(instances: readonly Way[], key: string): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: PARALLEL }, (_, n) => (instances[n % instances.length] as Way).charge(key)),
  );
  return answers.filter(Boolean).length;
}
