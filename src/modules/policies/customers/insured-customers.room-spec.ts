import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { homeRequest } from '../../../../test/support/story.js';
import { ifMatch } from '../../../../test/support/app.js';
import { World } from '../../../../test/support/world.js';

interface Row {
  readonly id: string;
  readonly rowVersion: number;
  readonly [field: string]: unknown;
}
interface List {
  readonly items: readonly Row[];
}

describe('customers who were entered twice, or by mistake', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;
  let admin: Client;

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
    underwriter = await world.as('underwriter');
    admin = await world.as('admin');
  });
  afterAll(() => world?.close());

  const enter = async (data: object, more: object = {}, by = agent): Promise<Row> => {
    const person = { firstName: 'Ida', lastName: 'Brook', ...data };
    const answer = await by.post<Row>('/api/v1/customers', { kind: 'person', data: person, ...more });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const merge = (from: Row, into: Row, by = underwriter, headers: object = {}): Promise<Answer<Row>> =>
    by.post<Row>(
      `/api/v1/customers/${from.id}/merge`,
      { into: into.id, reason: 'Entered again by telephone.' },
      { 'if-match': `"${from.rowVersion}"`, ...headers },
    );
  const remove = ({ id, rowVersion }: Row, by = underwriter): Promise<Answer<Row>> =>
    by.send<Row>({
      method: 'DELETE',
      url: `/api/v1/customers/${id}`,
      headers: { 'if-match': `"${rowVersion}"` },
    });
  const quoteFor = async ({ id }: Row): Promise<Row> =>
    (await agent.post<Row>('/api/v1/quotes', homeRequest({ customerId: id }))).body;
  const bind = ({ id }: Row): Promise<Answer<Row>> =>
    agent.post<Row>(`/api/v1/quotes/${id}/bind`, {}, ifMatch(1));
  const listed = async (path: string): Promise<readonly unknown[]> =>
    (await agent.get<List>(`/api/v1/${path}`)).body.items.map(({ id }) => id);
  const trailOf = (id: string): Promise<readonly { readonly action: string; readonly changes: unknown }[]> =>
    world.rows(sql`select action, changes from audit_logs where resource_id = ${id} order by seq`);

  describe('merged', () => {
    it('are one from then on: read, listed, written to and insured as the one who stays', async () => {
      const address = { line1: '12 Maple Street', city: 'Columbus', state: 'OH', zipCode: '43004' };
      const twin = await enter(
        { firstName: 'Eda', phone: '+1 614 555 0190', address },
        { externalId: 'CRM-77' },
      );
      const stays = await enter({ email: 'ida@brook.example' });
      const [insured, open] = [await quoteFor(twin), await quoteFor(twin)];
      const { body: policy } = await bind(insured);

      const merged = await merge(twin, stays);
      expect(merged).toMatchObject({
        status: 200,
        body: {
          mergedId: twin.id,
          filledFields: ['phone', 'address', 'externalId'],
          followedIds: [],
          customer: {
            id: stays.id,
            externalId: 'CRM-77',
            displayName: 'Ida Brook',
            data: { email: 'ida@brook.example', phone: '+1 614 555 0190', address },
          },
        },
      });
      const read = await agent.get<Row>(`/api/v1/customers/${twin.id}`);
      expect(read.body).toEqual(merged.body['customer']);
      expect(await listed('customers?externalId=CRM-77')).toEqual([stays.id]);
      expect(await listed(`policies?customerId=${stays.id}`)).toEqual([policy.id]);
      expect(await listed(`policies?customerId=${twin.id}`)).toEqual([policy.id]);
      expect(await listed(`quotes?customerId=${stays.id}`)).toEqual(
        expect.arrayContaining([insured.id, open.id]),
      );
      expect(await listed(`billing-accounts?customerId=${stays.id}`)).toHaveLength(1);
      expect(await listed(`documents?customerId=${stays.id}`)).toHaveLength(1);

      const pending = { status: 409, body: { code: 'policies.customer-gone', mergedInto: stays.id } };
      expect(await bind(open)).toMatchObject(pending);
      const version = await agent.post<Row>(`/api/v1/quotes/${open.id}/versions`, { customerId: stays.id });
      expect(version.status).toBe(201);
      const bound = await agent.post<Row>(`/api/v1/quotes/${version.body.id}/bind`, {}, ifMatch(1));
      expect(bound).toMatchObject({ status: 201, body: { customerId: stays.id, insuredName: 'Ida Brook' } });
      const proposed = await quoteFor(stays);
      expect(await agent.post(`/api/v1/quotes/${proposed.id}/proposal`, {})).toMatchObject({ status: 201 });

      expect(await trailOf(twin.id)).toMatchObject([
        { action: 'customers.created' },
        {
          action: 'customers.merged',
          changes: {
            into: stays.id,
            reason: 'Entered again by telephone.',
            filledFields: ['phone', 'address', 'externalId'],
          },
        },
      ]);
      expect((await trailOf(stays.id)).at(-1)).toMatchObject({
        action: 'customers.merge-received',
        changes: { from: twin.id },
      });
    });

    it('are changed, merged or deleted no more, and say who is', async () => {
      const [twin, stays, other] = [await enter({}), await enter({}), await enter({})];
      expect((await merge(twin, stays)).status).toBe(200);
      const refused = { status: 409, body: { code: 'customers.customer-merged', mergedInto: stays.id } };
      const path = `/api/v1/customers/${twin.id}`;
      expect(await agent.patch(path, { externalId: 'X' }, { 'if-match': '*' })).toMatchObject(refused);
      expect(await merge(twin, other)).toMatchObject(refused);
      expect(await remove(twin)).toMatchObject(refused);
      expect(await merge(other, twin)).toMatchObject({
        status: 422,
        body: { code: 'customers.survivor-not-found', errors: [{ pointer: '/into' }] },
      });
    });

    it('follow where the one they were merged into goes', async () => {
      const [first, second, third] = [await enter({}), await enter({}), await enter({})];
      const { body: policy } = await bind(await quoteFor(first));
      await merge(first, second);
      const again = await merge((await agent.get<Row>(`/api/v1/customers/${second.id}`)).body, third);
      expect(again.body).toMatchObject({ followedIds: [first.id] });
      expect((await agent.get<Row>(`/api/v1/customers/${first.id}`)).body.id).toBe(third.id);
      expect(await listed(`policies?customerId=${third.id}`)).toEqual([policy.id]);
    });

    it.each<[string, object, object, string]>([
      ['of two kinds', {}, { kind: 'organization', data: { name: 'Brook LLC' } }, 'customers.merge-differs'],
      [
        'born on two days',
        { dateOfBirth: '1988-04-12' },
        { data: { lastName: 'Brook', dateOfBirth: '1988-12-04' } },
        'customers.merge-differs',
      ],
    ])('not when %s', async (_case, data, more, code) => {
      const [twin, stays] = [await enter(data), await enter({}, more)];
      expect(await merge(twin, stays)).toMatchObject({
        status: 422,
        body: { code, errors: [{ pointer: '/into' }] },
      });
      expect((await merge(twin, twin)).body).toMatchObject({ code: 'customers.merge-differs' });
    });

    it('not across agencies, not by agents, not without a reason, and not on an old version', async () => {
      const [twin, stays] = [await enter({}), await enter({})];
      const ofStaff = await enter({}, {}, underwriter);
      expect(await merge(twin, ofStaff)).toMatchObject({
        status: 422,
        body: { code: 'customers.merge-across-agencies', errors: [{ pointer: '/into' }] },
      });
      expect(await merge(twin, stays, agent)).toMatchObject({ status: 403 });
      expect(await merge({ ...twin, rowVersion: 9 }, stays)).toMatchObject({ status: 412 });
      const path = `/api/v1/customers/${twin.id}/merge`;
      expect(await underwriter.post(path, { into: stays.id }, { 'if-match': '*' })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/reason' }] },
      });
      expect(await underwriter.post(path, { into: stays.id, reason: 'Twice.' })).toMatchObject({
        status: 428,
      });
    });

    it('once: a repeat with its key gets the first answer, and of two who merge each other one does', async () => {
      const [twin, stays] = [await enter({}), await enter({})];
      const key = { 'idempotency-key': `merge-${twin.id}` };
      const first = await merge(twin, stays, underwriter, key);
      expect((await merge(twin, stays, underwriter, key)).body).toEqual(first.body);

      const [one, two] = [await enter({}), await enter({})];
      const both = await Promise.all([merge(one, two), merge(two, one)]);
      expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    });
  });

  describe('deleted', () => {
    it('are out of sight, free their external id, and nothing is bound for them any more', async () => {
      const mistake = await enter({}, { externalId: 'CRM-99' });
      const quote = await quoteFor(mistake);
      expect(await remove(mistake, agent)).toMatchObject({ status: 403 });
      expect(await remove(mistake)).toMatchObject({ status: 204 });
      expect(await agent.get(`/api/v1/customers/${mistake.id}`)).toMatchObject({ status: 404 });
      expect(await remove(mistake)).toMatchObject({ status: 404 });
      expect(await bind(quote)).toMatchObject({ status: 409, body: { code: 'policies.customer-gone' } });
      expect(await enter({}, { externalId: 'CRM-99' })).toMatchObject({ externalId: 'CRM-99' });
      expect((await trailOf(mistake.id)).at(-1)).toMatchObject({
        action: 'customers.deleted',
        changes: { released: ['externalId'] },
      });
    });

    it('not while they stand on policies, also through one who was merged: it says which', async () => {
      const [twin, stays] = [await enter({}), await enter({})];
      const { body: policy } = await bind(await quoteFor(twin));
      const refused = {
        status: 409,
        body: { code: 'policies.customer-insured', policyNumbers: policy['policyNumber'] },
      };
      expect(await remove(twin)).toMatchObject(refused);
      const { body } = await merge(twin, stays);
      expect(await remove(body['customer'] as Row)).toMatchObject(refused);
    });

    it('not while a policy is being bound: either there is a contract or there is no customer', async () => {
      for (let round = 0; round < 5; round += 1) {
        const customer = await enter({});
        const quote = await quoteFor(customer);
        const [bound, removed] = await Promise.all([bind(quote), remove(customer)]);
        expect([
          [201, 409],
          [409, 204],
        ]).toContainEqual([bound.status, removed.status]);
      }
    });
  });

  it('are not entered by an agent without an agency, whose account was set up by half', async () => {
    await world.rows(sql`update users set agency_id = null where role = 'agent'`);
    const lost = await world.as('agent');
    expect(
      await lost.post('/api/v1/customers', { kind: 'person', data: { lastName: 'Nobody' } }),
    ).toMatchObject({ status: 422, body: { code: 'customers.agency-missing' } });

    const user = (await admin.get<List>('/api/v1/users?role=agent')).body.items[0] as Row;
    const change = (body: object): Promise<Answer<Row>> =>
      admin.patch<Row>(`/api/v1/users/${user.id}`, body, { 'if-match': '*' });
    const refused = {
      status: 422,
      body: { code: 'identity.agency-missing', errors: [{ pointer: '/agencyId' }] },
    };
    expect(await change({ isActive: true })).toMatchObject(refused);
    expect(await change({ role: 'agent' })).toMatchObject(refused);
  });
});
