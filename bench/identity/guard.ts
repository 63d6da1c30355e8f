import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { createApp } from '../../src/app.setup.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { AccessGuard } from '../../src/platform/http/access-guard.js';
import { Identity } from '../../src/modules/identity/index.js';
import type { BenchDatabase } from '../http/database.js';
import { cpuTime } from '../http/cpu-time.js';
import { median } from '../http/rounds.js';

const CALLS = 2_000;
const ROUNDS = 5;

export interface GuardFigures {
  /** CPU ms of Node for one request: the whole guard, and the check of the signature alone. */
  readonly guard: number;
  readonly jose: number;
  /** Of PostgreSQL, for what the guard asks. */
  readonly database: number;
}

/** What it costs to know who asks: the guard of the API, which asks the registry each time, beside jose alone. */
export async function guardFigures(
  { environment, pid }: BenchDatabase,
  email: string,
): Promise<GuardFigures> {
  const app = await createApp(
    loadConfig({ ...environment, NODE_ENV: 'test', LOG_LEVEL: 'silent', JOBS_ENABLED: 'false' }),
  );
  try {
    await app.getHttpAdapter().getInstance().ready();
    const { accessToken } = await app.get(Identity, { strict: false }).issueToken({ holder: { email } });
    const guard = app.get(AccessGuard, { strict: false });
    const em = app.get(EntityManager, { strict: false });
    const asked = {
      method: 'GET',
      url: '/api/v1/quotes',
      headers: { authorization: `Bearer ${accessToken}` },
    };
    const reply = { header: () => reply };
    const byGuard = (): Promise<unknown> =>
      RequestContext.create(em.fork(), () => guard.admit(asked as never, reply as never, 'quoting.read'));

    const published = await app.inject({ method: 'GET', url: '/.well-known/jwks.json' });
    const keys = createLocalJWKSet(published.json<JSONWebKeySet>());
    const { publicUrl } = loadConfig({ ...environment, NODE_ENV: 'test' });
    const terms = { issuer: `${publicUrl}/oidc`, audience: 'urn:bindery:api', typ: 'at+jwt' };
    const byJose = (): Promise<unknown> => jwtVerify(accessToken, keys, terms);

    const rounds: GuardFigures[] = [];
    for (let n = 0; n <= ROUNDS; n++) {
      const before = await cpuTime(0, pid);
      const guardMs = await cpuOf(byGuard);
      const database = ((await cpuTime(0, pid)) - before) / CALLS;
      rounds.push({ guard: guardMs, jose: await cpuOf(byJose), database });
    }
    // The first is the warm-up.
    const of = (name: keyof GuardFigures): number => median(rounds.slice(1).map((each) => each[name]));
    return { guard: of('guard'), jose: of('jose'), database: of('database') };
  } finally {
    await app.close();
  }
}

async function cpuOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < CALLS; n++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}
