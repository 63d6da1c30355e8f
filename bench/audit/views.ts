import type { Client } from 'pg';
import { median } from '../http/rounds.js';
import { SignedIn } from '../http/signed-in.js';

const ROUNDS = 15;
const WARM_UP = 3;

export interface ViewFigures {
  readonly by: string;
  readonly median: number;
  readonly slowest: number;
}

/** A page of 50 of the trail over HTTP, one request at a time: its time by the clock, with signing, planning, SQL and JSON. */
export async function viewTimes(url: string, admin: Client): Promise<readonly ViewFigures[]> {
  const session = SignedIn.as('admin', url);
  const figures: ViewFigures[] = [];
  for (const [by, query] of Object.entries(await queries(admin))) {
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const headers = { authorization: `Bearer ${await session.token()}` };
      const began = performance.now();
      const answer = await fetch(`${url}/api/v1/audit/entries?${query}`, { headers });
      const { items } = (await answer.json()) as { readonly items?: readonly unknown[] };
      if (round >= WARM_UP) times.push(performance.now() - began);
      if (!answer.ok || !items) throw new Error(`The trail ${by} answered ${answer.status}`);
      if (items.length === 0 && !by.includes('nothing')) throw new Error(`The trail ${by} is empty`);
    }
    figures.push({ by, median: median(times), slowest: Math.max(...times) });
  }
  return figures;
}

/** By what is there, both often and seldom. */
async function queries(admin: Client): Promise<Readonly<Record<string, string>>> {
  const { rows } = await admin.query<Record<'user' | 'resource' | 'request' | 'middle' | 'later', string>>(
    `select user_id as "user", resource_id as resource, request_id as request,
            to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as middle,
            to_char((created_at + interval '1 hour') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as later
       from audit_logs
      where created_at > (select min(created_at) + (max(created_at) - min(created_at)) / 2 from audit_logs)
        and user_id is not null and resource_type = 'quote' order by created_at limit 1`,
  );
  const { user = '', resource = '', request = '', middle = '', later = '' } = rows[0] ?? {};
  const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
  return {
    'the latest': '',
    'by actor': `userId=${user}`,
    'by actor and action': `userId=${user}&action=policies.bound`,
    'by actor, denied': `userId=${user}&outcome=denied`,
    'by an actor with nothing': `userId=${nobody}`,
    'by client': 'clientId=client-3',
    'by resource': `resourceType=quote&resourceId=${resource}`,
    'by resource type': 'resourceType=route',
    'by a resource with nothing': `resourceType=policy&resourceId=${nobody}`,
    'by a resource type with nothing': 'resourceType=nothing',
    'by action': 'action=policies.bound',
    'by action, of requests': 'action=http.request',
    'by an action with nothing': 'action=claims.paid',
    'by an hour': `from=${middle}&to=${later}`,
    'by action and an hour': `action=customers.updated&from=${middle}&to=${later}`,
    'by risk': 'minRisk=0.1',
    'by high risk': 'minRisk=0.7',
    'by a risk with nothing': 'minRisk=0.99',
    'by outcome': 'outcome=denied',
    'by an outcome with nothing': 'outcome=failure',
    'by request': `requestId=${request}`,
    'by a request with nothing': `requestId=${nobody}`,
  };
}
