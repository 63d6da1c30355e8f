import type { Client } from 'pg';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { homeRequest } from '../../test/support/story.js';
import type { LoadRequest } from './load.js';

export interface Agent {
  readonly id: string;
  readonly token: string;
}

/** Who works for whom: several of each, so that not every transaction locks the rows of the same user and customer. */
export interface World {
  readonly agents: readonly Agent[];
  readonly customerIds: readonly string[];
}

const AGENTS = 10;
const CUSTOMERS = 200;

export async function makeWorld(url: string, admin: Client): Promise<World> {
  const demo = demoUsers.find(({ role }) => role === 'agent');
  if (!demo) throw new Error('The demo data has no agent');
  await admin.query(
    `insert into users (email, password_hash, first_name, last_name, role, agency_id, password_changed_at)
     select 'agent-' || n || '@bench.example', password_hash, first_name, last_name, role, agency_id, password_changed_at
       from users, generate_series(1, $2::int) n where email = $1`,
    [demo.email, AGENTS],
  );
  const agents = await numbered(AGENTS, async (n) => {
    const credentials = { email: `agent-${n}@bench.example`, password: demo.password };
    const signedIn = await post<{ accessToken: string; user: { id: string } }>(
      url,
      '/auth/login',
      credentials,
    );
    return { id: signedIn.user.id, token: signedIn.accessToken };
  });
  const customerIds = await numbered(CUSTOMERS, async (n) => {
    const address = { line1: `${n} Maple Street`, city: 'Columbus', state: 'OH', zipCode: '43004' };
    const data = { firstName: 'Ada', lastName: `Lake-${n}`, dateOfBirth: '1988-04-12', address };
    const token = agents[n % AGENTS]?.token;
    return (await post<{ id: string }>(url, '/customers', { kind: 'person', data }, { token })).id;
  });
  return { agents, customerIds };
}

async function numbered<T>(count: number, make: (n: number) => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  for (let n = 1; n <= count; n++) made.push(await make(n));
  return made;
}

export async function post<T>(
  url: string,
  path: string,
  body: object,
  { token, key, ifMatch }: Partial<Record<'token' | 'key' | 'ifMatch', string | undefined>> = {},
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(ifMatch && { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The requests of the load: each from another agent, for another customer. */
export class Requests {
  private turn = 0;

  constructor(private readonly world: World) {}

  /** The home of the textbook example that the homeowners manual carries as its first test. */
  createQuote(): LoadRequest {
    const customerId = this.pick(this.world.customerIds);
    return {
      method: 'POST',
      path: '/api/v1/quotes',
      body: JSON.stringify(homeRequest({ customerId })),
      token: this.token(),
    };
  }

  bind(quoteId: string): LoadRequest {
    return {
      method: 'POST',
      path: `/api/v1/quotes/${quoteId}/bind`,
      body: '{}',
      token: this.token(),
      ifMatch: '"1"',
    };
  }

  readPolicy(policyId: string): LoadRequest {
    return { method: 'GET', path: `/api/v1/policies/${policyId}`, token: this.token() };
  }

  private token(): string {
    return this.pick(this.world.agents).token;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.turn++ % list.length] as T;
  }
}
