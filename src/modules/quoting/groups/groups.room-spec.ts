import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { homeRequest } from '../../../../test/support/story.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { QuoteGroupResponse } from './groups.dto.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';

type Body = QuoteGroupResponse & Problem;

const THREE = [
  { name: 'Good', coverageSelections: { deductible: 1000 } },
  { name: 'Better', coverageSelections: { deductible: 500 } },
  { name: 'Best', coverageSelections: { deductible: 500, liabilityLimit: '500000/2500' } },
];

describe('alternatives', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({ instances: 2 });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const ask = (more: object = {}, headers = {}): Promise<Answer<Body>> =>
    agent.post<Body>('/api/v1/quote-groups', { ...homeRequest(), alternatives: THREE, ...more }, headers);
  async function group(): Promise<Body> {
    const { status, body } = await ask();
    expect(status).toBe(201);
    return body;
  }
  const read = async (id: string): Promise<Body> =>
    (await agent.get<Body>(`/api/v1/quote-groups/${id}`)).body;
  const bind = (id: string, version = 1, on = world.app): Promise<Answer<Problem & { id: string }>> =>
    agent.on(on).post(`/api/v1/quotes/${id}/bind`, {}, ifMatch(version));
  const idOf = ({ alternatives }: QuoteGroupResponse, index: number): string =>
    alternatives[index]?.quoteId ?? '';
  const execute = <Row = unknown>(statement: ReturnType<typeof sql<Row>>) =>
    statement.execute(world.app.get(EntityManager).fork().getKysely());

  it('are rated together and compared with the first', async () => {
    const made = await group();
    expect(made.alternatives.map(({ name, status }) => [name, status])).toEqual([
      ['Good', 'quoted'],
      ['Better', 'quoted'],
      ['Best', 'quoted'],
    ]);
    expect(new Set(made.alternatives.map(({ quoteNumber }) => quoteNumber)).size).toBe(3);
    expect(made.alternatives[0]).toMatchObject({ totalPremium: '501.00', difference: '0.00' });
    for (const { totalPremium, difference } of made.alternatives)
      expect((Number(totalPremium) - 501).toFixed(2)).toBe(difference);
    for (const [index, { totalPremium }] of made.alternatives.entries()) {
      const sum = made.charges.reduce((total, { amounts }) => total + Number(amounts[index]?.amount ?? 0), 0);
      expect(sum.toFixed(2)).toBe(totalPremium);
    }
    expect(made.selections.map(({ name, values }) => [name, values.map(({ value }) => value)])).toEqual([
      ['deductible', [1000, 500, 500]],
      ['liabilityLimit', ['300000/1000', '300000/1000', '500000/2500']],
    ]);
    expect(await read(made.id)).toEqual(made);
  });

  it('are quotes like any other, with their place in the group', async () => {
    const made = await group();
    const { body } = await agent.get<QuoteResponse>(`/api/v1/quotes/${idOf(made, 1)}`);
    expect(body).toMatchObject({ groupId: made.id, alternative: 'Better', version: 1, status: 'quoted' });
    expect(await agent.get(`/api/v1/quotes/${body.id}/worksheet`)).toMatchObject({ status: 200 });
  });

  it('end when one of them is bound', async () => {
    const made = await group();
    const bound = await bind(idOf(made, 1));
    expect(bound.status).toBe(201);
    const after = await read(made.id);
    expect(after.policyId).toBe(bound.body.id);
    expect(after.alternatives.map(({ status, expiredReason }) => [status, expiredReason])).toEqual([
      ['expired', 'alternative_bound'],
      ['bound', null],
      ['expired', 'alternative_bound'],
    ]);
    expect(await bind(idOf(made, 0))).toMatchObject({
      status: 409,
      body: { code: 'quoting.alternative-chosen', policyId: bound.body.id },
    });
    expect(await agent.post(`/api/v1/quotes/${idOf(made, 2)}/versions`, {})).toMatchObject({
      status: 409,
      body: { code: 'quoting.alternative-chosen' },
    });
  });

  it('become one policy, however many agents bind different ones at the same time', async () => {
    for (let round = 0; round < 4; round += 1) {
      const made = await group();
      const answers = await Promise.all(
        [0, 1, 2, 2, 1, 0].map((index, n) => bind(idOf(made, index), 1, n % 2 ? world.app : world.other)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const { status, body } of answers.filter((each) => each.status !== 201)) {
        expect(status).toBe(409);
        expect(['quoting.alternative-chosen', 'quoting.already-bound']).toContain(body.code);
      }
      const { rows } = await execute(sql`
        select (select count(*)::int from policies p join quotes q on q.id = p.quote_id where q.group_id = ${made.id}) as policies,
               (select array_agg(status order by status) from quotes where group_id = ${made.id}) as statuses`);
      expect(rows).toEqual([{ policies: 1, statuses: ['bound', 'expired', 'expired'] }]);
    }
  });

  it('end too when one is quoted again while another is bound', async () => {
    for (let round = 0; round < 4; round += 1) {
      const made = await group();
      const change = { coverageSelections: { ...THREE[2]?.coverageSelections, jewelryLimit: 2500 } };
      const [next, bound] = await Promise.all([
        agent.post<QuoteResponse & Problem>(`/api/v1/quotes/${idOf(made, 2)}/versions`, change),
        bind(idOf(made, 0), 1, world.other),
      ]);
      expect(bound.status).toBe(201);
      if (next.status !== 201) expect(next.body.code).toBe('quoting.alternative-chosen');
      const after = await read(made.id);
      expect(after.alternatives.map(({ status }) => status)).toEqual(['bound', 'expired', 'expired']);
    }
  });

  it('show the newest version of each, which changes its cover and nothing else', async () => {
    const made = await group();
    const path = `/api/v1/quotes/${idOf(made, 2)}/versions`;
    expect(await agent.post<Problem>(path, { zipCode: '43016' })).toMatchObject({
      status: 422,
      body: { code: 'quoting.alternative-shares-risk', errors: [{ pointer: '/zipCode' }] },
    });
    const coverageSelections = { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '500000/2500' };
    const { body } = await agent.post<QuoteResponse>(path, { coverageSelections });
    const after = await read(made.id);
    expect(after.alternatives.map(({ name, version }) => [name, version])).toEqual([
      ['Good', 1],
      ['Better', 1],
      ['Best', 2],
    ]);
    expect(after.alternatives[2]).toMatchObject({ quoteId: body.id, totalPremium: body.totalPremium });
  });

  it('are all kept or none, and a fault is told where it was written', async () => {
    const count = async () =>
      (
        await execute(
          sql`select count(*)::int as n from quotes union all select count(*)::int from quote_groups`,
        )
      ).rows;
    const before = await count();
    const refused: readonly (readonly [object, string, string])[] = [
      [
        { alternatives: [THREE[0], { name: 'Odd', coverageSelections: { deductible: -500 } }] },
        'rating.invalid-risk',
        '/alternatives/1/coverageSelections/deductible',
      ],
      [
        { alternatives: [THREE[0], { name: 'Odd', coverageSelections: { fence: true } }] },
        'rating.invalid-risk',
        '/alternatives/1/coverageSelections/fence',
      ],
      [{ alternatives: [THREE[0]] }, 'http.invalid-request', '/alternatives'],
      [{ alternatives: Array(6).fill(THREE[0]) }, 'http.invalid-request', '/alternatives'],
      [
        { alternatives: [THREE[0], { ...THREE[1], name: 'GOOD' }] },
        'quoting.alternatives-alike',
        '/alternatives/1/name',
      ],
      [
        { alternatives: [THREE[0], { ...THREE[0], name: 'Same' }] },
        'quoting.alternatives-alike',
        '/alternatives/1/coverageSelections',
      ],
    ];
    for (const [more, code, pointer] of refused) {
      expect(await ask(more)).toMatchObject({ status: 400, body: { code, errors: [{ pointer }] } });
    }
    expect(await count()).toEqual(before);
  });

  it('give the same group again under one idempotency key', async () => {
    const key = { 'idempotency-key': 'good-better-best' };
    const [first, second] = [await ask({}, key), await ask({}, key)];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });

  it('are the business of the own agency', async () => {
    const made = await group();
    await rewrite(world.database, 'quotes', 'update quotes set agency_id = null where group_id = $1', [
      made.id,
    ]);
    for (const path of [made.id, `${made.id}/page`])
      expect(await agent.get(`/api/v1/quote-groups/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'quoting.group-not-found' },
      });
  });

  it('can be read as a page that needs nothing else', async () => {
    const made = await ask({
      alternatives: [THREE[0], { name: '<b>Better</b>', coverageSelections: { deductible: 500 } }],
    });
    const page = await agent.get<string>(`/api/v1/quote-groups/${made.body.id}/page`);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('&lt;b&gt;Better&lt;/b&gt;');
    expect(page.body).toContain('$501.00');
    expect(page.body).not.toMatch(/<script|<b>Better|https?:\/\//);
  });

  it('are read in the words of the manual: titles, amounts, and why one is not for sale any more', async () => {
    const made = await group();
    expect((await bind(idOf(made, 0))).status).toBe(201);
    const { body } = await agent.get<string>(`/api/v1/quote-groups/${made.id}/page`);
    for (const text of ['Homeowners', '>Deductible<', '$1,000', '$500,000 / $2,500', 'not chosen: another'])
      expect(body).toContain(text);
    expect(body).not.toMatch(/>deductible<|>dwelling<|>home</);
  });

  it('leave a trail: the group and each of its quotes', async () => {
    const made = await group();
    const ids = [made.id, ...made.alternatives.map(({ quoteId }) => quoteId)];
    const { rows } = await execute(sql`
      select action, count(*)::int as n from audit_logs where resource_id = any(${ids}::text[]) group by action order by action`);
    expect(rows).toEqual([
      { action: 'quoting.created', n: 3 },
      { action: 'quoting.group-created', n: 1 },
    ]);
  });
});
