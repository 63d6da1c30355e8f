import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { sql } from 'kysely';
import type { LightMyRequestResponse } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { SentStatements } from '../../../../test/support/sent-statements.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { connectTo } from '../../../platform/postgres/client.js';
import type { Actor } from '../../../shared/actor.js';

/** What handlers saw: whoever asked, each time that one ran. */
const seen: { readonly role: string; readonly agencyId: string | null }[] = [];

/** Numbers are drawn for good, whatever becomes of the transaction, so they tell whether the server has done anything. */
const DRAW = sql`select generate_quote_number()`;

@Controller('probe')
class ProbeController {
  constructor(private readonly em: EntityManager) {}

  @Get('nothing')
  @Allow('identity.session')
  nothing(@CurrentActor() { role, agencyId }: Actor): object {
    seen.push({ role, agencyId });
    return { role };
  }

  @Get('alone')
  @Allow('identity.session')
  async alone(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    await DRAW.execute(this.em.getKysely());
    return { role };
  }

  @Get('several')
  @Allow('identity.session')
  async several(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    await Promise.all([1, 2, 3].map(() => DRAW.execute(this.em.getKysely())));
    return { role };
  }

  @Get('transaction')
  @Allow('identity.session')
  async transaction(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    await this.em.transactional(async (em) => {
      await DRAW.execute(em.getKysely());
      await DRAW.execute(em.getKysely());
    });
    return { role };
  }

  @Get('careless')
  @Allow('identity.session')
  async careless(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    for (const _ of [1, 2]) await DRAW.execute(this.em.getKysely()).catch(() => undefined);
    return { role };
  }

  @Get('commands')
  @Allow('identity.session')
  async commands(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    await sql`select generate_quote_number(); select generate_quote_number()`.execute(this.em.getKysely());
    return { role };
  }

  /** A change that is still under way while something else is asked. */
  @Get('beside')
  @Allow('identity.session')
  async beside(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    const change = this.em.fork().transactional(async (em) => {
      await sql`select generate_quote_number(), pg_sleep(2)`.execute(em.getKysely());
      await sql`insert into job_runs (name, scheduled_for, lease_until, instance) values ('beside', now(), now(), 'one')`.execute(
        em.getKysely(),
      );
    });
    const other = delay(1_500).then(() => DRAW.execute(this.em.getKysely()));
    await Promise.all([change, other]);
    return { role };
  }

  @Get('list')
  @Allow('identity.session')
  list(@CurrentActor() { role }: Actor, @Query('cursor') cursor?: string): object {
    return { items: [role, cursor ?? null], nextCursor: 'further' };
  }

  @Get('staff')
  @Allow('identity.users.read')
  async staff(@CurrentActor() { role, agencyId }: Actor): Promise<object> {
    seen.push({ role, agencyId });
    await DRAW.execute(this.em.getKysely());
    return { role };
  }

  @Post('form')
  @Allow('identity.session')
  form(@Body() body: unknown): object {
    return { body };
  }
}

const ASKING = ['alone', 'several', 'transaction', 'careless', 'commands'];

