import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { connect } from '../../../../test/support/test-run.js';
import { BreakGlassJob } from '../jobs/break-glass.job.js';
import type { BreakGlassAccessResponse, BreakGlassSetResponse } from './break-glass.dto.js';

interface Page<T> {
  readonly items: readonly T[];
}

const GLASS = '/api/v1/break-glass';
const SETS = '/api/v1/break-glass-sets';
const TRAIL = '/api/v1/audit/entries';
const REASON = 'The portal is down and no administrator answers';

describe('breaking the glass', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;
  let chief: string;
  let count = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    await one.createUser('chief@example.com', 'admin');
    chief = await one.token('chief@example.com');
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  /** Another underwriter on call, with a session. */
  async function onCall(role: 'underwriter' | 'adjuster' | 'agent' = 'underwriter') {
    const email = `call-${++count}@example.com`;
    const user = await one.createUser(email, role);
    return { id: user.id, email, token: await one.token(email) };
  }

  const version = (rowVersion: number) => ({ 'if-match': `"${rowVersion}"` });
  const take = (token: string, body: object = {}, room = one): Promise<LightMyRequestResponse> =>
    room.request('POST', GLASS, {
      token,
      body: { set: 'incident-response', minutes: 60, reason: REASON, ...body },
    });
  async function taken(token: string): Promise<BreakGlassAccessResponse> {
    const answer = await take(token);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<BreakGlassAccessResponse>();
  }
  const reads = async (token: string, room = one): Promise<number> =>
    (await room.request('GET', TRAIL, { token })).statusCode;
  const end = (token: string, { id, rowVersion }: BreakGlassAccessResponse, room = one) =>
    room.request('POST', `${GLASS}/${id}/end`, { token, body: {}, headers: version(rowVersion) });
  const review = (token: string, { id, rowVersion }: BreakGlassAccessResponse, body: object = {}) =>
    one.request('POST', `${GLASS}/${id}/review`, {
      token,
      body: { verdict: 'justified', note: 'All rows of that hour were read', ...body },
      headers: version(rowVersion),
    });
  const refused = (answer: LightMyRequestResponse) => [
    answer.statusCode,
    answer.json<{ readonly code: string }>().code,
  ];
  const rowsOf = async (userId: string) =>
    (
      await sql<{ readonly action: string; readonly risk: string; readonly alerts: unknown }>`
        select action, risk_score::text as risk, security_alerts as alerts, changes from audit_logs
         where user_id = ${userId} and action <> 'identity.signed-in' order by seq
      `.execute(one.database)
    ).rows;

  it('opens what the set names, on every instance with the next request, for this session alone', async () => {
    const { email, token } = await onCall();
    const otherSession = await one.token(email);
    expect([await reads(token), await reads(token, two)]).toEqual([403, 403]);
    const access = await taken(token);
    expect(access).toMatchObject({ state: 'live', set: 'incident-response', endedAt: null, reason: REASON });
    expect(Date.parse(access.until) - Date.parse(access.begunAt)).toBe(60 * 60_000);
    expect([await reads(token), await reads(token, two), await reads(otherSession)]).toEqual([200, 200, 403]);
    expect((await one.request('POST', '/api/v1/users', { token, body: {} })).statusCode).toBe(403);
  });

  it('marks all that is done meanwhile, and nothing before and after', async () => {
    const { id, token } = await onCall();
    await reads(token);
    const access = await taken(token);
    await one.request('POST', '/api/v1/clients', { token, body: {} });
    expect((await end(token, access)).statusCode).toBe(200);
    await reads(token);
    expect(await rowsOf(id)).toEqual([
      { action: 'identity.access-denied', risk: '0.20', alerts: null, changes: {} },
      {
        action: 'identity.break-glass-begun',
        risk: '0.80',
        alerts: null,
        changes: {
          code: 'incident-response',
          minutes: 60,
          reason: REASON,
          expiresAt: access.until,
          userId: id,
        },
      },
      { action: 'identity.access-denied', risk: '0.70', alerts: ['break-glass'], changes: {} },
      {
        action: 'identity.break-glass-ended',
        risk: '0.50',
        alerts: ['break-glass'],
        changes: { userId: id },
      },
      { action: 'identity.access-denied', risk: '0.20', alerts: null, changes: {} },
    ]);
  });

  it('ends by itself, and then waits for a review', async () => {
    const { token } = await onCall();
    const access = (await take(token, { minutes: 5 })).json<BreakGlassAccessResponse>();
    const after = (seconds: number): Promise<readonly unknown[]> =>
      one.clock.during(seconds, async () => {
        const seen = await one.request('GET', `${GLASS}/${access.id}`, { token: chief });
        return [await reads(token), seen.json<BreakGlassAccessResponse>().state];
      });
    expect(await after(280)).toEqual([200, 'live']);
    expect(await after(301)).toEqual([403, 'over']);
  });

  it('ends by hand, at once on all instances: by its holder, or by those who review, and once', async () => {
    const { token } = await onCall();
    const access = await taken(token);
    const stranger = await onCall();
    expect(refused(await end(stranger.token, access))).toEqual([404, 'identity.break-glass-not-found']);
    const answers = await Promise.all([end(token, access), end(chief, access, two)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect([await reads(token), await reads(token, two)]).toEqual([403, 403]);
    const { rowVersion } = answers
      .find(({ statusCode }) => statusCode === 200)
      ?.json() as BreakGlassAccessResponse;
    expect(refused(await end(token, { ...access, rowVersion }))).toEqual([409, 'identity.break-glass-over']);
    const again = await taken(token);
    expect((await end(chief, again)).json()).toMatchObject({ state: 'over', rowVersion: 2 });
  });

  it('is written down when it has ended by itself: once, at its time or with its session, and raises an alert', async () => {
    const [timed, left, live] = [await onCall(), await onCall(), await onCall()];
    const accesses: BreakGlassAccessResponse[] = [];
    for (const { token } of [timed, left, live])
      accesses.push((await take(token, { minutes: token === live.token ? 60 : 5 })).json());
    await one.request('POST', '/api/v1/auth/logout', { token: left.token });
    const run = (room: Room) =>
      room.inContext(() => room.get(BreakGlassJob).run({ signal: new AbortController().signal }));
    const seen = async (id: string | undefined) =>
      (await one.request('GET', `${GLASS}/${id}`, { token: chief })).json<BreakGlassAccessResponse>();
    expect(await one.inContext(() => one.get(BreakGlassJob).hasWork())).toBe(true);
    for (const { clock } of [one, two]) clock.forward(310);
    try {
      const counts = await Promise.all([run(one), run(two)]);
      expect(counts.reduce((sum, { expired = 0 }) => sum + expired, 0)).toBeGreaterThanOrEqual(2);
      expect(counts.map(({ failed }) => failed)).toEqual([0, 0]);
      expect(await one.inContext(() => one.get(BreakGlassJob).hasWork())).toBe(false);
    } finally {
      for (const { clock } of [one, two]) clock.forward(-310);
    }
    const told = await sql<{ readonly id: string; readonly changes: object; readonly user: string | null }>`
      select resource_id as id, changes, user_id as user from audit_logs where action = 'identity.break-glass-expired'
         and resource_id = any(${accesses.map(({ id }) => id)}::text[]) order by seq
    `.execute(one.database);
    expect(told.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: accesses[0]?.id, user: null, changes: { userId: timed.id, cause: 'time' } },
      { id: accesses[1]?.id, user: null, changes: { userId: left.id, cause: 'session' } },
    ]);
    expect(await seen(accesses[0]?.id)).toMatchObject({
      state: 'over',
      endedAt: accesses[0]?.until,
      endedBy: null,
      rowVersion: 2,
    });
    const [, out] = [await seen(accesses[0]?.id), await seen(accesses[1]?.id)];
    expect(Date.parse(out.endedAt ?? '')).toBeLessThan(Date.parse(out.until));
    expect(await seen(accesses[2]?.id)).toMatchObject({ state: 'live', endedAt: null });
    await one.lookForAlerts();
    const alerts = await sql<{ readonly code: string }>`
      select r.code from alerts a join alert_rules r on r.id = a.rule_id where a.subject_id = ${`break-glass/${accesses[0]?.id}`}
    `.execute(one.database);
    expect(alerts.rows).toEqual([{ code: 'break-glass-expired' }]);
    expect((await review(chief, await seen(accesses[0]?.id))).statusCode).toBe(200);
  });

  it('ends with the session: who signs out has given it back', async () => {
    const { email, token } = await onCall();
    const access = await taken(token);
    await one.request('POST', '/api/v1/auth/logout', { token });
    expect(await reads(token)).toBe(401);
    const seen = await one.request('GET', `${GLASS}/${access.id}`, { token: chief });
    expect(seen.json()).toMatchObject({ state: 'over' });
    expect((await take(await one.token(email))).statusCode).toBe(201);
  });

  it('is held once: of two requests at the same moment one is a conflict', async () => {
    const { token } = await onCall();
    const answers = await Promise.all([take(token), take(token, {}, two), take(token), take(token, {}, two)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    expect(refused(await take(token))).toEqual([409, 'identity.break-glass-live']);
  });

  it('is answered once for one key', async () => {
    const { token } = await onCall();
    const send = () =>
      one.request('POST', GLASS, {
        token,
        body: { set: 'incident-response', minutes: 5, reason: REASON },
        headers: { 'idempotency-key': `glass-${token.slice(-8)}` },
      });
    const [first, second] = [await send(), await send()];
    expect([first.statusCode, second.statusCode, second.body]).toEqual([201, 201, first.body]);
  });

  it('is signed by another person when it is over, once', async () => {
    const { token } = await onCall();
    const access = await taken(token);
    expect(refused(await review(chief, access))).toEqual([409, 'identity.break-glass-live']);
    const over = (await end(token, access)).json<BreakGlassAccessResponse>();
    expect((await review(token, over)).statusCode).toBe(403);
    const waiting = await one.request('GET', `${GLASS}?state=over&limit=200`, { token: chief });
    expect(waiting.json<Page<BreakGlassAccessResponse>>().items.map(({ id }) => id)).toContain(access.id);
    const answers = await Promise.all([review(chief, over), review(chief, over)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const signed = (
      await one.request('GET', `${GLASS}/${access.id}`, { token: chief })
    ).json<BreakGlassAccessResponse>();
    expect(signed).toMatchObject({ state: 'reviewed', verdict: 'justified', rowVersion: 3 });
    expect(refused(await review(chief, signed))).toEqual([409, 'identity.break-glass-reviewed']);
  });

  it('is not signed by whoever has broken it, an administrator either', async () => {
    await sql`
      insert into break_glass_sets (code, title, permissions, roles, max_minutes)
      values ('of-admins', 'For administrators too', array['claims.adjust'], array['admin'], 60)
    `.execute(one.database);
    const access = (await take(chief, { set: 'of-admins' })).json<BreakGlassAccessResponse>();
    const over = (await end(chief, access)).json<BreakGlassAccessResponse>();
    expect(refused(await review(chief, over))).toEqual([403, 'identity.break-glass-own-review']);
  });

  it('shows to each their own, and to those who review all', async () => {
    const [mine, yours] = [await onCall(), await onCall()];
    const [my, your] = [await taken(mine.token), await taken(yours.token)];
    const list = async (token: string): Promise<readonly string[]> =>
      (await one.request('GET', `${GLASS}?limit=200`, { token }))
        .json<Page<BreakGlassAccessResponse>>()
        .items.map(({ id }) => id);
    expect(await list(mine.token)).toEqual([my.id]);
    expect(await list(chief)).toEqual(expect.arrayContaining([my.id, your.id]));
    expect(refused(await one.request('GET', `${GLASS}/${your.id}`, { token: mine.token }))).toEqual([
      404,
      'identity.break-glass-not-found',
    ]);
  });

  it.each<[object, number, string]>([
    [{ set: 'claims-desk' }, 403, 'identity.break-glass-not-yours'],
    [{ set: 'everything' }, 404, 'identity.break-glass-set-not-found'],
    [{ minutes: 121 }, 400, 'identity.break-glass-too-long'],
    [{ minutes: 4 }, 400, 'http.invalid-request'],
    [{ minutes: '60' }, 400, 'http.invalid-request'],
    [{ reason: 'because' }, 400, 'http.invalid-request'],
    [{ reason: 'x'.repeat(1001) }, 400, 'http.invalid-request'],
    [{ permissions: ['identity.users.manage'] }, 400, 'http.invalid-request'],
  ])('is refused %j with %i', async (body, status, code) => {
    const { token } = await onCall('adjuster');
    expect(refused(await take(token, body))).toEqual([status, code]);
    expect(await reads(token)).toBe(403);
  });

  it('is not for agents', async () => {
    const agent = await onCall('agent');
    expect((await take(agent.token)).statusCode).toBe(403);
    expect((await one.request('GET', SETS, { token: agent.token })).statusCode).toBe(403);
  });

  describe('a set', () => {
    const add = (body: object, token = chief) =>
      one.request('POST', SETS, {
        token,
        body: {
          code: `night-${++count}`,
          title: 'The watch of the night',
          permissions: ['audit.trail.read'],
          roles: ['underwriter'],
          maxMinutes: 30,
          ...body,
        },
      });

    it('is added and ended; who holds it keeps it until its time', async () => {
      const set = (await add({ code: 'night-watch' })).json<BreakGlassSetResponse>();
      expect(set).toMatchObject({ rowVersion: 1, endedAt: null });
      expect(refused(await add({ code: 'night-watch' }))).toEqual([409, 'identity.break-glass-set-exists']);
      const { token } = await onCall();
      expect((await take(token, { set: 'night-watch', minutes: 30 })).statusCode).toBe(201);
      const endSet = (rowVersion: number) =>
        one.request('POST', `${SETS}/${set.id}/end`, {
          token: chief,
          body: {},
          headers: version(rowVersion),
        });
      expect((await endSet(2)).statusCode).toBe(412);
      expect((await endSet(1)).json()).toMatchObject({ rowVersion: 2 });
      expect(refused(await endSet(2))).toEqual([409, 'identity.break-glass-set-over']);
      expect(await reads(token)).toBe(200);
      const late = await onCall();
      expect(refused(await take(late.token, { set: 'night-watch', minutes: 30 }))[0]).toBe(404);
    });

    it.each([
      ['identity.users.manage', 'outlast'],
      ['identity.break-glass.review', 'outlast'],
      ['audit.alert-rules.manage', 'outlast'],
      ['world.rule', 'no permission'],
    ])('never holds %s', async (name, why) => {
      const answer = await add({ permissions: ['audit.trail.read', name] });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        400,
        {
          code: 'identity.break-glass-set-invalid',
          errors: [{ pointer: '/permissions/1', detail: expect.stringContaining(why) }],
        },
      ]);
    });

    it('that somebody has made to hold such a thing in the database opens it all the same not', async () => {
      await sql`
        insert into break_glass_sets (code, title, permissions, roles, max_minutes)
        values ('forged', 'Forged', array['identity.users.manage', 'identity.users.read'], array['underwriter'], 60)
      `.execute(one.database);
      const { token } = await onCall();
      expect((await take(token, { set: 'forged' })).statusCode).toBe(201);
      expect((await one.request('GET', '/api/v1/users', { token })).statusCode).toBe(200);
      expect((await one.request('POST', '/api/v1/users', { token, body: {} })).statusCode).toBe(403);
    });

    it.each([{ permissions: [] }, { roles: ['king'] }, { maxMinutes: 481 }, { code: 'Night Watch' }])(
      'is refused with %j',
      async (body) => {
        expect((await add(body)).statusCode).toBe(400);
      },
    );

    it('is for administrators', async () => {
      expect((await add({}, (await onCall()).token)).statusCode).toBe(403);
    });
  });

  it('cannot be covered up: what was taken, why and what became of it stay as they were written', async () => {
    const client = await connect(database.url, 'tampering');
    const attempt = (statement: string): Promise<string> =>
      client.query(statement).then(
        () => 'done',
        (error: Error) => error.message,
      );
    try {
      expect(await attempt('delete from break_glass_accesses')).toMatch(/permission denied/);
      expect(await attempt(`update break_glass_accesses set reason = 'none'`)).toMatch(/reason/);
      expect(await attempt(`update break_glass_accesses set until = until + interval '1 h'`)).toMatch(
        /until/,
      );
      expect(await attempt(`update break_glass_sets set permissions = array['x.y']`)).toMatch(/permissions/);
    } finally {
      await client.end();
    }
  });
});
