import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../test/support/app.js';
import { ifMatch } from '../../../test/support/app.js';
import { SentStatements } from '../../../test/support/sent-statements.js';
import { registerClient } from '../../../test/support/service-client.js';
import { homeRequest } from '../../../test/support/story.js';
import { connect } from '../../../test/support/test-run.js';
import { demoUser } from '../../../test/support/tokens.js';
import { World } from '../../../test/support/world.js';
import type { TimelineEntryResponse } from '../audit/index.js';

interface Page {
  readonly items: readonly TimelineEntryResponse[];
  readonly nextCursor: string | null;
}
interface Made {
  readonly id: string;
  readonly rowVersion: number;
}

describe('the timeline of a thing', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;
  let admin: Client;
  let customerId: string;
  let quoteId: string;
  let policyId: string;
  let claimId: string;

  beforeAll(async () => {
    world = await World.open();
    [agent, underwriter, admin] = [
      await world.as('agent'),
      await world.as('underwriter'),
      await world.as('admin'),
    ];
    const made = async (answer: Promise<Answer<Made>>): Promise<Made> => {
      const { status, body } = await answer;
      expect([status, body]).toEqual([201, body]);
      return body;
    };
    const person = { kind: 'person', data: { firstName: 'Ida', lastName: 'Moss' } };
    customerId = (await made(agent.post('/api/v1/customers', person))).id;
    const first = await made(agent.post('/api/v1/quotes', homeRequest({ customerId })));
    const version = await made(
      agent.post(
        `/api/v1/quotes/${first.id}/versions`,
        { coverageSelections: { deductible: 500 } },
        ifMatch(first.rowVersion),
      ),
    );
    quoteId = version.id;
    const bind = agent.post<Made>(`/api/v1/quotes/${quoteId}/bind`, {}, ifMatch(version.rowVersion));
    policyId = (await made(bind)).id;
    const adjuster = await world.as('adjuster');
    const loss = {
      policyId,
      lossAt: new Date().toISOString(),
      cause: 'hail',
      channel: 'phone',
      description: 'The roof',
    };
    claimId = (
      await made(
        adjuster.post('/api/v1/claims', { ...loss, reporter: { name: 'Ida Moss', relation: 'insured' } }),
      )
    ).id;
  });
  afterAll(() => world?.close());

  async function timeline(of: string, by = underwriter, query = ''): Promise<Page> {
    const { status, body } = await by.get<Page>(`/api/v1/${of}/timeline${query}`);
    expect([status, body]).toEqual([200, body]);
    return body;
  }
  const actions = ({ items }: Page): readonly string[] => items.map(({ action }) => action);

  it('of a quote has all of its versions, whichever is asked for, and what became of them', async () => {
    const page = await timeline(`quotes/${quoteId}`);
    expect(actions(page)).toEqual(
      expect.arrayContaining(['quoting.created', 'quoting.superseded', 'quoting.bound']),
    );
    expect(actions(page)).not.toContain('policies.bound');
    const [other] = page.items.filter(({ resource }) => resource.type === 'quote' && resource.id !== quoteId);
    expect(await timeline(`quotes/${other?.resource.id}`)).toEqual(page);
    const created = page.items.filter(({ action }) => action === 'quoting.created').at(-1);
    expect(created).toMatchObject({
      title: expect.stringMatching(/^A .*\.$/),
      actor: { type: 'user' },
      resource: { type: 'quote', path: `/api/v1/quotes/${created?.resource.id}` },
      outcome: 'success',
    });
  });

  it('of a policy has where it came from, its papers, what it owes, and its claims', async () => {
    const page = await timeline(`policies/${policyId}`, admin);
    expect(actions(page)).toEqual(
      expect.arrayContaining([
        'quoting.created',
        'quoting.bound',
        'policies.bound',
        'billing.account-opened',
        'documents.issued',
        'claims.reported',
      ]),
    );
    const times = page.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('of a customer has all that was written for them, and comes page by page, each row once', async () => {
    const whole = await timeline(`customers/${customerId}`, admin, '?limit=200');
    expect(actions(whole)).toEqual(
      expect.arrayContaining(['customers.created', 'quoting.created', 'policies.bound', 'claims.reported']),
    );
    expect(actions(whole)).not.toContain('http.request');
    const paged: TimelineEntryResponse[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await timeline(
        `customers/${customerId}`,
        admin,
        `?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items);
  });

  it('finds the rows of each thing by its id, in a trail that is full of others', async () => {
    const month = new Date().toISOString().slice(0, 7).replace('-', '_');
    const owner = await connect(world.database.ownerUrl, 'plans');
    const sent = new SentStatements();
    try {
      await owner.query(`
        insert into audit_logs (action, resource_type, resource_id)
        select 'customers.changed', (array['customer', 'quote', 'policy'])[1 + n % 3], 'other-' || n % 9000 from generate_series(1, 45000) n`);
      await owner.query('analyze audit_logs');
      for (const path of [`customers/${customerId}`, `quotes/${quoteId}`, `policies/${policyId}`])
        await timeline(path, admin);
      const asked = sent.texts.filter(
        (text) => text.includes('cross join lateral') && text.includes('audit_logs'),
      );
      expect(asked).toHaveLength(3);
      for (const text of asked) {
        const { rows } = await owner.query<Record<'QUERY PLAN', unknown>>(
          `explain (generic_plan, format json) ${text}`,
        );
        const plan = JSON.stringify(rows);
        expect(plan).not.toMatch(new RegExp(`"Seq Scan"[^{}]*"audit_logs_${month}"`));
        expect(plan).toMatch(/"Index Cond":"[^"]*resource_id = /);
      }
    } finally {
      sent.stop();
      await owner.end();
    }
  });

  it('shows each line to whoever may see what it is about', async () => {
    const scopes = ['timelines.read', 'policies.read'] as const;
    const narrow = (await registerClient(world.app, 'narrow', { role: 'admin', scopes })).by;
    const types = new Set(
      (await timeline(`customers/${customerId}`, narrow, '?limit=200')).items.map(
        ({ resource }) => resource.type,
      ),
    );
    expect([...types].filter((type) => !['policy', 'notice', 'renewal'].includes(type))).toEqual([]);
    expect(types.has('policy')).toBe(true);
    for (const path of [`quotes/${quoteId}`, `policies/${policyId}`, `customers/${customerId}`])
      expect((await agent.get(`/api/v1/${path}/timeline`)).status).toBe(403);
  });

  it('of a claim tells its notice', async () => {
    const adjuster = await world.as('adjuster');
    const { body } = await adjuster.get<{ items: readonly object[] }>(`/api/v1/claims/${claimId}/timeline`);
    expect(body.items).toContainEqual(expect.objectContaining({ event: 'notice' }));
  });

  it('of a user has what they did and what was done to them, for who may read the trail', async () => {
    const users = await admin.get<{ items: readonly (Made & { email: string })[] }>(
      '/api/v1/users?limit=200',
    );
    const user = users.body.items.find(({ email }) => email === demoUser('agent').email);
    const page = await timeline(`users/${user?.id}`, admin, '?limit=200');
    expect(actions(page)).toEqual(
      expect.arrayContaining(['identity.user-created', 'customers.created', 'policies.bound']),
    );
    expect(actions(page)).not.toContain('http.request');
    expect(new Set(page.items.map(({ id }) => id)).size).toBe(page.items.length);
    expect((await underwriter.get(`/api/v1/users/${user?.id}/timeline`)).status).toBe(403);
  });

  it.each([
    ['quotes/01930000-0000-7000-8000-00000000dead', 404, 'timelines.nothing-there'],
    ['policies/01930000-0000-7000-8000-00000000dead', 404, 'timelines.nothing-there'],
    ['customers/01930000-0000-7000-8000-00000000dead', 404, 'timelines.nothing-there'],
    ['users/01930000-0000-7000-8000-00000000dead', 404, 'identity.user-not-found'],
  ])('refuses %s with %i', async (of, status, code) => {
    expect(await admin.get(`/api/v1/${of}/timeline`)).toMatchObject({ status, body: { code } });
    expect((await admin.get(`/api/v1/${of.split('/')[0]}/not-an-id/timeline`)).status).toBe(400);
    expect(await admin.get(`/api/v1/${of}/timeline?cursor=abc`)).toMatchObject({ status: 400 });
  });
});
