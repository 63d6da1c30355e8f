import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AuditEntry } from '../../src/modules/audit/index.js';
import { Audit } from '../../src/modules/audit/index.js';
import { AccessEntriesStore } from '../../src/modules/audit/trail/access-entries.store.js';
import type { AccessEntry } from '../../src/modules/audit/trail/access-entries.store.js';
import type { Actor } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { cpuTime } from '../http/cpu-time.js';
import type { BenchDatabase } from '../http/database.js';
import { median } from '../http/rounds.js';

export const USERS = 200;
const FILLED_AT_ONCE = 250_000;
const REQUESTS_AT_ONCE = 100;
/** Enough for hundredths of a second, in which CPU time is counted, to be nothing beside it. */
const BATCHES = 200;
const CHANGES = 2_000;
const ROUNDS = 3;

/**
 * Rows as the application leaves them, spread over the month so far: of ten, seven are of requests, of which two in a hundred were
 * denied, and three of changes. By two hundred users and some clients, about a resource that has some thirty rows.
 */
export async function fillTrail(
  { admin }: BenchDatabase,
  present: number,
  rows: number,
  atLast: number,
): Promise<void> {
  await admin.query(
    `insert into users (email, password_hash, first_name, last_name, role, agency_id, password_changed_at)
     select 'trail-' || n || '@bench.example', password_hash, first_name, last_name, role, agency_id, password_changed_at
       from (select * from users where role = 'agent' limit 1) as u, generate_series(1, ${USERS}) n
     on conflict do nothing`,
  );
  for (let from = present + 1; from <= rows; from += FILLED_AT_ONCE)
    await admin.query(
      `with people as (select array_agg(id order by email) as ids from users where email like 'trail-%@bench.example'),
            month as (select date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' as first)
       insert into audit_logs (created_at, user_id, client_id, session_id, ip_address, user_agent, request_id, action, resource_type,
                               resource_id, request_method, request_path, changes, outcome, response_status, response_time_ms, risk_score)
       select first + (now() - first) * (n::float8 / $3::float8), case when n % 20 > 0 then ids[1 + hash % ${USERS}] end,
              case when n % 20 = 0 then 'client-' || n % 7 end, md5((hash % 5000)::text), ('10.0.' || hash % 200 || '.7')::inet,
              'Mozilla/5.0 (X11; Linux x86_64) Bench/1.0', md5((n * 7 / 10)::text),
              case when is_request then 'http.request'
                   else (array['quotes.created', 'quotes.updated', 'policies.bound', 'customers.updated'])[1 + hash / 200 % 4] end,
              case when is_request and hash / 200 % 3 = 0 then 'route' else 'quote' end,
              case when is_request and hash / 200 % 3 = 0 then '/api/v1/quotes' else md5((n / 30)::text) end,
              'POST', '/api/v1/quotes', case when not is_request then '{"status": "quoted", "totalPremium": "501.00"}'::jsonb end,
              case when is_denied then 'denied' else 'success' end, case when is_request then case when is_denied then 403 else 200 end end,
              case when is_request then hash % 90 end, case when is_denied then 0.15 + hash / 50000 % 60 / 100.0 else 0 end
         from people, month, generate_series($1::bigint, $2::bigint) as n,
              lateral (select abs(hashint8(n)::bigint)::integer as hash, n % 10 < 7 as is_request) as drawn,
              lateral (select is_request and hash / 1000 % 50 = 0 as is_denied) as fate`,
      [from, Math.min(rows, from + FILLED_AT_ONCE - 1), atLast + 1],
    );
  await admin.query('vacuum analyze audit_logs');
  await admin.query('checkpoint');
}

export interface InsertFigures {
  readonly rows: number;
  /** Microseconds of one row: of requests, many in one statement, and of changes, each in its transaction. */
  readonly request: Times;
  readonly change: Times;
  readonly megabytes: number;
}

interface Times {
  readonly clock: number;
  /** Of all of PostgreSQL. */
  readonly cpu: number;
}

/** By the very statements of the application. */
export async function insertTimes(
  database: BenchDatabase,
  app: NestFastifyApplication,
  rows: number,
): Promise<InsertFigures> {
  const em = app.get(EntityManager);
  const { rows: users } = await database.admin.query<{ id: string }>(
    `select id from users where email like 'trail-%@bench.example' order by email`,
  );
  const userOf = (n: number): string => users[n % users.length]?.id ?? '';
  const store = app.get(AccessEntriesStore, { strict: false });
  const audit = app.get(Audit, { strict: false });
  const timed = async (work: () => Promise<number>): Promise<Times> => {
    await work();
    const rounds: Times[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await database.admin.query('checkpoint');
      const [began, cpu] = [performance.now(), await cpuTime(0, database.pid)];
      const count = await work();
      const clock = ((performance.now() - began) * 1000) / count;
      rounds.push({ clock, cpu: (((await cpuTime(0, database.pid)) - cpu) * 1000) / count });
    }
    // Vacuum comes when it will, and counts as PostgreSQL's; it seldom comes in two of three rounds.
    return { clock: median(rounds.map((each) => each.clock)), cpu: median(rounds.map((each) => each.cpu)) };
  };
  const request = await timed(async () => {
    for (let batch = 0; batch < BATCHES; batch++)
      await store.insert(
        em.fork(),
        Array.from({ length: REQUESTS_AT_ONCE }, (_, n) => accessEntry(userOf(batch * 7 + n))),
      );
    return BATCHES * REQUESTS_AT_ONCE;
  });
  const change = await timed(async () => {
    for (let n = 0; n < CHANGES; n++)
      await RequestContext.create(em, () =>
        em.transactional(() => audit.record(actorOf(userOf(n)), changeOf(n))),
      );
    return CHANGES;
  });
  const { rows: sizes } = await database.admin.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(inhrelid)) as bytes from pg_inherits where inhparent = 'audit_logs'::regclass`,
  );
  return { rows, request, change, megabytes: Math.round(Number(sizes[0]?.bytes) / 1e6) };
}

function accessEntry(user: string): AccessEntry {
  return {
    user,
    client: null,
    session: newId(),
    ip: '192.0.2.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64) Bench/1.0',
    request: newId(),
    type: 'quote',
    resource: newId(),
    method: 'GET',
    path: `/api/v1/quotes/${newId()}`,
    outcome: 'success',
    status: 200,
    ms: 4,
    code: null,
    risk: '0.00',
    alerts: null,
  };
}

function actorOf(id: string): Actor {
  return { id, role: 'agent', agencyId: null, sessionId: newId() };
}

function changeOf(n: number): AuditEntry {
  return {
    action: 'quotes.created',
    resourceType: 'quote',
    resourceId: newId(),
    changes: { status: 'quoted', productType: 'home', totalPremium: `${n}.00` },
  };
}
