import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch, startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { Mailbox } from '../../../../test/support/mailbox.js';
import { signIn } from '../../../../test/support/story.js';
import { connect } from '../../../../test/support/test-run.js';
import type { TrailRow } from '../../../../test/support/trail-rows.js';
import { lookForAlerts, somebody, writeTrail } from '../../../../test/support/trail-rows.js';
import { newId } from '../../../shared/ids.js';
import { AccessTrail } from '../trail/access-trail.js';
import type { AlertRuleResponse } from './alert-rules.dto.js';
import type { AlertResponse } from './alerts.dto.js';
import { SendLetters } from './send-letters.js';

type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
type Problem = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };

const SUBSCRIPTION = '/api/v1/audit/alert-subscription';
const NOW = Date.now();
const MINUTE = 60_000;
const ago = (minutes: number): Date => new Date(NOW - minutes * MINUTE);
const FAILED = { action: 'identity.sign-in-failed', outcome: 'failure', risk: '0.10', type: 'user' } as const;

describe('alerts', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let other: NestFastifyApplication;
  let mailbox: Mailbox;
  let admin: Client;
  let agent: Client;

  beforeAll(async () => {
    database = await cloneSeeded();
    mailbox = await Mailbox.open();
    const environment = { AUDIT_REQUESTS: 'true', SMTP_URL: mailbox.url };
    app = await startApp(database, { environment });
    // Its mail server is away.
    other = await startApp(database, { environment: { ...environment, SMTP_URL: 'smtp://127.0.0.1:1' } });
    [admin, agent] = [await signIn(app, 'admin'), await signIn(app, 'agent')];
    await lookForAlerts(app);
  });
  afterAll(async () => {
    await other?.close();
    await app?.close();
    await database?.drop();
    await mailbox?.close();
  });

  const list = async (query: string): Promise<readonly AlertResponse[]> => {
    const answer = await admin.get<Page<AlertResponse>>(`/api/v1/audit/alerts?limit=200&${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items;
  };
  const of = (subjectId: string, code = '') =>
    list(`subjectId=${encodeURIComponent(subjectId)}${code === '' ? '' : `&code=${code}`}`);

  async function happens(...rows: readonly TrailRow[]): Promise<readonly string[]> {
    const ids = await writeTrail(app, rows);
    await lookForAlerts(app);
    return ids;
  }

  const failures = (count: number, row: Partial<TrailRow>, first = 20): readonly TrailRow[] =>
    Array.from({ length: count }, (_, index) => ({ ...FAILED, at: ago(first - index * 0.1), ...row }));
  let networks = 0;
  /** One that no other story uses. */
  const network = (): string => `198.51.${Math.floor(networks / 200)}.${(networks++ % 200) + 1}`;

  describe('AUD-12 rules that a company begins with', () => {
    const exported = (user: string, minutes: number): TrailRow => ({
      action: 'policies.exported',
      at: ago(minutes),
      user,
      risk: '0.30',
    });
    const reads = (user: string, type: string, count: number): readonly TrailRow[] =>
      Array.from({ length: count }, (_, index) => ({
        action: 'http.request',
        at: ago(30),
        user,
        type,
        resource: `${type}-${index}`,
      }));
    const signedIn = (user: string, row: Partial<TrailRow>): TrailRow => ({
      action: 'identity.signed-in',
      at: ago(50),
      user,
      type: 'user',
      ...row,
    });

    /** What is not enough yet, and the one more that is. */
    it.each<[string, (user: string) => readonly TrailRow[], (user: string) => TrailRow]>([
      ['failures-of-user', (user) => failures(9, { user }), (user) => ({ ...FAILED, at: ago(1), user })],
      [
        'many-networks-of-user',
        (user) => [
          signedIn(user, { ip: '192.0.2.1', at: ago(20) }),
          signedIn(user, { ip: '192.0.2.2', at: ago(10) }),
        ],
        (user) => signedIn(user, { ip: '192.0.2.3', at: ago(5) }),
      ],
      [
        'token-reuse',
        () => [],
        (user) => ({ action: 'identity.token-reused', at: ago(1), user, risk: '1.00' }),
      ],
      [
        'new-device-then-administration',
        (user) => [
          signedIn(user, { alerts: [], at: ago(40) }),
          { action: 'identity.factors-reset', at: ago(39), user },
          signedIn(user, { alerts: ['new-device'], at: ago(30) }),
        ],
        (user) => ({ action: 'identity.client-changed', at: ago(1), user }),
      ],
      [
        'privileges-then-export',
        (user) => [exported(user, 90), { action: 'identity.user-changed', at: ago(80), user }],
        (user) => exported(user, 1),
      ],
      [
        'mass-export-of-user',
        (user) => [50, 40, 30, 20].map((minutes) => exported(user, minutes)),
        (user) => exported(user, 1),
      ],
      [
        'mass-reading',
        (user) => [...reads(user, 'policy', 200), ...reads(user, 'claim', 99), ...reads(user, 'policy', 200)],
        (user) => ({ action: 'http.request', at: ago(1), user, type: 'customer', resource: 'one more' }),
      ],
      [
        'many-agencies-read',
        (user) => reads(user, 'agency', 24),
        (user) => ({ action: 'http.request', at: ago(1), user, type: 'agency', resource: 'one more' }),
      ],
      [
        'denied-again-and-again',
        (user) => failures(9, { user, action: 'identity.access-denied' }, 10),
        (user) => ({ action: 'identity.access-denied', at: ago(1), user }),
      ],
      [
        'four-eyes-near-miss',
        (user) => [{ action: 'http.request', at: ago(2), user, outcome: 'denied', code: 'http.forbidden' }],
        (user) => ({ action: 'http.request', at: ago(1), user, outcome: 'denied', alerts: ['four-eyes'] }),
      ],
      ['break-glass', () => [], (user) => ({ action: 'identity.break-glass-begun', at: ago(1), user })],
      ['evidence-weakened', () => [], (user) => ({ action: 'audit.hold-released', at: ago(1), user })],
      [
        'unusual-hours',
        (user) =>
          Array.from({ length: 10 }, (_, day) => signedIn(user, { at: ago(6 * 60 + (day + 1) * 24 * 60) })),
        (user) => signedIn(user, { at: ago(0) }),
      ],
    ])('%s', async (code, before, last) => {
      const user = await somebody(app);
      const earlier = await happens(...before(user));
      expect(await of(user, code)).toEqual([]);
      const [id = ''] = await happens(last(user));
      const [alert, ...more] = await of(user, code);
      expect(more).toEqual([]);
      expect(alert).toMatchObject({ code, status: 'open', subjectType: 'user', subjectId: user });
      expect(alert?.entryIds.every((entry) => entry === id || earlier.includes(entry))).toBe(true);
      expect(alert?.entryIds.length).toBe(Math.min(alert?.occurrences ?? 0, 100));
      if ((alert?.occurrences ?? 0) <= 100) expect(alert?.entryIds).toContain(id);
    });

    it('mass-export-of-client', async () => {
      const client = `exporter-${newId()}`;
      const one = (minutes: number): TrailRow => ({ action: 'quoting.exported', at: ago(minutes), client });
      await happens(...[50, 40, 30, 20].map(one));
      expect(await of(client)).toEqual([]);
      await happens(one(10));
      expect(await of(client)).toMatchObject([{ code: 'mass-export-of-client', subjectType: 'client' }]);
    });

    it('failures-of-source and many-accounts-from-source, an IPv6 subscriber being one', async () => {
      const ip = network();
      await happens(...failures(29, { ip, resource: 'one account' }, 10));
      expect(await of(ip)).toEqual([]);
      await happens({ ...FAILED, at: ago(1), ip, resource: 'one account' });
      expect(await of(ip)).toMatchObject([{ code: 'failures-of-source', occurrences: 30 }]);
      const hosts = ['a', 'b', 'c', 'd'].map((resource, index) => ({
        ...FAILED,
        at: ago(5),
        ip: `2001:db8:77:1::${index + 1}`,
        resource,
      }));
      await happens(...hosts);
      expect(await of('2001:db8:77:1::/64')).toEqual([]);
      await happens({ ...FAILED, at: ago(4), ip: '2001:db8:77:1:ffff::1', resource: 'e' });
      expect(await of('2001:db8:77:1::/64')).toMatchObject([
        { code: 'many-accounts-from-source', occurrences: 5, subjectType: 'source' },
      ]);
    });
  });

  describe('the same trouble', () => {
    it('is one alert until it has been quiet for a while, and what gave reason once gives none again', async () => {
      const user = await somebody(app);
      await happens(...failures(10, { user }, 300));
      await happens({ ...FAILED, at: ago(260), user }, { ...FAILED, at: ago(201), user });
      expect(await of(user)).toMatchObject([{ occurrences: 12, rowVersion: 1 }]);
      await happens({ ...FAILED, at: ago(140), user });
      expect(await of(user)).toMatchObject([{ occurrences: 12 }]);
      await happens(...failures(9, { user }, 139));
      expect(await of(user)).toMatchObject([{ occurrences: 10 }, { occurrences: 12 }]);
    });

    it('is a new alert after somebody has closed the one before', async () => {
      const user = await somebody(app);
      await happens(...failures(10, { user }));
      const [first] = await of(user);
      await closed(first as AlertResponse);
      await happens({ ...FAILED, at: ago(2), user });
      expect(await of(user)).toHaveLength(1);
      await happens(...failures(9, { user }, 1.9));
      expect(await of(user)).toMatchObject([{ status: 'open', occurrences: 10 }, { status: 'closed' }]);
    });

    it('is raised once by two instances that look at once, in the trail with it', async () => {
      const users = await Promise.all(Array.from({ length: 6 }, () => somebody(app)));
      await writeTrail(
        app,
        users.flatMap((user) => failures(10, { user })),
      );
      const raised = await Promise.all([app, other, app, other].map((one) => lookForAlerts(one)));
      expect(raised.reduce((sum, each) => sum + each, 0)).toBe(users.length);
      for (const user of users) {
        const [alert, ...more] = await of(user);
        expect([more, alert?.occurrences]).toEqual([[], 10]);
        const told = await admin.get<Page<object>>(
          `/api/v1/audit/entries?resourceType=alert&resourceId=${alert?.id}`,
        );
        expect(told.body.items).toMatchObject([
          {
            action: 'audit.alert-raised',
            userId: null,
            changes: { code: 'failures-of-user', severity: 'medium', count: 10, subjectType: 'user' },
          },
        ]);
      }
    });

    it('is found after a time in which nobody looked, by its own time, however much has happened since', async () => {
      const user = await somebody(app);
      const noise = Array.from({ length: 4_500 }, () => ({
        action: 'quoting.created',
        at: ago(1),
        user,
      }));
      await writeTrail(app, [
        ...failures(10, { user }, 2_880),
        ...noise,
        ...failures(9, { user: await somebody(app) }),
      ]);
      expect(await lookForAlerts(other)).toBe(1);
      const [alert] = await of(user);
      expect(alert?.firstAt).toBe(ago(2_880).toISOString());
      expect(await lookForAlerts(app)).toBe(0);
    });
  });

  const closed = (alert: AlertResponse, by = admin): Promise<Answer<AlertResponse & Problem>> =>
    by.post(
      `/api/v1/audit/alerts/${alert.id}/close`,
      { finding: 'harmless', reason: 'A test of the fire brigade' },
      ifMatch(alert.rowVersion),
    );

  describe('whoever watches', () => {
    const raised = async (): Promise<AlertResponse> => {
      const user = await somebody(app);
      await happens({ action: 'identity.token-reused', at: ago(1), user, risk: '1.00' });
      const [alert] = await of(user);
      return alert as AlertResponse;
    };
    const acknowledge = (alert: AlertResponse, by = admin): Promise<Answer<AlertResponse & Problem>> =>
      by.post(`/api/v1/audit/alerts/${alert.id}/acknowledge`, {}, ifMatch(alert.rowVersion));

    it('takes an alert up once, however many try at the same moment', async () => {
      const alert = await raised();
      const second = admin.on(other);
      const answers = await Promise.all([admin, second, admin, second].map((by) => acknowledge(alert, by)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
      const [taken] = await of(alert.subjectId);
      expect(taken).toMatchObject({ status: 'acknowledged', rowVersion: 2 });
      expect(taken?.acknowledgedBy).not.toBeNull();
      expect(await acknowledge(taken as AlertResponse)).toMatchObject({
        status: 409,
        body: { code: 'audit.alert-status' },
      });
    });

    it('closes it with what came of it, and it stays closed', async () => {
      const alert = await raised();
      const answer = await closed(alert);
      expect(answer).toMatchObject({
        status: 200,
        body: {
          status: 'closed',
          finding: 'harmless',
          closeReason: 'A test of the fire brigade',
          rowVersion: 2,
        },
      });
      expect((await closed(answer.body)).body.code).toBe('audit.alert-status');
      expect((await acknowledge(answer.body)).body.code).toBe('audit.alert-status');
    });

    it('closes none about oneself; the try is a near miss with a score, found by it, and an alert of its own', async () => {
      const me = (await admin.get<{ readonly id: string }>('/api/v1/auth/me')).body.id;
      await happens({ action: 'identity.token-reused', at: ago(1), user: me, risk: '1.00' });
      const [alert] = await of(me, 'token-reuse');
      expect(await closed(alert as AlertResponse)).toMatchObject({
        status: 403,
        body: { code: 'audit.own-alert' },
      });
      await app.get(AccessTrail, { strict: false }).flush();
      const found = await admin.get<Page<object>>(
        `/api/v1/audit/entries?minRisk=0.6&userId=${me}&action=http.request`,
      );
      expect(found.body.items).toMatchObject([
        { riskScore: '0.65', securityAlerts: ['four-eyes'], outcome: 'denied' },
      ]);
      await lookForAlerts(app);
      expect(await of(me, 'four-eyes-near-miss')).toMatchObject([{ severity: 'medium', occurrences: 1 }]);
    });

    it('reads page by page, by each filter, and nobody else reads', async () => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<AlertResponse> = (
          await admin.get<Page<AlertResponse>>(
            `/api/v1/audit/alerts?limit=3&minSeverity=high${cursor === null ? '' : `&cursor=${cursor}`}`,
          )
        ).body;
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
      const all = await list('');
      expect(seen.toSorted()).toEqual(
        all
          .filter(({ severity }) => severity === 'high')
          .map(({ id }) => id)
          .toSorted(),
      );
      expect((await list('status=closed')).every(({ status }) => status === 'closed')).toBe(true);
      expect(await list(`from=${new Date(Date.now() + MINUTE).toISOString()}`)).toEqual([]);
      const one = `/api/v1/audit/alerts/${seen[0]}`;
      expect((await admin.get(one)).body).toMatchObject({ id: seen[0] });
      for (const path of ['/api/v1/audit/alerts', one, '/api/v1/audit/alert-rules'])
        expect((await agent.get(path)).status).toBe(403);
    });

    it.each([
      ['?minSeverity=awful', 'http.invalid-request'],
      ['?status=lost', 'http.invalid-request'],
      ['?cursor=abc', 'http.invalid-cursor'],
      ['?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'audit.period-backwards'],
    ])('is refused %s', async (query, code) => {
      expect(await admin.get(`/api/v1/audit/alerts${query}`)).toMatchObject({ status: 400, body: { code } });
    });

    it('is refused an end without a reason, or of what is not there', async () => {
      const alert = await raised();
      const path = `/api/v1/audit/alerts/${alert.id}/close`;
      expect((await admin.post(path, { finding: 'harm', reason: 'x' })).status).toBe(428);
      for (const body of [
        {},
        { finding: 'harm' },
        { finding: 'harm', reason: '' },
        { finding: 'fine', reason: 'x' },
      ])
        expect((await admin.post(path, body, ifMatch(1))).status).toBe(400);
      expect((await closed({ ...alert, id: newId() })).body.code).toBe('audit.alert-not-found');
    });
  });

  describe('rules', () => {
    const RULES = '/api/v1/audit/alert-rules';
    const add = (body: object): Promise<Answer<AlertRuleResponse & Problem>> => admin.post(RULES, body);
    const rule = (code: string, more: object = {}): object => ({
      code,
      kind: 'count',
      title: 'Binding in the name of others',
      severity: 'low',
      match: { actions: ['policies.bound'] },
      by: 'user',
      threshold: 2,
      windowMinutes: 10,
      ...more,
    });

    it.each<
      [string, { readonly by: 'user' | 'source'; readonly actions?: readonly string[] }, Partial<TrailRow>]
    >([
      ['all that was denied', { by: 'user' }, {}],
      ['all that was denied, by where it came from', { by: 'source' }, { ip: '203.0.113.77' }],
      ['denials and requests', { by: 'user', actions: ['identity.*', 'http.request'] }, {}],
    ])('that look at %s count a denial once', async (name, { by, actions = ['*.*'] }, more) => {
      const code = `denied-${name.length}`;
      const match = { actions, outcomes: ['denied'] };
      expect((await add(rule(code, { match, by, threshold: 3 }))).status).toBe(201);
      const user = await somebody(app);
      const subject = by === 'user' ? user : '203.0.113.77';
      const denial = (minutes: number): readonly TrailRow[] => {
        const facts = { at: ago(minutes), user, outcome: 'denied', risk: '0.20', ...more };
        return [
          { ...facts, action: 'identity.access-denied', type: 'permission', resource: 'claims.pay' },
          { ...facts, action: 'http.request', type: 'route', resource: '/x', code: 'http.forbidden' },
        ];
      };
      await happens(...denial(5), ...denial(4));
      expect(await of(subject, code)).toEqual([]);
      // Of another refusal the row of the request is the only one.
      await happens({ ...denial(3)[1], code: 'claims.own-request' } as TrailRow);
      expect(await of(subject, code)).toMatchObject([{ occurrences: 3 }]);
    });

    it('that look at requests alone count denials by them', async () => {
      const match = { actions: ['http.request'], outcomes: ['denied'], codes: ['http.forbidden'] };
      expect((await add(rule('forbidden-requests', { match }))).status).toBe(201);
      const refused = await signIn(app, 'adjuster');
      for (let round = 0; round < 2; round++) expect((await refused.get('/api/v1/users')).status).toBe(403);
      await app.get(AccessTrail, { strict: false }).flush();
      await lookForAlerts(app);
      const me = (await refused.get<{ readonly id: string }>('/api/v1/auth/me')).body.id;
      expect(await of(me, 'forbidden-requests')).toMatchObject([{ occurrences: 2 }]);
    });

    it('are added, changed and ended, each version kept, effective with the next look', async () => {
      const { status, body } = await add(rule('two-bound'));
      expect([status, body]).toMatchObject([
        201,
        { version: 1, quietMinutes: 60, next: null, endedAt: null },
      ]);
      const [first, second, third] = [await somebody(app), await somebody(app), await somebody(app)];
      const bound = (user: string, minutes: number): TrailRow => ({
        action: 'policies.bound',
        at: ago(minutes),
        user,
      });
      await happens(bound(first, 3), bound(first, 2));
      expect(await of(first)).toMatchObject([{ code: 'two-bound', ruleVersion: 1, severity: 'low' }]);
      const path = `${RULES}/${body.id}`;
      const changed = await admin.patch<AlertRuleResponse>(
        path,
        { threshold: 3, severity: 'high' },
        ifMatch(1),
      );
      expect(changed).toMatchObject({ status: 200, body: { version: 2, rowVersion: 2, threshold: 3 } });
      expect((await admin.patch(path, { threshold: 4 }, ifMatch(1))).status).toBe(412);
      expect((await admin.patch(path, { threshold: 3 }, ifMatch(2))).body).toMatchObject({ version: 2 });
      await happens(bound(second, 3), bound(second, 2));
      expect(await of(second)).toEqual([]);
      await happens(bound(second, 1));
      expect(await of(second)).toMatchObject([{ ruleVersion: 2, severity: 'high' }]);
      const versions = await admin.get<Page<object>>(`${path}/versions`);
      expect(versions.body.items).toMatchObject([
        { version: 2, threshold: 3, severity: 'high' },
        { version: 1, threshold: 2, severity: 'low' },
      ]);
      expect((await admin.post(`${path}/end`, {}, ifMatch(2))).status).toBe(200);
      expect((await admin.patch(path, { threshold: 1 }, ifMatch(3))).body).toMatchObject({
        code: 'audit.alert-rule-over',
      });
      await happens(...[3, 2, 1].map((minutes) => bound(third, minutes)));
      expect(await of(third)).toEqual([]);
      const codes = async (query: string) =>
        (await admin.get<Page<AlertRuleResponse>>(`${RULES}?limit=200${query}`)).body.items.map(
          ({ code }) => code,
        );
      expect(await codes('')).not.toContain('two-bound');
      expect(await codes('&ended=true')).toContain('two-bound');
      expect((await add(rule('two-bound'))).status).toBe(201);
    });

    it('have codes of their own, also when two people enter them at once', async () => {
      const answers = await Promise.all([add(rule('at-once')), add(rule('at-once'))]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('audit.alert-rule-exists');
    });

    it('raise none about the alerts themselves', async () => {
      const { body } = await add(
        rule('everything-of-audit', { match: { actions: ['audit.*'] }, threshold: 1 }),
      );
      const user = await somebody(app);
      await happens({ action: 'audit.hold-placed', at: ago(1), user });
      expect(await of(user)).toHaveLength(1);
      await lookForAlerts(app);
      expect(await lookForAlerts(app)).toBe(0);
      await admin.post(`${RULES}/${body.id}/end`, {}, ifMatch(1));
    });

    it.each<[object, string, string]>([
      [{ threshold: 0 }, 'http.invalid-request', '/threshold'],
      [{ threshold: 1001 }, 'http.invalid-request', '/threshold'],
      [{ windowMinutes: 1441 }, 'http.invalid-request', '/windowMinutes'],
      [{ windowMinutes: '10' }, 'http.invalid-request', '/windowMinutes'],
      [{ quietMinutes: 0 }, 'http.invalid-request', '/quietMinutes'],
      [{ code: 'No Code' }, 'http.invalid-request', '/code'],
      [{ match: { actions: [] } }, 'http.invalid-request', '/match/actions'],
      [{ match: { actions: ["a.b' or 1=1"] } }, 'http.invalid-request', '/match/actions/0'],
      [{ match: { actions: ['%.%'] } }, 'http.invalid-request', '/match/actions/0'],
      [{ match: { actions: ['a.b'], minRisk: '1.01' } }, 'http.invalid-request', '/match/minRisk'],
      [{ match: { actions: ['a.b'], weather: 'rain' } }, 'http.invalid-request', '/match/weather'],
      [{ by: 'moon' }, 'http.invalid-request', '/by'],
      [{ kind: 'sequence' }, 'audit.alert-rule-invalid', '/next'],
      [
        { kind: 'unusual-hours', historyDays: 30, timeZone: 'Mars/Olympus' },
        'audit.alert-rule-invalid',
        '/timeZone',
      ],
      [{ timeZone: 'UTC' }, 'audit.alert-rule-invalid', '/timeZone'],
    ])('are refused with %j', async (wrong, code, pointer) => {
      const { status, body } = await add(rule('wrong', wrong));
      expect([status, body.code, body.errors?.map((fault) => fault.pointer)]).toEqual([400, code, [pointer]]);
    });

    it('are for those who may, after a sign-in of late', async () => {
      expect((await agent.post(RULES, rule('of-an-agent'))).status).toBe(403);
    });
  });

  describe('letters', () => {
    const send = (one = app): Promise<number> =>
      RequestContext.create(one.get(EntityManager), () => one.get(SendLetters, { strict: false }).run());
    const subscribe = (minimumSeverity: string) =>
      admin.send({ method: 'PUT', url: SUBSCRIPTION, payload: { minimumSeverity } });
    const reused = async (): Promise<string> => {
      const user = await somebody(app);
      await happens({ action: 'identity.token-reused', at: ago(1), user, risk: '1.00' });
      return user;
    };
    const owner = async (statement: string): Promise<readonly object[]> => {
      const client = await connect(database.ownerUrl, 'letters');
      try {
        return (await client.query(statement)).rows as object[];
      } finally {
        await client.end();
      }
    };

    it('go to those who asked for them, from the severity on that they named, and tell of nobody', async () => {
      expect((await admin.get(SUBSCRIPTION)).body).toEqual({ minimumSeverity: null });
      expect(await subscribe('high')).toMatchObject({ status: 200, body: { minimumSeverity: 'high' } });
      const low = await somebody(app);
      await happens(...failures(10, { user: low }));
      const user = await reused();
      const sent = await Promise.all([send(), send(), send()]);
      expect(sent.reduce((sum, each) => sum + each, 0)).toBe(1);
      const [letter = '', ...more] = mailbox.take();
      expect(more).toEqual([]);
      expect(letter).toContain('Subject: Bindery alert (high): A token has come a second time');
      const [alert] = await of(user);
      expect(letter.replaceAll('=\r\n', '')).toContain(`/api/v1/audit/alerts/${alert?.id}`);
      expect(letter).not.toContain(user);
      expect(await send()).toBe(0);
    });

    it('are tried again when the mail server was away, and not forgotten meanwhile', async () => {
      await reused();
      expect(await send(other)).toBe(1);
      expect(mailbox.take()).toEqual([]);
      const waiting = `select status, attempts, last_fault, due_at > now() + interval '30 s' as later from alert_letters where status <> 'sent'`;
      expect(await owner(waiting)).toEqual([
        { status: 'waiting', attempts: 1, last_fault: 'ESOCKET', later: true },
      ]);
      expect(await send()).toBe(0);
      await owner(`update alert_letters set due_at = now() where status = 'waiting'`);
      expect(await send()).toBe(1);
      expect(mailbox.take()).toHaveLength(1);
    });

    it('are given up after the last try, and dropped for whoever may not read alerts any more', async () => {
      await reused();
      await owner(`update alert_letters set attempts = 6, due_at = now() where status = 'waiting'`);
      await send(other);
      const moved = await somebody(app);
      await owner(`insert into alert_subscriptions (user_id, minimum_severity) values ('${moved}', 'low')`);
      await reused();
      expect(await send()).toBe(2);
      expect(mailbox.take()).toHaveLength(1);
      expect(
        await owner(`select status, count(*)::integer from alert_letters group by 1 order by 1`),
      ).toEqual([
        { status: 'dropped', count: 1 },
        { status: 'failed', count: 1 },
        { status: 'sent', count: 3 },
      ]);
    });

    it('end when somebody says so, once and again', async () => {
      for (const status of [204, 204])
        expect((await admin.send({ method: 'DELETE', url: SUBSCRIPTION })).status).toBe(status);
      expect((await admin.get(SUBSCRIPTION)).body).toEqual({ minimumSeverity: null });
      await reused();
      await send();
      expect(mailbox.take()).toEqual([]);
      expect((await subscribe('awful')).status).toBe(400);
      expect((await agent.get(SUBSCRIPTION)).status).toBe(403);
    });
  });

  it('cannot be covered up: the application neither takes alerts away nor changes what they say', async () => {
    const [alert] = await list('status=closed');
    const client = await connect(database.url, 'tampering');
    const attempt = async (statement: string): Promise<string> =>
      client.query(statement).then(
        () => 'done',
        (error: Error) => error.message,
      );
    try {
      expect(await attempt(`delete from alerts where id = '${alert?.id}'`)).toMatch(/permission denied/);
      expect(await attempt(`update alerts set subject_id = 'x' where id = '${alert?.id}'`)).toMatch(
        /subject_id/,
      );
      expect(await attempt(`update alerts set finding = 'harm' where id = '${alert?.id}'`)).toMatch(
        /finding/,
      );
      expect(await attempt(`update alert_rule_versions set terms = '{}'`)).toMatch(/permission denied/);
      expect(await attempt(`delete from alert_rules`)).toMatch(/permission denied/);
      expect(await attempt(`update alert_rules set code = 'x'`)).toMatch(/code/);
    } finally {
      await client.end();
    }
  });
});
