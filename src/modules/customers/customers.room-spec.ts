import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer } from '../../../test/support/app.js';
import { Client, startApp } from '../../../test/support/app.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { DEMO_CUSTOMER_ID, aUser, signIn } from '../../../test/support/story.js';
import { tokenOf } from '../../../test/support/tokens.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Customers } from './customers.js';
import type { CustomerResponse } from './customers.dto.js';
import { cloneSeeded } from '../../../test/support/seeded-database.js';
import type { Problem } from '../../../test/support/world.js';

interface Found {
  readonly items: readonly CustomerResponse[];
  readonly nextCursor: string | null;
}

const person = (firstName: string, lastName: string, more: object = {}): object => ({
  kind: 'person',
  data: { firstName, lastName, ...more },
});

describe('customers', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let agent: Client;
  let admin: Client;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    agent = await signIn(app, 'agent');
    admin = await signIn(app, 'admin');
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  async function create(body: object): Promise<CustomerResponse> {
    const answer = await agent.post<CustomerResponse>('/api/v1/customers', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  it('are entered and read back alike, with a place and a version', async () => {
    const answer = await agent.post<CustomerResponse>(
      '/api/v1/customers',
      person('Nora', 'Vance', { email: 'Nora@Example.com' }),
    );
    expect(answer).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { displayName: 'Nora Vance' },
    });
    expect(answer.headers['location']).toBe(`/api/v1/customers/${answer.body.id}`);
    const read = await agent.get<CustomerResponse>(`/api/v1/customers/${answer.body.id}`);
    expect(read.body).toEqual(answer.body);
  });

  it('leave an audit row that names the fields and not what is in them', async () => {
    const { id } = await create(person('Ida', 'Secretname'));
    const em = app.get(EntityManager).fork();
    const { rows } = await sql<{ text: string }>`
      select row_to_json(a)::text as text from audit_logs a where resource_id = ${id}
    `.execute(em.getKysely());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).toContain('customers.created');
    expect(rows[0]?.text).not.toContain('Secretname');
  });

  it('are found by a fragment of the name, the whole e-mail address and the external id, whatever the case', async () => {
    const { id } = await create({
      ...person('Zeno', 'Quixwell', { email: 'zeno@quix.example' }),
      externalId: 'CRM-77',
    });
    for (const query of ['name=XWEL', 'name=zeno%20qui', 'email=ZENO@quix.example', 'externalId=CRM-77']) {
      const { body } = await agent.get<Found>(`/api/v1/customers?${query}`);
      expect([query, body.items.map((each) => each.id)]).toEqual([query, [id]]);
    }
    expect((await agent.get<Found>('/api/v1/customers?name=100%25')).body.items).toEqual([]);
    const begins = async (name: string): Promise<readonly string[]> =>
      (await agent.get<Found>(`/api/v1/customers?name=${name}`)).body.items.map(({ id }) => id);
    const whole = await begins('zeno');
    expect(whole).toHaveLength(1);
    expect(await begins('QU')).toEqual(whole);
    expect(await begins('ze')).toEqual(whole);
    expect(await begins('ux')).toEqual([]);
    expect(await begins("'-")).toEqual([]);
  });

  it.each([
    ['Núñez', 'Rosa', ['Nu\u0301n\u0303ez', 'nunez', 'rosa NUNEZ', 'NUÑEZ, Rosa']],
    ['İnan', 'Işıl', ['İnan', 'inan', 'isil inan', 'IŞIL']],
    ['O’Neilly', 'Sean', ["O'Neilly", 'oneilly', 'O’NEILLY', 'oneilly sean']],
    ['Weiß-Łęcki', 'Jörg', ['weiss lecki', 'WEISS-ŁĘCKI', 'jorg']],
    ['伟强', '陈', ['陈 伟强', '伟强', '陈', '陈伟强', '伟强陈']],
    ['王', '芳', ['王芳', '芳王', '王 芳']],
    ['诸葛孔明', '', ['诸葛 孔明', '诸葛孔明', '诸葛']],
    ['山田', '太郎', ['山田太郎', '山田　太郎']],
    ['김', '민수', ['김민수', '김 민수']],
    ['Garcia Marquez', 'Ines', ['garcia-marquez', 'ines García‑Márquez']],
    ['Ewing', 'J.R.', ['J R Ewing', 'J. R. Ewing', 'jr ewing', 'ewing J R']],
    ['Oppenheim', 'B. K.', ['B.K. Oppenheim', 'B K Oppenheim', 'bk', 'BK Oppenheim', 'oppenheim bk']],
    ['Schröter', 'Uwe', ['schroeter', 'Schroter', 'SCHROETER uwe']],
    ['Goering-Boehm', 'Lars', ['Göring-Böhm', 'göring böhm', 'goering']],
    ['شریعتی', 'علی\u200cرضا', ['عليرضا', 'شريعتي']],
  ])(
    'by the name of %s %s are found however it is spelled, in any order',
    async (lastName, firstName, spellings) => {
      const data = firstName === '' ? { lastName } : { firstName, lastName };
      const { id } = await create({ kind: 'person', data });
      for (const name of spellings) {
        const { body } = await agent.get<Found>(`/api/v1/customers?${new URLSearchParams({ name })}`);
        expect([name, body.items.map((each) => each.id)]).toEqual([name, [id]]);
      }
    },
  );

  it.each([
    ['伟', '陈', '陈 伟'],
    ['太郎', '山田', '山田 太郎'],
    ['はなこ', 'さとう', 'さとう はなこ'],
    ['민수', '김', '김 민수'],
    ['Wei', '陈', 'Wei 陈'],
    ['Wei', 'Chen', 'Wei Chen'],
  ])('named %s %s stand as %s in answers and on papers', async (firstName, lastName, displayName) => {
    const { id } = await create({ kind: 'person', data: { firstName, lastName } });
    expect((await agent.get<Found>(`/api/v1/customers/${id}`)).body).toMatchObject({ displayName });
    const inDocuments = await RequestContext.create(app.get(EntityManager), () =>
      app.get(Customers, { strict: false }).displayName(SYSTEM_ACTOR, id),
    );
    expect(inDocuments).toBe(displayName);
  });

  it('may have died, on a day that fits the rest, and somebody says so', async () => {
    const { id } = await create(person('Ada', 'Brink', { dateOfBirth: '1950-01-01' }));
    const known = { firstName: 'Ada', lastName: 'Brink', dateOfBirth: '1950-01-01' };
    const died = (dateOfDeath: string): Promise<Answer<Problem & CustomerResponse>> =>
      agent.patch(`/api/v1/customers/${id}`, { data: { ...known, dateOfDeath } }, { 'if-match': '"1"' });
    for (const day of ['1949-12-31', '2999-01-01'])
      expect(await died(day)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/data/dateOfDeath' }] },
      });
    expect(await died('2026-01-02')).toMatchObject({
      status: 200,
      body: { data: { dateOfDeath: '2026-01-02' } },
    });
  });

  it('are written down in one spelling: composed, and without white space that nobody meant', async () => {
    const { id, data } = await create(person(' Rene\u0301e\u00a0 ', 'd’Arc  Smith'));
    expect(data).toEqual({ firstName: 'Renée', lastName: 'd’Arc Smith' });
    const change = { data: { firstName: 'Rene\u0301e', lastName: 'Ab\u0302c' } };
    const path = `/api/v1/customers/${id}`;
    const answer = await agent.patch<CustomerResponse>(path, change, { 'if-match': '*' });
    expect(answer.body.data).toEqual({ firstName: 'Renée', lastName: 'Ab̂c' });
  });

  it('may have one name, a long one, a telephone with an extension', async () => {
    expect((await create({ kind: 'person', data: { firstName: 'Suharto' } })).displayName).toBe('Suharto');
    expect((await create({ kind: 'person', data: { lastName: 'Teller' } })).displayName).toBe('Teller');
    const name = `${'Lake '.repeat(39)}Trust`;
    expect((await create({ kind: 'organization', data: { name } })).displayName).toBe(name);
    for (const phone of [
      '+1 614 555 0100 x123',
      '614-555-0100 ext. 5',
      '+16145550100;ext=5',
      '614 555 0100, Ext 12',
      '(614) 555-0100x7',
      '614\u2011555\u20110100',
      '６１４-５５５-０１００',
      '+49 30 1234567',
    ])
      await create(person('Tele', 'Phone', { phone }));
  });

  it.each([
    ['a zero-width space', { firstName: 'A\u200bda' }, '/data/firstName'],
    ['an escape', { lastName: '\u001b[2JLake' }, '/data/lastName'],
    ['a right-to-left override', { firstName: '\u202eadA' }, '/data/firstName'],
    ['a line break', { firstName: 'Ada\nLake' }, '/data/firstName'],
    ['nothing but what cannot be seen', { firstName: '\u3164' }, '/data/firstName'],
    ['an accent on no letter', { firstName: '\u0301' }, '/data/firstName'],
    ['white space alone', { firstName: '\u00a0\u3000' }, '/data/firstName'],
    ['a dash for a name that nobody knows', { lastName: '---' }, '/data/lastName'],
    ['a character of private use', { lastName: '\ue000' }, '/data/lastName'],
    ['a pile of marks', { lastName: `a${'\u0301'.repeat(40)}` }, '/data/lastName'],
    [
      'a dot for a city',
      { address: { line1: '1 A St', city: '.', state: 'OH', zipCode: '43004' } },
      '/data/address/city',
    ],
    ['a telephone of hyphens', { phone: '-------' }, '/data/phone'],
    ['a telephone of six digits', { phone: '555-010' }, '/data/phone'],
    ['a telephone of sixteen digits', { phone: '1234567890123456' }, '/data/phone'],
    [
      'an address with a tab',
      { address: { line1: 'a\tb', city: 'c', state: 'OH', zipCode: '43004' } },
      '/data/address/line1',
    ],
  ])('refuse %s and point to it', async (_case, fault, pointer) => {
    const answer = await agent.post<Problem>('/api/v1/customers', person('A', 'B', fault));
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((each) => each.pointer)).toEqual([pointer]);
  });

  it('have one external id however it is padded or typed, and its case counts', async () => {
    await create({ ...person('One', 'Only'), externalId: ' PAD-1\u00a0' });
    for (const externalId of ['PAD-1', 'PAD-1 ', 'ＰＡＤ－１', 'PAD–1', 'PAD−①'])
      expect(
        await agent.post<Problem>('/api/v1/customers', { ...person('Two', 'Twin'), externalId }),
      ).toMatchObject({
        status: 409,
        body: { code: 'customers.external-id-taken' },
      });
    expect((await agent.get<Found>('/api/v1/customers?externalId=PAD-1%20')).body.items).toHaveLength(1);
    await create({ ...person('Other', 'Case'), externalId: 'pad-1' });
    const hidden = { ...person('Two', 'Twin'), externalId: 'PAD\u200b-1' };
    expect(await agent.post<Problem>('/api/v1/customers', hidden)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/externalId' }] },
    });
  });

  it('of two agencies, and of none, may have the same external id: nobody learns of the other', async () => {
    const { id } = await create({ ...person('Shared', 'Id'), externalId: 'SHARED-1' });
    const em = app.get(EntityManager).fork();
    await sql`
      with other as (insert into agencies (code, name) values ('other-bay', 'Other Bay') returning id)
      insert into customers (data, external_id, agency_id) select '{"lastName":"Bay"}', 'SHARED-2', id from other
    `.execute(em.getKysely());
    await create({ ...person('Second', 'Id'), externalId: 'SHARED-2' });
    const ofStaff = { ...person('Staff', 'Id'), externalId: 'SHARED-1' };
    expect(await admin.post('/api/v1/customers', ofStaff)).toMatchObject({ status: 201 });
    expect(await admin.post('/api/v1/customers', ofStaff)).toMatchObject({ status: 409 });
    const found = await agent.get<Found>('/api/v1/customers?externalId=SHARED-1');
    expect(found.body.items.map((each) => each.id)).toEqual([id]);
    expect((await admin.get<Found>('/api/v1/customers?externalId=SHARED-1')).body.items).toHaveLength(2);
  });

  it('come page by page in a stable order, none twice and none left out', async () => {
    for (let n = 0; n < 7; n += 1) await create(person(`Twin${n % 2}`, 'Pagewell'));
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const { body } = await agent.get<Found>(
        `/api/v1/customers?name=pagewell&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('are corrected only on the version that was read', async () => {
    const { id } = await create(person('Edna', 'Mode'));
    const change = { data: { firstName: 'Edna', lastName: 'Mole' } };
    expect(await agent.patch<Problem>(`/api/v1/customers/${id}`, change)).toMatchObject({ status: 428 });
    const first = await agent.patch<CustomerResponse>(`/api/v1/customers/${id}`, change, {
      'if-match': '"1"',
    });
    expect(first).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { displayName: 'Edna Mole', rowVersion: 2 },
    });
    const late = await agent.patch<Problem>(`/api/v1/customers/${id}`, change, { 'if-match': '"1"' });
    expect(late).toMatchObject({ status: 412, body: { code: 'http.stale-version', currentETag: '"2"' } });
  });

  it('let one of twenty parallel corrections of one version through', async () => {
    const { id } = await create(person('Race', 'Condition'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        agent.patch(`/api/v1/customers/${id}`, { externalId: `race-${n}` }, { 'if-match': '"1"' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
  });

  it('share no external id', async () => {
    await create({ ...person('One', 'Only'), externalId: 'UNIQUE-1' });
    const taken = { ...person('Two', 'Only'), externalId: 'UNIQUE-1' };
    const answer = await agent.post<Problem>('/api/v1/customers', taken);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'customers.external-id-taken', errors: [{ pointer: '/externalId' }] },
    });
  });

  it('of another agency are not found', async () => {
    const answer = await admin.post<CustomerResponse>('/api/v1/customers', person('Own', 'Staff'));
    expect(await agent.get<Problem>(`/api/v1/customers/${answer.body.id}`)).toMatchObject({ status: 404 });
    expect((await agent.get<Found>('/api/v1/customers?name=own%20staff')).body.items).toEqual([]);
    expect(await admin.get(`/api/v1/customers/${DEMO_CUSTOMER_ID}`)).toMatchObject({ status: 200 });
  });

  it('of all agencies are hidden from an agent who has none', async () => {
    const database = app.get(EntityManager).fork().getKysely();
    const agency = await sql<{ id: string }>`select id from agencies limit 1`.execute(database);
    const login = { email: 'homeless@example.com', password: 'nine slow rivers under glass' };
    const id = await aUser(app, { ...login, role: 'agent', agencyId: agency.rows[0]?.id ?? null });
    await sql`update users set agency_id = null where id = ${id}`.execute(database);
    const homeless = new Client(app, await tokenOf(app, login.email));
    expect(await homeless.get(`/api/v1/customers/${DEMO_CUSTOMER_ID}`)).toMatchObject({ status: 404 });
    for (const list of ['customers', 'quotes', 'policies'])
      expect(await homeless.get(`/api/v1/${list}`)).toMatchObject({ status: 200, body: { items: [] } });
    const change = { externalId: 'STOLEN' };
    const path = `/api/v1/customers/${DEMO_CUSTOMER_ID}`;
    expect(await homeless.patch(path, change, { 'if-match': '*' })).toMatchObject({ status: 404 });
  });

  it.each([
    ['a base of the armed forces', { line1: 'PSC 3 Box 1200', city: 'APO', state: 'AE', zipCode: '09021' }],
    ['Puerto Rico', { line1: '7 Calle Sol', city: 'San Juan', state: 'PR', zipCode: '00907' }],
    ['Germany', { country: 'DE', line1: 'Hauptstr. 5', city: 'Köln', postalCode: '50667' }],
  ])('may have their mail in %s', async (_case, address) => {
    expect((await create(person('Far', 'Away', { address }))).data.address).toEqual(address);
  });

  it('have a ZIP code of their state, or a reason that stands in the trail', async () => {
    const address = { line1: '1 Main St', city: 'Newville', state: 'OH', zipCode: '47001' };
    expect(await agent.post<Problem>('/api/v1/customers', person('New', 'Zip', { address }))).toMatchObject({
      status: 400,
      body: { code: 'customers.invalid-data', errors: [{ pointer: '/data/address/zipCode' }] },
    });
    const zipCodeReason = 'Opened last month, seen on usps.com';
    const { id } = await create(person('New', 'Zip', { address: { ...address, zipCodeReason } }));
    const { rows } =
      await sql`select user_id is not null as known, changes from audit_logs where resource_id = ${id}`.execute(
        app.get(EntityManager).fork().getKysely(),
      );
    expect(rows).toMatchObject([{ known: true, changes: { zipCodeReason } }]);
  });

  it.each([
    ['a person without a name', { kind: 'person', data: { email: 'a@b.example' } }, '/data/lastName'],
    [
      'an organization that was born',
      { kind: 'organization', data: { name: 'A', dateOfBirth: '1990-01-01' } },
      '/data/dateOfBirth',
    ],
    [
      'somebody born tomorrow',
      person('A', 'B', { dateOfBirth: new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10) }),
      '/data/dateOfBirth',
    ],
    ['an unknown field', person('A', 'B', { shoeSize: 42 }), '/data/shoeSize'],
    [
      'a license number, which has its own place',
      person('A', 'B', { licenceNumber: 'X1' }),
      '/data/licenceNumber',
    ],
    ['a list where an object belongs', person('A', 'B', { address: [] }), '/data/address'],
    [
      'a state that does not exist',
      person('A', 'B', { address: { line1: 'x', city: 'y', state: 'XX', zipCode: '43004' } }),
      '/data/address/state',
    ],
  ])('refuse %s and point to it', async (_case, body, pointer) => {
    const answer = await agent.post<Problem>('/api/v1/customers', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it('come page by page by a frequent name too, wherever in the list it stands', async () => {
    const { agencyId } = await create(person('Zed', 'Zzyzx 0'));
    const db = app.get(EntityManager).fork().getKysely();
    await sql`
      insert into customers (id, kind, data, agency_id)
      select gen_random_uuid(), 'person', jsonb_build_object('firstName', first, 'lastName', last || n), ${agencyId}
        from generate_series(1, 2500) n, (values ('Zed', 'Zzyzx '), ('Abe', 'Aaron '), ('Bo', 'Abbott '), ('Cy', 'Abel '),
             ('Di', 'Abram ')) names (first, last)`.execute(db);
    const { rows } = await sql<{ readonly id: string }>`
      select id from customers where name_search like '%zzyzx%' order by name_sort, id limit 400`.execute(db);
    const first = await agent.get<Found>('/api/v1/customers?name=zzyzx&limit=200');
    const second = await agent.get<Found>(
      `/api/v1/customers?name=zzyzx&limit=200&cursor=${first.body.nextCursor}`,
    );
    const pages = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(pages).toEqual(rows.map(({ id }) => id));
    expect((await agent.get<Found>('/api/v1/customers?name=abe')).body.items).toHaveLength(50);
  });

  it("refuse a cursor of somebody else's making", async () => {
    for (const cursor of ['abc', 'WyJ4IiwieSJd']) {
      const answer = await agent.get<Problem>(`/api/v1/customers?cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'http.invalid-cursor' } });
    }
  });
});
