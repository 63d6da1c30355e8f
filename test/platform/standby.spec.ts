import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Session } from 'pg';
import { Client, startApp } from '../support/app.js';
import type { OwnDatabase } from '../support/own-database.js';
import { startOwnDatabase } from '../support/own-database.js';
import { homeRequest, signIn, startSeededApp } from '../support/story.js';
import type { TestServer } from '../support/test-server.js';
import { startStandbyOf } from '../support/test-server.js';

interface List {
  readonly items: readonly { readonly id: string }[];
}

describe('reads on a standby', () => {
  const lines: string[] = [];
  let primary: OwnDatabase;
  let standby: TestServer;
  let stopStandby: () => Promise<void>;
  let replay: Session;
  let one: NestFastifyApplication;
  let other: NestFastifyApplication;
  let plain: NestFastifyApplication;
  let agent: Client;
  let underwriter: Client;

  /** The same database on the standby, for a role of the primary. */
  const onStandby = (url: string): string => {
    const there = new URL(url);
    there.port = new URL(standby.adminUrl).port;
    return there.href;
  };

  beforeAll(async () => {
    primary = await startOwnDatabase({ wal_keep_size: '256MB', synchronous_commit: 'on' });
    standby = await startStandbyOf(primary.server);
    let stopped: Promise<void> | undefined;
    stopStandby = () => (stopped ??= standby.stop());
    replay = new Session({ connectionString: onStandby(primary.adminUrl) });
    await replay.connect();
    const environment = { DATABASE_READ_URL: onStandby(primary.url), LOG_LEVEL: 'info' };
    const logDestination = { write: (line: string): void => void lines.push(line) };
    one = await startSeededApp(primary, { environment, logDestination });
    other = await startApp(primary, { environment });
    plain = await startApp(primary);
    agent = await signIn(one, 'agent');
    underwriter = await signIn(one, 'underwriter');
  });
  afterAll(async () => {
    for (const app of [one, other, plain]) await app?.close();
    await replay?.end().catch(() => undefined);
    await stopStandby?.();
    await primary?.drop();
  });

  async function asAdmin<T>(statement: string): Promise<readonly T[]> {
    const session = new Session({ connectionString: primary.adminUrl });
    await session.connect();
    try {
      // pg gives one result for each command of a text; the last one counts.
      const results: unknown = await session.query(statement);
      const last = (Array.isArray(results) ? results.at(-1) : results) as { readonly rows: readonly T[] };
      return last.rows;
    } finally {
      await session.end();
    }
  }

  async function caughtUp(): Promise<void> {
    const [now] = await asAdmin<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
    for (;;) {
      const { rows } = await replay.query<{ there: boolean }>(
        'select pg_last_wal_replay_lsn() >= $1::pg_lsn as there',
        [now?.lsn],
      );
      if (rows[0]?.there) return;
      await delay(20);
    }
  }

  async function pause(): Promise<void> {
    await caughtUp();
    await replay.query('select pg_wal_replay_pause()');
    for (;;) {
      const { rows } = await replay.query<{ state: string }>(
        'select pg_get_wal_replay_pause_state() as state',
      );
      if (rows[0]?.state === 'paused') return;
      await delay(20);
    }
  }

  const resume = async (): Promise<void> => {
    await replay.query('select pg_wal_replay_resume()');
    await caughtUp();
  };

  /** As if everything that anybody has done until now had been done an hour ago. */
  const letTimePass = (): Promise<unknown> =>
    asAdmin(`
      alter table audit_logs disable trigger audit_logs_append_only;
      update audit_logs set created_at = created_at - interval '1 hour' where created_at > now() - interval '1 hour';
      alter table audit_logs enable trigger audit_logs_append_only`);

  async function enter(by: Client, lastName: string): Promise<string> {
    const body = { kind: 'person', data: { firstName: 'Standby', lastName } };
    return (await by.post<{ id: string }>('/api/v1/customers', body)).body.id;
  }

  const find = async (by: Client, lastName: string): Promise<readonly string[]> =>
    (await by.get<List>(`/api/v1/customers?name=${lastName}`)).body.items.map(({ id }) => id);

  it('show what the standby has, to somebody who has changed nothing since', async () => {
    await letTimePass();
    await pause();
    try {
      const id = await enter(agent, 'Unseen');
      expect(await find(underwriter.on(plain), 'Unseen')).toEqual([id]);
      for (const app of [one, other]) expect(await find(underwriter.on(app), 'Unseen')).toEqual([]);
      const quote = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
      const exported = async (app: NestFastifyApplication): Promise<readonly [number, string]> => {
        const { headers, body } = await underwriter.on(app).raw('/api/v1/quotes/export?format=ndjson');
        return [Number(headers['x-total-count']), body.toString()];
      };
      const [[before, rowsBefore], [now, rowsNow]] = [await exported(one), await exported(plain)];
      expect(now).toBe(before + 1);
      expect([rowsNow, rowsBefore].map((rows) => rows.includes(quote.body.id))).toEqual([true, false]);
      // What may not lag does not: a read by id is the primary's.
      expect((await underwriter.get(`/api/v1/customers/${id}`)).status).toBe(200);
    } finally {
      await resume();
    }
    expect(await find(underwriter, 'Unseen')).toHaveLength(1);
  });

  it('show callers what they have changed themselves, on whichever instance, at once and long after', async () => {
    await letTimePass();
    await pause();
    try {
      const id = await enter(agent, 'Mine');
      for (const app of [one, other]) expect(await find(agent.on(app), 'Mine')).toEqual([id]);
      // The standby still lacks it when the change is no longer recent.
      await letTimePass();
      for (const app of [one, other]) expect(await find(agent.on(app), 'Mine')).toEqual([id]);
      expect(await find(underwriter, 'Mine')).toEqual([]);
    } finally {
      await resume();
    }
  });

  it('go to the standby again once it has what was changed', async () => {
    const id = await enter(agent, 'Replayed');
    await letTimePass();
    await pause();
    try {
      await asAdmin(
        `update customers set data = jsonb_set(data, '{lastName}', '"Renamed"') where id = '${id}'`,
      );
      for (const app of [one, other]) expect(await find(agent.on(app), 'Replayed')).toEqual([id]);
      expect(await find(agent.on(plain), 'Replayed')).toEqual([]);
    } finally {
      await resume();
    }
  });

  it('go to the standby at once where it is where the primary is', async () => {
    await enter(agent, 'Fresh');
    const { rows } = await replay.query<{ now: Date }>('select clock_timestamp() as now');
    for (let wasThere = false; !wasThere;) {
      expect(await find(agent, 'Fresh')).toHaveLength(1);
      const found = await replay.query(
        `select from pg_stat_activity
          where application_name = 'bindery' and query like '%from customers%' and query_start > $1`,
        [rows[0]?.now],
      );
      wasThere = found.rowCount !== 0;
    }
  });

  it('write what they have to, on the primary, and then read that', async () => {
    const quote = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const proposal = await agent.post<{ id: string }>(`/api/v1/quotes/${quote.body.id}/proposal`, {});
    expect(proposal.status).toBe(201);
    await letTimePass();
    await caughtUp();
    // Drawn for the first who reads, whose read may lag.
    const pdf = await agent.raw(`/api/v1/documents/${proposal.body.id}/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('go on with the primary when the standby is gone, which log and health tell', async () => {
    const health = async (): Promise<unknown> =>
      (await new Client(one).get<{ details: Record<string, unknown> }>('/health/ready')).body.details[
        'standby'
      ];
    expect(await health()).toEqual({ status: 'up', isUsed: true });
    const id = await enter(agent, 'Afterwards');
    await caughtUp();
    await replay.end();
    await stopStandby();
    lines.length = 0;
    for (const app of [one, other]) expect(await find(underwriter.on(app), 'Afterwards')).toEqual([id]);
    expect((await agent.raw('/api/v1/quotes/export?format=csv')).status).toBe(200);
    expect(
      lines.filter((line) => line.includes('standby not reached: reads go to the primary')),
    ).toHaveLength(1);
    expect(await health()).toMatchObject({ status: 'up', isUsed: false, reason: expect.any(String) });
  });
});