describe('who is known of a request before', () => {
  let database: TestDatabase;
  let room: Room;
  let token: string;
  let userId: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database, { controllers: [ProbeController] });
    userId = (await room.createUser('nora@example.com', 'underwriter')).id;
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });
  afterEach(async () => {
    await sql`update users set role = 'underwriter', agency_id = null, must_change_password = false where id = ${userId}`.execute(
      room.database,
    );
  });

  const get = (path: string): Promise<LightMyRequestResponse> =>
    room.request('GET', `/api/v1/probe/${path}`, { token });

  /** A token whose holder is known. */
  async function known(): Promise<void> {
    token = await room.token('nora@example.com');
    expect((await get('alone')).statusCode).toBe(200);
    seen.length = 0;
  }

  async function drawn(): Promise<number> {
    const { rows } = await sql<{ readonly drawn: string }>`
      select coalesce(sum(last_value), 0)::text as drawn from pg_sequences where schemaname = current_schema() and sequencename like 'quote%'
    `.execute(room.database);
    return Number(rows[0]?.drawn);
  }

  async function signOut(): Promise<void> {
    await sql`update user_sessions set revoked_at = now(), revoke_reason = 'admin' where user_id = ${userId} and revoked_at is null`.execute(
      room.database,
    );
  }

  async function textsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
    const sent = new SentStatements();
    try {
      await work();
    } finally {
      sent.stop();
    }
    // The room's own keys and jobs are looked after meanwhile.
    return sent.texts.filter((text) => /^begin$|user_sessions|generate_quote_number/.test(text));
  }

  it('is asked in front of the first statement, with no message of its own', async () => {
    await known();
    const texts = await textsOf(async () =>
      expect((await get('alone')).json()).toEqual({ role: 'underwriter' }),
    );
    const asked = texts.filter((text) => text !== 'begin');
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain('refuse_what_was_known()');
    expect(asked[1]).toContain('generate_quote_number()');
  });

  it('is asked within the transaction that the first statements are in, once', async () => {
    await known();
    const texts = await textsOf(async () => expect((await get('transaction')).statusCode).toBe(200));
    const at = texts.findIndex((text) => text.includes('refuse_what_was_known()'));
    expect(texts[at - 1]).toBe('begin');
    expect(texts[at + 1]).toContain('generate_quote_number()');
    expect(texts.filter((text) => text.includes('refuse_what_was_known()'))).toHaveLength(1);
  });

  it('is asked also for an answer that needs no statement', async () => {
    await known();
    const texts = await textsOf(async () => expect((await get('nothing')).statusCode).toBe(200));
    expect(texts).toHaveLength(1);
    await signOut();
    expect((await get('nothing')).statusCode).toBe(401);
  });

  it.each(ASKING)('who is signed out gets nothing done by the route "%s"', async (path) => {
    await known();
    await signOut();
    const before = await drawn();
    const answer = await get(path);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'http.unauthenticated']);
    expect(answer.headers['www-authenticate']).toContain('invalid_token');
    expect(await drawn()).toBe(before);
    expect(seen).toHaveLength(1);
    expect((await get(path)).statusCode).toBe(401);
    expect(seen).toHaveLength(1);
  });

  it.each(ASKING)(
    'who has another role by now has it at once on the route "%s", and it is done once',
    async (path) => {
      await known();
      await sql`update users set role = 'adjuster' where id = ${userId}`.execute(room.database);
      const before = await drawn();
      expect((await get(path)).json()).toEqual({ role: 'adjuster' });
      expect(seen.map(({ role }) => role)).toEqual(['underwriter', 'adjuster']);
      const numbers = (await drawn()) - before;
      await get(path);
      expect((await drawn()) - before).toBe(2 * numbers);
      expect(seen.map(({ role }) => role)).toEqual(['underwriter', 'adjuster', 'adjuster']);
    },
  );

  it('whose role has changed while a change was under way has not changed anything, and asks again', async () => {
    await known();
    const asked = get('beside');
    const sleeping = sql`select from pg_stat_activity where query like '%pg_sleep(2)%' and wait_event = 'PgSleep'`;
    while ((await sleeping.execute(room.database)).rows.length === 0) await delay(10);
    await sql`update users set role = 'adjuster' where id = ${userId}`.execute(room.database);
    const answer = await asked;
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'http.unavailable',
      '1',
    ]);
    expect(seen.map(({ role }) => role)).toEqual(['underwriter']);
    const { rows } = await sql`select from job_runs where name = 'beside'`.execute(room.database);
    expect(rows).toEqual([]);
  });

  it('whose role has changed between two pages of a list is shown the next one', async () => {
    await known();
    const { nextCursor } = (await get('list')).json();
    await sql`update users set role = 'adjuster' where id = ${userId}`.execute(room.database);
    const next = await get(`list?cursor=${nextCursor}`);
    expect([next.statusCode, next.json().items]).toEqual([200, ['adjuster', 'further']]);
  });

  it.each(['alone', 'transaction'])(
    'is asked to come again where the connection of the route "%s" is lost before that is known',
    async (path) => {
      await known();
      const admin = await connectTo(database.url);
      const owner = await connectTo(database.ownerUrl);
      try {
        await owner.query('begin; lock table users in access exclusive mode');
        const asked = get(path);
        for (let ended = 0; ended === 0; await delay(20)) {
          const waiting = await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%refuse_what_was_known%'`,
          );
          ended = waiting.rowCount ?? 0;
        }
        await owner.query('rollback');
        const answer = await asked;
        expect([answer.statusCode, answer.json().code]).toEqual([503, 'http.unavailable']);
        expect((await get(path)).statusCode).toBe(200);
      } finally {
        await owner.end();
        await admin.end();
      }
    },
  );

  it('who belongs to another agency by now acts for that one', async () => {
    await known();
    const agencyId = await room.agency();
    await sql`update users set role = 'agent', agency_id = ${agencyId} where id = ${userId}`.execute(
      room.database,
    );
    expect((await get('nothing')).json()).toEqual({ role: 'agent' });
    expect(seen.at(-1)).toEqual({ role: 'agent', agencyId });
  });

  it('who may do more by now is let in, and who may do less is told and noted', async () => {
    await known();
    await sql`update users set role = 'admin' where id = ${userId}`.execute(room.database);
    expect((await get('staff')).json()).toEqual({ role: 'admin' });
    await sql`update users set role = 'underwriter' where id = ${userId}`.execute(room.database);
    seen.length = 0;
    const before = await drawn();
    expect((await get('staff')).json()).toMatchObject({
      code: 'http.forbidden',
      permission: 'identity.users.read',
    });
    expect(await drawn()).toBe(before);
    const { rows } = await sql`
      select outcome from audit_logs where action = 'identity.access-denied' and user_id = ${userId}
    `.execute(room.database);
    expect(rows).toEqual([{ outcome: 'denied' }]);
  });

  it('who has to choose a password by now does nothing else', async () => {
    await known();
    await sql`update users set must_change_password = true where id = ${userId}`.execute(room.database);
    expect((await get('nothing')).statusCode).toBe(200);
    const staff = await get('staff');
    expect(staff.json().code).toBe('http.password-change-required');
  });

  it('what is wrong with a body is told to nobody who is signed out', async () => {
    await known();
    const form = (text: string, type = 'application/json'): Promise<LightMyRequestResponse> =>
      room.request('POST', '/api/v1/probe/form', { token, text, headers: { 'content-type': type } });
    expect((await form('{')).statusCode).toBe(400);
    expect((await form('a', 'text/plain')).statusCode).toBe(415);
    await signOut();
    expect((await form('{')).statusCode).toBe(401);
    expect((await form('a', 'text/plain')).statusCode).toBe(401);
  });

  it('of requests that come while somebody is signed out each is done or refused, and none after', async () => {
    for (let round = 0; round < 5; round++) {
      await known();
      const before = await drawn();
      const asked = Array.from({ length: 30 }, () => get('alone'));
      const over = signOut();
      const statuses = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
      await over;
      expect(new Set([...statuses, 200, 401])).toEqual(new Set([200, 401]));
      expect((await drawn()) - before).toBe(statuses.filter((status) => status === 200).length);
      expect((await get('alone')).statusCode).toBe(401);
    }
  });
});
