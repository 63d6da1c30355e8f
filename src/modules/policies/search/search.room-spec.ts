import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Client } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import type { Page } from '../../../shared/page.js';
import type { PolicySummaryResponse } from '../policies.dto.js';
import { World } from '../../../../test/support/world.js';

const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

describe('finding policies', () => {
  let world: World;
  let agent: Client;
  let zoe: string;
  const policies: Record<string, PolicySummaryResponse> = {};

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
    const data = { firstName: 'Zoë', lastName: 'Ångström', email: 'zoe@example.com' };
    zoe = (await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data })).body.id;
    await bind('plain', {});
    await bind('later', { effectiveDate: day(60) });
    await bind('zoe', { customerId: zoe });
  });

  afterAll(() => world?.close());

  async function bind(name: string, more: object): Promise<void> {
    policies[name] = await world.home(agent, { ...more });
  }
  async function found(filters: Readonly<Record<string, string>>, by = agent): Promise<readonly string[]> {
    const query = new URLSearchParams(filters);
    const { status, body } = await by.get<Page<PolicySummaryResponse>>(`/api/v1/policies?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ id }) => Object.entries(policies).find(([, each]) => each.id === id)?.[0] ?? id);
  }

  it('shows the newest first with what they cost, page by page', async () => {
    expect(await found({})).toEqual(['zoe', 'later', 'plain']);
    const { body } = await agent.get<Page<PolicySummaryResponse>>('/api/v1/policies?limit=2');
    expect(body.items.map(({ totalPremium }) => totalPremium)).toEqual(['501.00', '501.00']);
    const rest = await agent.get<Page<PolicySummaryResponse>>(
      `/api/v1/policies?limit=2&cursor=${body.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ id: policies['plain']?.id }], nextCursor: null });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['the first day of cover', { effectiveFrom: day(30), effectiveTo: day(90) }, ['later']],
    ['the last day of the term', { expirationFrom: day(400), expirationTo: day(500) }, ['later']],
    ['product and state', { productType: 'home', state: 'OH' }, ['zoe', 'later', 'plain']],
    ['another state', { state: 'PA' }, []],
    ['words of the name', { customer: 'ångström ZOË' }, ['zoe']],
    ['the two letters that a name has or begins with', { customer: 'zo' }, ['zoe']],
    ['words of the name without accents', { customer: 'ANGSTROM zoe' }, ['zoe']],
    ['an e-mail address', { customer: 'zoe@example.com' }, ['zoe']],
    ['all of it together', { customer: 'zoe@', effectiveTo: day(1), productType: 'home' }, ['zoe']],
  ])('by %s', async (_case, filters, expected) => {
    expect(await found(filters)).toEqual(expected);
  });

  it('by the number of the policy, of the contract, and by customer', async () => {
    const { policyNumber = '', contractNumber = '' } = policies['later'] ?? {};
    expect(await found({ policyNumber })).toEqual(['later']);
    expect(await found({ policyNumber: contractNumber })).toEqual(['later']);
    expect(await found({ customerId: zoe })).toEqual(['zoe']);
  });

  it('by days on which terms begin, however long before or after they were bound, page by page', async () => {
    const boundOn = async (name: string, offset: number): Promise<void> => {
      await sql`update policies set created_at = now() + ${offset}::integer * interval '1 day' where id = ${policies[name]?.id}`.execute(
        world.app.get(EntityManager).fork().getKysely(),
      );
    };
    await boundOn('plain', 200);
    await boundOn('zoe', -200);
    const today = { effectiveFrom: day(-1), effectiveTo: day(1) };
    expect(await found(today)).toEqual(['plain', 'zoe']);
    expect(await found({ effectiveTo: day(1) })).toEqual(['plain', 'zoe']);
    expect(await found({ effectiveFrom: day(-1) })).toEqual(['plain', 'later', 'zoe']);
    expect(await found({ effectiveFrom: day(30) })).toEqual(['later']);
    const first = await agent.get<Page<PolicySummaryResponse>>(
      `/api/v1/policies?limit=1&${new URLSearchParams(today)}`,
    );
    const next = new URLSearchParams({ ...today, cursor: first.body.nextCursor ?? '' });
    expect((await agent.get<Page<PolicySummaryResponse>>(`/api/v1/policies?${next}`)).body).toMatchObject({
      items: [{ id: policies['zoe']?.id }],
      nextCursor: null,
    });
    await boundOn('plain', -2);
    await boundOn('zoe', 0);
    await boundOn('later', -1);
  });

  it('among those of the own agency', async () => {
    await rewrite(world.database, 'policies', 'update policies set agency_id = null where id = $1', [
      policies['plain']?.id,
    ]);
    expect(await found({})).toEqual(['zoe', 'later']);
    expect(await found({}, await world.as('underwriter'))).toEqual(['zoe', 'later', 'plain']);
  });

  it.each([
    ['effectiveFrom=2026-05-02&effectiveTo=2026-05-01', '?effectiveTo'],
    ['expirationFrom=2026-05-02&expirationTo=2026-05-01', '?expirationTo'],
    ['customer=a', '?customer'],
    ['expirationTo=2026-02-30', '?expirationTo'],
  ])('refuses %s', async (query, pointer) => {
    expect(await agent.get(`/api/v1/policies?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'http.invalid-request', errors: [{ pointer }] },
    });
  });

  it('are downloaded as the same search finds them', async () => {
    const csv = await agent.get<string>('/api/v1/policies/export?format=csv&customer=zoe@');
    expect(csv.headers).toMatchObject({
      'content-disposition': 'attachment; filename="policies.csv"',
      'x-total-count': '1',
    });
    const [heading, line] = csv.body.split('\r\n');
    expect(heading).toMatch(/^Policy number,Contract number,Term,Status,Insured,/);
    expect(line).toContain(
      `${policies['zoe']?.policyNumber},${policies['zoe']?.contractNumber},1,active,Zoë Ångström,`,
    );
    const ndjson = await agent.get<string>('/api/v1/policies/export?format=ndjson');
    const ids = ndjson.body
      .split('\n')
      .map((text) => (text === '' ? null : (JSON.parse(text) as { id: string }).id));
    expect(ids).toEqual([policies['zoe']?.id, policies['later']?.id, null]);
    expect(JSON.parse(ndjson.body.split('\n')[0] ?? '')).toMatchObject({
      totalPremium: '501.00',
      termNumber: 1,
    });
  });
});
