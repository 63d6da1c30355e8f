import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { aClient, aCustomer, aPolicy, aQuote, aUser, insert } from './given.js';
import { databaseOf } from './older.js';

const HASH = 'a'.repeat(64);

/** A book as it may stand after migration 005: every table that exists then has a row. */
async function fill(client: Client): Promise<void> {
  const user = await aUser(client);
  const customer = await aCustomer(client, { external_id: 'CRM-1' });
  const plan = await insert(client, 'rating_plans', {
    product_type: 'home',
    state: 'OH',
    company_code: 'BIND',
    code: 'HO-OH',
    name: 'Homeowners',
  });
  const edition = await insert(client, 'rating_editions', {
    plan_id: plan['id'],
    label: '2026-01',
    content: {},
    content_hash: HASH,
    new_business_date: '2026-01-01',
    renewal_date: '2026-02-15',
    created_by: user,
  });
  await insert(client, 'rate_tables', {
    edition_id: edition['id'],
    state: 'OH',
    product_type: 'home',
    coverage_type: 'dwelling',
    effective_date: '2026-01-01',
  });
  await insert(client, 'edition_windows', {
    plan_id: plan['id'],
    edition_id: edition['id'],
    use: 'new_business',
    period: '[2026-01-01,)',
    in_use: '[2026-01-01,)',
  });
  const worksheet = await insert(client, 'rating_worksheets', {
    edition_id: edition['id'],
    edition_hash: HASH,
    engine_version: '1',
    total: '501.00',
    worksheet: {},
    content_hash: HASH,
  });
  const quote = await aQuote(client, {
    customer_id: customer,
    edition: edition['id'],
    worksheet_id: worksheet['id'],
    created_by: user,
  });
  const policy = await aPolicy(client, { customer_id: customer, quote_id: quote, edition: edition['id'] });
  await client.query(`update quotes set status = 'bound', converted_to_policy_id = $1 where id = $2`, [
    policy,
    quote,
  ]);
  await insert(client, 'claims', { policy_id: policy, loss_on: '2026-03-01', amount_claimed: '1200.00' });
  await insert(client, 'user_sessions', { user_id: user, session_token_hash: 'h', expires_at: '2099-01-01' });
  await aClient(client);
  await insert(client, 'audit_logs', {
    user_id: user,
    action: 'policies.bound',
    resource_type: 'policy',
    resource_id: policy,
  });
}

describe('a database of an older version with data in it', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await databaseOf('005-rating-editions');
  });
  afterAll(() => db.drop());

  it('is upgraded without losing or changing a row', async () => {
    const before = await connected(db.ownerUrl, async (client) => {
      await fill(client);
      return contentOf(client);
    });
    const report = await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
    expect(report.applied[0]).toBe('006-policy-ledger');

    const after = await connected(db.url, (client) => contentOf(client, before));
    // An upgrade says in the trail what it wrote of itself: accounts for terms of before there were any.
    const ofUpgrade = (line: string): boolean => line.includes('billing.account-carried-over');
    const trail = after.get('audit_logs') ?? [];
    expect(trail.filter(ofUpgrade)).toHaveLength(1);
    // And the server's own pages became a client.
    const ownPages = (line: string): boolean => line.includes('urn:bindery:sign-in');
    const clients = after.get('oauth2_clients') ?? [];
    expect(clients.filter(ownPages)).toHaveLength(1);
    // The messages of the outbox became deliveries of webhooks, under the policy that there was.
    const policiesOf = (content: typeof before): readonly string[] =>
      (content.get('retention_policies') ?? []).map((line) =>
        line.replace('"webhook_deliveries"', '"outbox"').replace(/"updated_at": "[^"]*"/, ''),
      );
    expect(policiesOf(after)).toEqual(policiesOf(before));
    expect(
      new Map(after)
        .set('retention_policies', before.get('retention_policies') ?? [])
        .set(
          'audit_logs',
          trail.filter((line) => !ofUpgrade(line)),
        )
        .set(
          'oauth2_clients',
          clients.filter((line) => !ownPages(line)),
        ),
    ).toEqual(before);
    for (const table of [
      'customers',
      'policies',
      'claims',
      'users',
      'quotes',
      'rating_worksheets',
      'audit_logs',
    ])
      expect(before.get(table)).toHaveLength(1);
  });
});

/**
 * The rows of each table as JSON text; of an upgraded database only the tables and columns that were there before. What a
 * column says of others is no content: how names are searched may change.
 */
async function contentOf(
  client: Client,
  before?: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names =
    (before && [...before.keys()]) ??
    (
      await client.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
           and not relispartition and relname <> 'mikro_orm_migrations'`,
      )
    ).rows.map(({ name }) => name);
  const content = new Map<string, readonly string[]>();
  for (const name of names) {
    // Claims take over what their policies say of themselves, which counts as a change of the row.
    const moved = name === 'claims' ? 'updated_at' : '';
    const [line] = before?.get(name) ?? [];
    const known = line === undefined ? null : Object.keys(JSON.parse(line) as object);
    const { rows } = await client.query<{ line: string }>(
      `select (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t))
                where ($1::text[] is null or key = any($1)) and key <> $3 and not exists (select from pg_attribute
                  where attrelid = $2::regclass and attname = key and attgenerated <> ''))::text as line from ${name} t order by 1`,
      [known, name, moved],
    );
    content.set(
      name,
      rows.map((row) => row.line),
    );
  }
  return content;
}
