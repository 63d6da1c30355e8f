import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { DEMO_AGENCY } from '../../src/database/seed/demo-data.js';
import { PLACEHOLDER_ID } from '../../src/platform/http/openapi/examples.js';
import { declaredPermissions } from '../../src/platform/http/permissions.js';
import type { PermissionName } from '../../src/platform/http/permissions.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { newId } from '../../src/shared/ids.js';
import type { Answer, Client } from '../support/app.js';
import { ifMatch } from '../support/app.js';
import { ofOurApi } from '../support/protocol.js';
import { registerClient } from '../support/service-client.js';
import { homeRequest } from '../support/story.js';
import { World } from '../support/world.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
interface Thing {
  readonly id: string;
  readonly rowVersion: number;
  readonly effectiveDate: string;
  readonly totalPremium: string;
}
interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: object | string | undefined;
  readonly type: string | undefined;
}

const OTHER_AGENCY = newId();
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const { paths } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8')) as {
  readonly paths: Paths;
};
const routes: readonly Route[] = Object.entries(ofOurApi(paths)).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, { requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      const example = content?.[1].example;
      return {
        method: method.toUpperCase() as Route['method'],
        path,
        type: content?.[0],
        body:
          typeof example === 'object' && example !== null
            ? example
            : example === undefined
              ? undefined
              : String(example),
      };
    }),
);

/** Whose things stand at an address, by how it begins: where the id of one of an agency's comes from. */
const OF_AN_AGENCY: Readonly<Record<string, string>> = {
  '/api/v1/quotes/{id}': 'select id from quotes where agency_id = $ order by created_at limit 1',
  '/api/v1/quote-groups/{id}': 'select id from quote_groups where agency_id = $ limit 1',
  '/api/v1/policies/{id}': 'select id from policies where agency_id = $ limit 1',
  '/api/v1/customers/{id}': 'select id from customers where agency_id = $ limit 1',
  '/api/v1/billing-accounts/{id}': 'select id from billing_accounts where agency_id = $ limit 1',
  '/api/v1/payments/{id}':
    'select p.id from payments p join billing_accounts a on a.id = p.account_id where a.agency_id = $ limit 1',
  '/api/v1/refunds/{id}':
    'select r.id from refunds r join billing_accounts a on a.id = r.account_id where a.agency_id = $ limit 1',
  '/api/v1/documents/{id}': 'select id from documents where agency_id = $ limit 1',
  '/api/v1/document-links/{id}':
    'select l.id from document_links l join documents d on d.id = l.document_id where d.agency_id = $ limit 1',
  '/api/v1/notices/{id}':
    'select n.id from notices n join policies p on p.id = n.policy_id where p.agency_id = $ limit 1',
  '/api/v1/renewals/{id}': 'select id from renewals where agency_id = $ limit 1',
  '/api/v1/underwriting/adverse-actions/{id}': 'select id from adverse_actions where agency_id = $ limit 1',
  '/api/v1/claims/{id}': 'select id from claims where agency_id = $ order by created_at limit 1',
  '/api/v1/claim-diary/{id}':
    'select d.id from claim_diary d join claims c on c.id = d.claim_id where c.agency_id = $ limit 1',
  '/api/v1/claim-transactions/{id}':
    'select t.id from claim_transactions t join claims c on c.id = t.claim_id where c.agency_id = $ limit 1',
  '/api/v1/claim-subrogations/{id}':
    'select s.id from claim_subrogations s join claims c on c.id = s.claim_id where c.agency_id = $ limit 1',
  '/api/v1/claim-lawsuits/{id}':
    'select l.id from claim_lawsuits l join claims c on c.id = l.claim_id where c.agency_id = $ limit 1',
  '/api/v1/claim-investigations/{id}':
    'select i.id from claim_investigations i join claims c on c.id = i.claim_id where c.agency_id = $ limit 1',
  '/api/v1/privacy-requests/{id}': 'select id from privacy_requests where agency_id = $ limit 1',
  '/api/v1/agencies/{id}': 'select id from agencies where id = $',
};
/** Of whoever asks: a user's own sessions, which a service has none of. */
const OF_ONESELF = 'auth';
const OF_THE_COMPANY = [
  'audit',
  'book-ratings',
  'break-glass',
  'break-glass-sets',
  'claim-adjusters',
  'claim-assignment-rules',
  'claim-authorities',
  'claim-catastrophes',
  'claim-contacts',
  'claim-fraud-rules',
  'claim-reserve-rules',
  'clients',
  'companies',
  'held-access',
  'jobs',
  'permissions',
  'reinsurance-balances',
  'reinsurance-receipts',
  'reinsurance-treaties',
  'role-conflicts',
  'roles',
  'payment-plans',
  'products',
  'quote-validities',
  'rating',
  'sanctions-findings',
  'scoring-models',
  'sso-providers',
  'underwriting',
  'users',
  'webhook-endpoints',
];

