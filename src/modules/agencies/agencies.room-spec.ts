import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Answer } from '../../../test/support/app.js';
import { Client, startApp, ifMatch } from '../../../test/support/app.js';
import { aUser, homeRequest, signIn } from '../../../test/support/story.js';
import { tokenOf } from '../../../test/support/tokens.js';
import { World } from '../../../test/support/world.js';

type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly rowVersion: number };
interface List {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

describe('agencies and companies', () => {
  let world: World;
  let admin: Client;
  let underwriter: Client;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open();
    admin = await world.as('admin');
    underwriter = await world.as('underwriter');
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const enter = async (kind: 'agencies' | 'companies', body: object): Promise<Row> => {
    const answer = await admin.post<Row>(`/api/v1/${kind}`, body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const act = (path: string, row: Row, body: object, by = admin): Promise<Answer<Row>> =>
    by.post<Row>(`/api/v1/${path}`, body, { 'if-match': `"${row.rowVersion}"` });
  const remove = (row: Row, by = admin): Promise<Answer<Row>> =>
    by.send<Row>({
      method: 'DELETE',
      url: `/api/v1/agencies/${row.id}`,
      headers: { 'if-match': `"${row.rowVersion}"` },
    });
  const trailOf = (id: string): Promise<readonly { readonly action: string; readonly changes: unknown }[]> =>
    world.rows(sql`select action, changes from audit_logs where resource_id = ${id} order by seq`);

  describe('an agency', () => {
    it('is entered, found by words of its name, changed on its version, and all of it is in the trail', async () => {
      const address = { line1: '1 Quay', city: 'Cleveland', state: 'OH', zipCode: '44113' };
      const entered = await enter('agencies', {
        code: 'ERIE',
        name: 'Érie Shore Insurance Agency',
        licenseNumber: '18675309',
        phone: '+1 216 555 0100',
        email: 'office@erie.example',
        address,
      });
      expect(entered).toMatchObject({ code: 'ERIE', status: 'active', address, rowVersion: 1 });
      const found = await admin.get<List>('/api/v1/agencies?name=shore%20erie');
      expect(found.body.items.map(({ id }) => id)).toEqual([entered.id]);
      expect((await admin.get<List>('/api/v1/agencies?name=%25')).body.items).toEqual([]);

      const path = `/api/v1/agencies/${entered.id}`;
      const change = { name: 'Erie Shore Agency', phone: null };
      expect(await admin.patch(path, change)).toMatchObject({ status: 428 });
      const changed = await admin.patch<Row>(path, change, { 'if-match': '"1"' });
      expect(changed).toMatchObject({
        status: 200,
        body: { ...change, email: 'office@erie.example', rowVersion: 2 },
      });
      expect(await admin.patch(path, change, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
      expect(await trailOf(entered.id)).toMatchObject([
        { action: 'agencies.created', changes: { code: 'ERIE' } },
        { action: 'agencies.changed', changes: { fields: ['name', 'phone'] } },
      ]);
    });

    it('is entered once, also when the answer is lost or two enter it at once', async () => {
      const body = { code: 'TWICE', name: 'Twice Agency' };
      const key = { 'idempotency-key': 'enter-twice' };
      const [first, second] = [
        await admin.post<Row>('/api/v1/agencies', body, key),
        await admin.post<Row>('/api/v1/agencies', body, key),
      ];
      expect(second.body).toEqual(first.body);
      const rivals = await Promise.all(
        ['a', 'b', 'c'].map(() => admin.post<Row>('/api/v1/agencies', { code: 'RIVAL', name: 'Rival' })),
      );
      expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const refused = rivals.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({
        code: 'agencies.agency-code-taken',
        errors: [{ pointer: '/code' }],
      });
    });

    it.each([
      ['a code with a space', { code: 'A B' }, '/code'],
      ['an empty name', { name: '' }, '/name'],
      [
        'a ZIP code of another state',
        { address: { line1: '1 Quay', city: 'Troy', state: 'OH', zipCode: '10001' } },
        '/address/zipCode',
      ],
      ['no e-mail address', { email: 'nobody' }, '/email'],
    ])('is refused with %s', async (_case, wrong, pointer) => {
      const answer = await admin.post('/api/v1/agencies', { code: 'WRONG', name: 'Wrong', ...wrong });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    });

    it('is listed page by page, by code', async () => {
      const codes: unknown[] = [];
      let cursor: string | null = null;
      do {
        const after: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page = await admin.get<List>(`/api/v1/agencies?limit=2${after}`);
        codes.push(...page.body.items.map(({ code }) => code));
        cursor = page.body.nextCursor;
      } while (cursor !== null);
      expect(codes).toEqual([...new Set(codes)].sort());
      expect(codes).toContain('BUCKEYE');
      expect(codes.length).toBeGreaterThan(3);
    });

    it('is kept by administrators; underwriters see all, an agent the own one', async () => {
      expect(await underwriter.post('/api/v1/agencies', { code: 'NO', name: 'No' })).toMatchObject({
        status: 403,
      });
      expect((await underwriter.get<List>('/api/v1/agencies')).body.items.length).toBeGreaterThan(1);
      const own = await agent.get<List>('/api/v1/agencies');
      expect(own.body.items.map(({ code }) => code)).toEqual(['BUCKEYE']);
      const other = await enter('agencies', { code: 'OTHER', name: 'Other Agency' });
      expect(await agent.get(`/api/v1/agencies/${other.id}`)).toMatchObject({ status: 404 });
    });

    it('is deleted while nothing refers to it, and else is suspended or closed', async () => {
      const mistake = await enter('agencies', { code: 'MISTAKE', name: 'Mistake' });
      expect(await remove(mistake)).toMatchObject({ status: 204 });
      expect(await admin.get(`/api/v1/agencies/${mistake.id}`)).toMatchObject({ status: 404 });
      expect((await trailOf(mistake.id)).map(({ action }) => action)).toEqual([
        'agencies.created',
        'agencies.deleted',
      ]);

      const [buckeye] = (await admin.get<List>('/api/v1/agencies?code=BUCKEYE')).body.items;
      expect(await remove(buckeye as Row)).toMatchObject({
        status: 409,
        body: { code: 'agencies.agency-referred-to' },
      });
    });

    it('keeps its agents out and binds nothing while it is suspended, and goes on when it is reinstated', async () => {
      const quote = await agent.post<Row>('/api/v1/quotes', homeRequest());
      const [buckeye] = (await admin.get<List>('/api/v1/agencies?code=BUCKEYE')).body.items;
      const path = `agencies/${buckeye?.id}`;
      expect(await act(`${path}/reinstate`, buckeye as Row, { reason: 'Never away.' })).toMatchObject({
        status: 409,
        body: { code: 'agencies.agency-status', status: 409 },
      });
      const suspended = await act(`${path}/suspend`, buckeye as Row, { reason: 'The license has lapsed.' });
      expect(suspended).toMatchObject({ status: 200, body: { status: 'suspended' } });
      await expect(signIn(world.app, 'agent')).rejects.toThrow('identity.user-not-found');
      for (const by of [agent, underwriter]) {
        expect(await by.post(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1))).toMatchObject({
          status: 422,
          body: { code: 'agencies.agency-not-active' },
        });
      }
      const again = await act(`${path}/reinstate`, suspended.body, { reason: 'The license was renewed.' });
      expect(again).toMatchObject({ status: 200, body: { status: 'active' } });
      const back = await signIn(world.app, 'agent');
      expect(await back.post(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1))).toMatchObject({
        status: 201,
      });
      expect((await trailOf(String(buckeye?.id))).slice(-2)).toMatchObject([
        { action: 'agencies.suspended', changes: { reason: 'The license has lapsed.' } },
        { action: 'agencies.reinstated', changes: { status: ['suspended', 'active'] } },
      ]);
    });

    it('that is closed takes no new users', async () => {
      const shut = await enter('agencies', { code: 'SHUT', name: 'Shut Agency' });
      const user = { email: 'late@shut.example', lastName: 'Late', role: 'agent', agencyId: shut.id };
      expect(await act(`agencies/${shut.id}/close`, shut, { reason: 'Sold.' })).toMatchObject({
        status: 200,
      });
      expect(await admin.post('/api/v1/users', user)).toMatchObject({
        status: 422,
        body: { code: 'identity.agency-closed', errors: [{ pointer: '/agencyId' }] },
      });
    });
  });

  describe('a company', () => {
    const letterhead = {
      naicNumber: '54321',
      addressLines: ['1 Harbor Plaza', 'Toledo, OH 43604'],
      phone: '+1 800 555 0188',
      email: 'service@harbor.example',
      website: 'www.harbor.example',
      signature: { name: 'Ina Moss', title: 'President' },
    };

    it('is entered with its letterhead, found by its legal name, changed, closed and opened again', async () => {
      const entered = await enter('companies', {
        code: 'HRB',
        legalName: 'Harbor Mutual Company',
        ...letterhead,
      });
      expect(entered).toMatchObject({ code: 'HRB', status: 'active', ...letterhead });
      const found = await agent.get<List>('/api/v1/companies?name=mutual%20harb');
      expect(found.body.items).toEqual([entered]);
      const path = `/api/v1/companies/${entered.id}`;
      const changed = await admin.patch<Row>(path, { signature: null }, { 'if-match': '"1"' });
      expect(changed.body).toMatchObject({ signature: null, naicNumber: '54321', rowVersion: 2 });
      const closed = await act(`companies/${entered.id}/close`, changed.body, { reason: 'In run-off.' });
      expect(closed.body).toMatchObject({ status: 'closed' });
      expect(await act(`companies/${entered.id}/close`, closed.body, { reason: 'Again.' })).toMatchObject({
        status: 409,
        body: { code: 'agencies.company-status' },
      });
      const opened = await act(`companies/${entered.id}/reopen`, closed.body, { reason: 'Recapitalized.' });
      expect(opened.body).toMatchObject({ status: 'active', rowVersion: 4 });
      expect((await trailOf(entered.id)).map(({ action }) => action)).toEqual([
        'agencies.company-created',
        'agencies.company-changed',
        'agencies.company-closed',
        'agencies.company-reopened',
      ]);
    });

    it.each([
      ['a code twice', { code: 'BND' }, '/code'],
      ['a NAIC number twice', { naicNumber: '54321' }, '/naicNumber'],
    ])('is refused with %s', async (_case, wrong, pointer) => {
      const answer = await admin.post('/api/v1/companies', {
        code: 'NEW',
        legalName: 'New Company',
        ...wrong,
      });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'agencies.company-taken', errors: [{ pointer }] },
      });
    });

    it.each([
      ['a NAIC number of four digits', { naicNumber: '1234' }, '/naicNumber'],
      ['a signature of nobody', { signature: { title: 'President' } }, '/signature/name'],
      ['an address with a line break', { addressLines: ['1 Quay\nToledo'] }, '/addressLines/0'],
      ['an address in one text', { addressLines: 'Toledo' }, '/addressLines'],
      ['no legal name', { legalName: ' ' }, '/legalName'],
    ])('is refused with %s', async (_case, wrong, pointer) => {
      const answer = await admin.post('/api/v1/companies', {
        code: 'NEW',
        legalName: 'New Company',
        ...wrong,
      });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    });

    it('that is closed, or was never entered, has nothing bound in its name, and no paper with a code for a name', async () => {
      const quote = await agent.post<Row>('/api/v1/quotes', homeRequest());
      const bind = (): Promise<Answer<Row>> =>
        agent.post<Row>(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1));
      const [bnd] = (await admin.get<List>('/api/v1/companies?code=BND')).body.items;
      const closed = await act(`companies/${bnd?.id}/close`, bnd as Row, { reason: 'In run-off.' });
      expect(await bind()).toMatchObject({ status: 422, body: { code: 'agencies.company-closed' } });
      expect(await agent.post(`/api/v1/quotes/${quote.body.id}/proposal`, {})).toMatchObject({
        status: 201,
      });
      await act(`companies/${bnd?.id}/reopen`, closed.body, { reason: 'Sold with its business.' });

      const named = (from: string, to: string): Promise<unknown> =>
        world.rows(sql`update companies set code = ${to} where code = ${from}`);
      await named('BND', 'ELSE');
      const unknown = { status: 422, body: { code: 'agencies.company-unknown', companyCode: 'BND' } };
      expect(await bind()).toMatchObject(unknown);
      const lines: string[] = [];
      const restarted = await startApp(world.database, {
        environment: { LOG_LEVEL: 'warn' },
        logDestination: { write: (line) => void lines.push(line) },
      });
      await restarted.close();
      expect(lines.map((line) => (JSON.parse(line) as { companies?: unknown }).companies)).toContainEqual([
        'BND',
      ]);
      expect(await agent.post(`/api/v1/quotes/${quote.body.id}/proposal`, {})).toMatchObject(unknown);
      await named('ELSE', 'BND');
      expect(await bind()).toMatchObject({ status: 201 });
    });

    it('is kept by staff who belong to no agency', async () => {
      const { id } = await enter('agencies', { code: 'OWN', name: 'Own Agency' });
      const login = { email: 'admin@own.example', password: 'nine slow rivers under glass' };
      await aUser(world.app, { ...login, role: 'admin', agencyId: id });
      const theirs = new Client(world.app, await tokenOf(world.app, login.email));
      for (const [kind, body] of [
        ['companies', { code: 'NO', legalName: 'No' }],
        ['agencies', { code: 'NO', name: 'No' }],
      ] as const) {
        expect(await theirs.post(`/api/v1/${kind}`, body)).toMatchObject({
          status: 403,
          body: { code: 'http.forbidden' },
        });
      }
      expect(await agent.post('/api/v1/companies', { code: 'NO', legalName: 'No' })).toMatchObject({
        status: 403,
      });
    });
  });
});
