import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { homeRequest } from '../../../../test/support/story.js';
import type { Page } from '../../../shared/page.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { ifMatch } from '../../../../test/support/app.js';
import { World } from '../../../../test/support/world.js';

type Body = QuoteResponse & {
  readonly code: string;
  readonly errors: readonly { readonly pointer: string }[];
};

const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

describe('finding quotes', () => {
  let world: World;
  let agent: Client;
  let olga: string;
  /** By a name of ours; made in this order. */
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
    const data = { firstName: 'Olga', lastName: "O'Hara-Zabel", email: 'olga.z@example.com' };
    olga = (await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data })).body.id;
    await make('plain', {});
    await make('later', { effectiveDate: day(60) });
    await make('dear', {
      coverageSelections: { deductible: 250, jewelryLimit: 10_000, liabilityLimit: '500000/2500' },
    });
    await make('olga', { customerId: olga });
    await make('lapsed', { customerId: olga });
    await make('bound', {});
    const draft = { customerId: olga, productType: 'renters', state: 'PA' };
    ids['draft'] = (await agent.post<Body>('/api/v1/quotes/drafts', draft)).body.id;
    await execute(
      sql`update quotes set expires_at = now() - interval '1 second' where id = ${ids['lapsed']}`,
    );
    expect(await agent.post(`/api/v1/quotes/${ids['bound']}/bind`, {}, ifMatch(1))).toMatchObject({
      status: 201,
    });
  });

  afterAll(() => world?.close());

  const execute = (statement: ReturnType<typeof sql>) =>
    statement.execute(world.app.get(EntityManager).fork().getKysely());
  async function make(name: string, more: object): Promise<void> {
    const { status, body } = await agent.post<Body>('/api/v1/quotes', homeRequest({ ...more }));
    expect(status).toBe(201);
    ids[name] = body.id;
  }
  const nameOf = (id: string): string => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? id;
  async function found(filters: Readonly<Record<string, string>>, by = agent): Promise<readonly string[]> {
    const query = new URLSearchParams(filters);
    const { status, body } = await by.get<Page<QuoteResponse>>(`/api/v1/quotes?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ id }) => nameOf(id));
  }

  it('shows the newest first, page by page, each once', async () => {
    const all = ['draft', 'bound', 'lapsed', 'olga', 'dear', 'later', 'plain'];
    expect(await found({})).toEqual(all);
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/v1/quotes?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body }: Answer<Page<QuoteResponse>> = await agent.get<Page<QuoteResponse>>(path);
      pages.push(...body.items.map(({ id }) => nameOf(id)));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual(all);
  });

  it('goes on where it was, and in no other list and under no other filter', async () => {
    const { body } = await agent.get<Page<QuoteResponse>>('/api/v1/quotes?limit=2&state=OH');
    const at = async (list: string): Promise<number> =>
      (await agent.get(`/api/v1/${list}cursor=${body.nextCursor}`)).status;
    expect(await at('quotes?limit=1&state=OH&')).toBe(200);
    expect(await at('quotes?')).toBe(400);
    expect(await at('quotes?state=PA&')).toBe(400);
    expect(await at('policies?state=OH&')).toBe(400);
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['status, also of a price whose end nobody has written down', { status: 'expired' }, ['lapsed']],
    ['what is still quoted', { status: 'quoted' }, ['olga', 'dear', 'later', 'plain']],
    ['drafts', { status: 'draft' }, ['draft']],
    ['bound', { status: 'bound' }, ['bound']],
    ['product', { productType: 'renters' }, ['draft']],
    ['state', { state: 'PA' }, ['draft']],
    ['the day cover begins', { effectiveFrom: day(30), effectiveTo: day(90) }, ['later']],
    [
      'the premium, both ends included',
      { premiumFrom: '501.00', premiumTo: '501.00', status: 'bound' },
      ['bound'],
    ],
    ['a premium above', { premiumFrom: '501.01' }, ['dear']],
    ['when it was made', { createdBefore: '2020-01-01T00:00:00Z' }, []],
    ['when it was made, from', { createdFrom: '2020-01-01T00:00:00Z', status: 'bound' }, ['bound']],
    ['part of a name', { customer: 'zabel' }, ['draft', 'lapsed', 'olga']],
    ['words in any order and case', { customer: "o'hara, OLGA" }, ['draft', 'lapsed', 'olga']],
    ['an e-mail address', { customer: 'Olga.Z@example' }, ['draft', 'lapsed', 'olga']],
    [
      'words without their accents, hyphens and apostrophes',
      { customer: 'ohara OLGA' },
      ['draft', 'lapsed', 'olga'],
    ],
    ['the two letters that a name has or begins with', { customer: 'ol' }, ['draft', 'lapsed', 'olga']],
    ['two letters within a name', { customer: 'lg' }, []],
    ['one character of an East Asian name', { customer: '陈' }, []],
    ['signs of a pattern, which are letters here', { customer: '%_%' }, []],
    [
      'all of it together',
      { customer: 'olga', status: 'quoted', state: 'OH', premiumTo: '600.00' },
      ['olga'],
    ],
  ])('by %s', async (_case, filters, expected) => {
    expect(await found(filters)).toEqual(expected);
  });

  it('by number, and by customer', async () => {
    const { body } = await agent.get<Body>(`/api/v1/quotes/${ids['dear']}`);
    expect(await found({ quoteNumber: body.quoteNumber })).toEqual(['dear']);
    expect(await found({ customerId: olga })).toEqual(['draft', 'lapsed', 'olga']);
    expect(await found({ customerId: olga.toUpperCase() })).toEqual(['draft', 'lapsed', 'olga']);
  });

  it('still under the name of a customer who was deleted', async () => {
    await execute(sql`update customers set deleted_at = now() where id = ${olga}`);
    expect(await found({ customer: 'zabel' })).toEqual(['draft', 'lapsed', 'olga']);
    await execute(sql`update customers set deleted_at = null where id = ${olga}`);
  });

  it('among those of the own agency', async () => {
    await rewrite(world.database, 'quotes', 'update quotes set agency_id = null where id = $1', [
      ids['plain'],
    ]);
    expect(await found({})).not.toContain('plain');
    expect(await found({}, await world.as('underwriter'))).toContain('plain');
    await execute(
      sql`update quotes set agency_id = (select agency_id from quotes where id = ${ids['dear']}) where id = ${ids['plain']}`,
    );
  });

  it('by a first day long ago, which of all that is made now only a draft can have', async () => {
    const draft = homeRequest({ effectiveDate: '2020-05-01' });
    ids['old day'] = (await agent.post<Body>('/api/v1/quotes/drafts', draft)).body.id;
    expect(await found({ effectiveTo: '2020-12-31' })).toEqual(['old day']);
    expect(await found({ effectiveTo: '2020-12-31', status: 'quoted' })).toEqual([]);
    expect(await found({ effectiveTo: day(-2) })).toEqual(['old day']);
    expect(await found({ effectiveTo: day(90), status: 'bound' })).toEqual(['bound']);
  });

  it('by a name that thousands have', async () => {
    await execute(sql`
      insert into customers (data) select jsonb_build_object('firstName', 'Max', 'lastName', 'Manyfold' || n)
        from generate_series(1, 2100) n`);
    await execute(sql`
      insert into quotes (customer_id, product_type, agency_id)
      select id, 'auto', (select agency_id from quotes where id = ${ids['olga']}) from customers where name_search like '%manyfold%00'`);
    expect(await found({ customer: 'manyfold max' })).toHaveLength(21);
    expect(await found({ customer: 'manyfold2100' })).toHaveLength(1);
  });

  it.each([
    ['effectiveFrom=2026-05-02&effectiveTo=2026-05-01', '?effectiveTo'],
    ['createdFrom=2026-05-02T00:00:00Z&createdBefore=2026-05-01T00:00:00Z', '?createdBefore'],
    ['premiumFrom=1000.00&premiumTo=999.99', '?premiumTo'],
    ['premiumFrom=1.005', '?premiumFrom'],
    ['premiumFrom=-1.00', '?premiumFrom'],
    ['customer=a', '?customer'],
    ['customer=a%00b', '?customer'],
    ['status=lapsed', '?status'],
    ['state=ZZ', '?state'],
    ['effectiveFrom=2026-02-29', '?effectiveFrom'],
  ])('refuses %s', async (query, pointer) => {
    expect(await agent.get<Body>(`/api/v1/quotes?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'http.invalid-request', errors: [{ pointer }] },
    });
  });

  describe('as a file', () => {
    const file = (query: string, by = agent): Promise<Answer<string>> =>
      by.get<string>(`/api/v1/quotes/export?${query}`);
    const rows = ({ body }: Answer<string>) =>
      body
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

    it('in NDJSON has what the same search finds, in its order, and says beforehand how much', async () => {
      const answer = await file('format=ndjson&customer=zabel');
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': 'attachment; filename="quotes.ndjson"',
        'x-total-count': '3',
      });
      expect(
        rows(answer).map(({ id, status, customerName }) => [nameOf(String(id)), status, customerName]),
      ).toEqual([
        ['draft', 'draft', "Olga O'Hara-Zabel"],
        ['lapsed', 'expired', "Olga O'Hara-Zabel"],
        ['olga', 'quoted', "Olga O'Hara-Zabel"],
      ]);
      expect(rows(answer)[2]).toMatchObject({ version: 1, totalPremium: '501.00', policyId: null });
    });

    it('in CSV has a heading, and a customer whose name would be a formula is text', async () => {
      const data = { firstName: '=1+1', lastName: 'Quote "Me", Ltd' };
      const { body } = await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data });
      await make('formula', { customerId: body.id });
      const { body: csv, headers } = await file(`format=csv&customerId=${body.id}`);
      const lines = csv.split('\r\n');
      expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
      expect(lines[0]).toMatch(/^Quote number,Version,Alternative,Status,Customer,/);
      expect(lines[1]).toContain(`,1,,quoted,"'=1+1 Quote ""Me"", Ltd",`);
      expect(lines).toHaveLength(3);
    });

    it('of thousands has each once', async () => {
      await execute(sql`
        insert into quotes (customer_id, product_type, created_at, agency_id)
        select ${olga}, 'life', now() - interval '1 year' - n / 3 * interval '1 second', (select agency_id from quotes where id = ${ids['olga']})
          from generate_series(1, 2500) n`);
      const answer = await file('format=ndjson&productType=life');
      expect(answer.headers['x-total-count']).toBe('2500');
      const found = rows(answer).map(({ id }) => id);
      expect(found).toHaveLength(2500);
      expect(new Set(found).size).toBe(2500);
    });

    it('leaves a trail that does not say whom somebody looked for', async () => {
      await file('format=csv&customer=zabel&status=quoted');
      const { rows: trail } = await execute(sql`
        select changes from audit_logs where action = 'quoting.exported' order by created_at desc limit 1`);
      expect(trail).toEqual([{ changes: { format: 'csv', total: 1, filters: ['customer', 'status'] } }]);
    });

    it('is of the own agency alone', async () => {
      await rewrite(world.database, 'quotes', 'update quotes set agency_id = null where id = $1', [
        ids['olga'],
      ]);
      expect(rows(await file('format=ndjson&customer=zabel&status=quoted'))).toEqual([]);
    });

    it.each([
      ['format=xlsx', '?format'],
      ['customer=zabel', '?format'],
      ['format=csv&premiumFrom=2.00&premiumTo=1.00', '?premiumTo'],
    ])('is refused for %s', async (query, pointer) => {
      expect(await file(query)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    });
  });
});