/** They work something out and keep nothing. */
const KEEPS_NOTHING = ['/api/v1/rating/what-if', '/api/v1/rating/cap-relativities', '/api/v1/rating/compare'];

/** Everything of one agency is shut to the people and services of another, at every address that the document names. */
describe('agents, and services that are bound to an agency,', () => {
  let world: World;
  let strangers: readonly (readonly [string, Client])[];
  const ids = new Map<string, string>();

  async function made(answer: Promise<Answer<Thing>>): Promise<Thing> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  }

  beforeAll(async () => {
    world = await World.open();
    await world.rows(
      sql`insert into agencies (id, code, name) values (${OTHER_AGENCY}, 'OTHER', 'Other Agency')`,
    );
    const [agent, staff] = [await world.as('agent'), await world.as('underwriter')];
    const quote = await made(agent.post('/api/v1/quotes', homeRequest()));
    const policy = await made(agent.post(`/api/v1/quotes/${quote.id}/bind`, {}, ifMatch(1)));
    await made(agent.post('/api/v1/quotes', homeRequest()));
    const [paper] = await world.rows<Thing>(
      sql`select id from documents where agency_id is not null limit 1`,
    );
    await made(agent.post(`/api/v1/documents/${paper?.id}/links`, {}));
    const claim = await made(
      agent.post('/api/v1/claims', { channel: 'phone', policyId: policy.id, lossOn: policy.effectiveDate }),
    );
    const adjuster = await world.as('adjuster');
    await made(adjuster.post(`/api/v1/claims/${claim.id}/investigations`, { reason: 'Seen before' }));
    const contact = await made(adjuster.post('/api/v1/claim-contacts', { kind: 'person', name: 'Bo Hill' }));
    const liable = { againstId: contact.id, liabilityPercent: '100' };
    await made(adjuster.post(`/api/v1/claims/${claim.id}/subrogations`, liable));
    const suit = { court: 'Court', docketNumber: '1', plaintiff: 'Bo Hill', servedOn: '2026-01-01' };
    await made(adjuster.post(`/api/v1/claims/${claim.id}/lawsuits`, { ...suit, answerDueOn: '2026-01-29' }));
    const customers = await world.rows<Thing>(
      sql`select id from customers where agency_id is not null limit 1`,
    );
    const wish = { kind: 'access', channel: 'mail' };
    await made(agent.post(`/api/v1/customers/${customers[0]?.id}/privacy-requests`, wish));
    const account = await made(staff.get(`/api/v1/policies/${policy.id}/billing`));
    await made(
      staff.post(`/api/v1/billing-accounts/${account.id}/payments`, {
        amount: '900.00',
        receivedOn: policy.effectiveDate,
        method: 'check',
        externalReference: 'WALL-1',
      }),
    );
    await made(
      staff.post(`/api/v1/billing-accounts/${account.id}/refunds`, { amount: '10.00', reason: 'Too much' }),
    );
    const scopes = [...declaredPermissions().keys()] as PermissionName[];
    const bound = async (role: 'agent' | 'underwriter' | 'admin'): Promise<readonly [string, Client]> => [
      `a service of the other agency as ${role}`,
      (await registerClient(world.app, `wall-${role}`, { role, agencyId: OTHER_AGENCY, scopes })).by,
    ];
    strangers = await Promise.all([bound('agent'), bound('underwriter'), bound('admin')]);
    await world.rows(
      sql`update oauth2_clients set rate_limit_per_hour = 100000, rate_limit_per_minute = 100000`,
    );
    for (const [prefix, statement] of Object.entries(OF_AN_AGENCY)) {
      const [before = '', after = ''] = statement.split('$');
      const [row] = await world.rows<{ id: string }>(
        sql`${sql.raw(before)}${DEMO_AGENCY.id}${sql.raw(after)}`,
      );
      if (row) ids.set(prefix, row.id);
    }
  });
  afterAll(() => world?.close());

  const prefixOf = (path: string): string | undefined =>
    Object.keys(OF_AN_AGENCY).find((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  const own = (text: string): string =>
    text.replaceAll(PLACEHOLDER_ID, ids.get('/api/v1/customers/{id}') ?? '');

  function send(by: Client, { method, path, body, type }: Route): Promise<Answer<unknown>> {
    const id = ids.get(prefixOf(path) ?? '') ?? newId();
    const url = path.replace('{id}', id).replaceAll(/\{\w+\}/g, newId());
    const payload = typeof body === 'object' ? (JSON.parse(own(JSON.stringify(body))) as object) : body;
    const headers = { 'if-match': '*', ...(type === undefined ? {} : { 'content-type': type }) };
    return by.send({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  }

  /** All rows that belong to the first agency, or to nobody. */
  async function state(): Promise<unknown> {
    const tables = [
      'quotes',
      'policies',
      'customers',
      'billing_accounts',
      'billing_entries',
      'claims',
      'claim_diary',
      'claim_entries',
      'claim_investigations',
      'claim_lawsuits',
      'sanctions_clearances',
      'sanctions_findings',
      'claim_subrogations',
      'privacy_requests',
      'personal_identifiers',
      'payments',
      'refunds',
      'notices',
      'policy_parties',
      'policy_transactions',
      'renewals',
      'underwriting_issues',
      'documents',
      'document_links',
      'agencies',
      'users',
      'companies',
      'rating_editions',
      'payment_plans',
      'state_facts',
      'quote_validities',
      'reinsurance_receipts',
      'reinsurance_treaties',
      'claim_cessions',
      'scoring_models',
      'underwriting_authorities',
      'underwriting_holds',
      'consumer_report_agencies',
    ];
    const found: Record<string, unknown> = {};
    for (const table of tables)
      found[table] =
        await world.rows(sql`select id, row_to_json(t)::jsonb - 'search_text' as row from ${sql.table(table)} t
        where to_jsonb(t) ->> 'agency_id' is distinct from ${OTHER_AGENCY} order by id`);
    return found;
  }

  it('are tried at things of each kind, and each address is of an agency or of the company', () => {
    const undecided = routes
      .filter(({ path }) => path.includes('{') && prefixOf(path) === undefined)
      .filter(({ path }) => ![...OF_THE_COMPANY, OF_ONESELF].includes(path.split('/')[3] ?? ''));
    expect(undecided.map(({ path }) => path)).toEqual([]);
    expect(ids.size).toBeGreaterThan(7);
  });

  it('see nothing of another agency: neither by its id nor in a list', async () => {
    const secrets = [...ids.values()];
    const seen: unknown[] = [];
    for (const [who, by] of strangers)
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        const { status, body } = await send(by, route);
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const isOwn = ids.has(prefixOf(route.path) ?? '');
        if (isOwn && status !== 404 && status !== 403) seen.push([who, route.path, status]);
        if (status < 300 && secrets.some((id) => text.includes(id))) seen.push([who, route.path, 'shows it']);
        if (status >= 500) seen.push([who, route.path, status]);
      }
    expect(seen).toEqual([]);
  });

  it('change nothing of another agency or of the company, whatever they send where', async () => {
    const before = await state();
    const done: unknown[] = [];
    for (const [who, by] of strangers)
      for (const route of routes.filter(({ method }) => method !== 'GET')) {
        if (route.path.startsWith('/api/v1/auth/')) continue;
        const { status } = await send(by, route);
        const isOwn = ids.has(prefixOf(route.path) ?? '');
        const isCompany = OF_THE_COMPANY.includes(route.path.split('/')[3] ?? '');
        if (status >= 500) done.push([who, route.method, route.path, status]);
        else if ((isOwn || (isCompany && !KEEPS_NOTHING.includes(route.path))) && status < 300)
          done.push([who, route.method, route.path, status]);
      }
    expect(done).toEqual([]);
    expect(await state()).toEqual(before);
  });
});
