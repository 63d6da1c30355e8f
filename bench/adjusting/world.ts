import type { Client } from 'pg';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import type { OpenCase } from '../claims/case.js';
import { openCase, paymentOf, reportOf } from '../claims/case.js';
import type { Load, LoadRequest } from '../http/load.js';
import { SignedIn } from '../http/signed-in.js';
import { LOAD_CONNECTIONS } from '../http/side.js';
import type { Agent } from '../http/world.js';
import { Requests, makeWorld } from '../http/world.js';

/** Who adjusts what: enough of each that hardly any transaction waits for the rows of another. */
export interface AdjustingWorld {
  readonly adjusters: readonly Agent[];
  readonly policyIds: readonly string[];
  readonly cases: readonly OpenCase[];
}

const ADJUSTERS = 10;

export interface Amount {
  readonly policies: number;
  readonly cases: number;
}

/** Homes that were quoted and bound over HTTP, and claims on the first of them that are approved and can be paid. */
export async function makeAdjustingWorld(
  url: string,
  admin: Client,
  load: Load,
  { policies, cases }: Amount,
): Promise<AdjustingWorld> {
  const requests = new Requests(await makeWorld(url, admin));
  const ids = async (text: string): Promise<readonly string[]> =>
    (await admin.query<{ id: string }>(text)).rows.map(({ id }) => id);
  await requests.signIn();
  await load.run(
    url,
    Array.from({ length: policies }, () => requests.createQuote()),
  );
  await requests.signIn();
  const quotes = await ids(`select id from quotes where status = 'quoted' order by id`);
  await load.run(
    url,
    quotes.map((id) => requests.bind(id)),
  );
  // Two hundred customers report thousands of losses, which would refer each of them to special investigation.
  await admin.query(
    `update claim_fraud_rules set expiration_date = '2020-01-02' where code = 'frequent-losses'`,
  );
  const adjusters = await makeAdjusters(url, admin);
  const policyIds = await ids('select id from policies order by id');
  const made: OpenCase[] = [];
  const next = policyIds[Symbol.iterator]();
  const work = async ({ session }: Agent): Promise<void> => {
    while (made.length < cases) {
      const policy = next.next();
      if (policy.done) return;
      made.push(await openCase(url, session, policy.value));
    }
  };
  await Promise.all(adjusters.slice(0, LOAD_CONNECTIONS).map(work));
  return { adjusters, policyIds: policyIds.slice(cases + LOAD_CONNECTIONS), cases: made };
}

async function makeAdjusters(url: string, admin: Client): Promise<readonly Agent[]> {
  const demo = demoUsers.find(({ role }) => role === 'adjuster');
  if (!demo) throw new Error('The demo data has no adjuster');
  const { rows } = await admin.query<{ id: string; email: string }>(
    `insert into users (email, password_hash, first_name, last_name, role, agency_id, password_changed_at)
     select 'adjuster-' || n || '@bench.example', password_hash, first_name, last_name, role, agency_id, password_changed_at
       from users, generate_series(1, $2::int) n where email = $1
     returning id, email`,
    [demo.email, ADJUSTERS],
  );
  return rows.map(({ id, email }) => ({
    id,
    session: new SignedIn(url, { email, password: demo.password }),
  }));
}

/** The requests of the load: each from another adjuster, on another policy or claim. */
export class AdjustingRequests {
  private turn = 0;
  private tokens: readonly string[] = [];
  private reserved = 0;

  constructor(private readonly world: AdjustingWorld) {}

  /** Before each round, so that no token ends within one. */
  async signIn(): Promise<void> {
    this.tokens = await Promise.all(this.world.adjusters.map(({ session }) => session.token()));
  }

  register(policyId = this.pick(this.world.policyIds)): LoadRequest {
    return this.post('/claims', reportOf(policyId));
  }

  /** A cent more each time: a reserve is raised, so that authority is asked for. */
  reserve(of?: OpenCase): LoadRequest {
    const { cases } = this.world;
    const { claimId, lineId } = of ?? (cases[this.reserved++ % cases.length] as OpenCase);
    const cents = 1 + Math.ceil(this.reserved / cases.length);
    const reserve = `120${String(Math.floor(cents / 100)).padStart(2, '0')}.${String(cents % 100).padStart(2, '0')}`;
    return this.post(`/claims/${claimId}/reserves`, { lineId, reserve });
  }

  pay(of = this.pick(this.world.cases)): LoadRequest {
    return this.post(`/claims/${of.claimId}/payments`, paymentOf(of, '1.00'));
  }

  private post(path: string, body: object): LoadRequest {
    return {
      method: 'POST',
      path: `/api/v1${path}`,
      body: JSON.stringify(body),
      token: this.pick(this.tokens),
    };
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.turn++ % list.length] as T;
  }
}
