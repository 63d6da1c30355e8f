import type { Client } from 'pg';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { homeRequest } from '../../test/support/story.js';
import type { LoadRequest } from './load.js';
import { post } from './post.js';
import { SignedIn } from './signed-in.js';

export interface Agent {
  readonly id: string;
  readonly session: SignedIn;
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
  const { rows } = await admin.query<{ id: string; email: string }>(
    `select id, email from users where email like 'agent-%@bench.example' order by email`,
  );
  const agents = rows.map(({ id, email }) => ({
    id,
    session: new SignedIn(url, { email, password: demo.password }),
  }));
  const customerIds = await numbered(CUSTOMERS, async (n) => {
    const address = { line1: `${n} Maple Street`, city: 'Columbus', state: 'OH', zipCode: '43004' };
    const data = { firstName: 'Ada', lastName: `Lake-${n}`, dateOfBirth: '1988-04-12', address };
    const token = await agents[n % AGENTS]?.session.token();
    return (await post<{ id: string }>(url, '/customers', { kind: 'person', data }, { token })).id;
  });
  return { agents, customerIds };
}

async function numbered<T>(count: number, make: (n: number) => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  for (let n = 1; n <= count; n++) made.push(await make(n));
  return made;
}

/** The requests of the load: each from another agent, for another customer. */
export class Requests {
  private turn = 0;
  private tokens: readonly string[] = [];

  constructor(private readonly world: World) {}

  /** Before each round, so that no token ends within one. */
  async signIn(): Promise<void> {
    this.tokens = await Promise.all(this.world.agents.map(({ session }) => session.token()));
  }

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
      body: '{"version":1}',
      token: this.token(),
    };
  }

  readPolicy(policyId: string): LoadRequest {
    return { method: 'GET', path: `/api/v1/policies/${policyId}`, token: this.token() };
  }

  private token(): string {
    return this.pick(this.tokens);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.turn++ % list.length] as T;
  }
}
