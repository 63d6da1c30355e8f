import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { homeRequest, signIn } from '../support/story.js';
import { CHANGEABLE, GUARDED } from './column-decisions.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { startApp, ifMatch } from '../support/app.js';

interface Kept {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Another value of each type. */
const OTHER: Readonly<Record<string, string>> = {
  boolean: 'null',
  bytea: `'\\x00'::bytea`,
  date: `'1999-01-01'::date`,
  daterange: `'[1999-01-01,1999-02-01)'::daterange`,
  integer: '987654',
  jsonb: `'{"changed": true}'::jsonb`,
  numeric: '9876.54',
  'text[]': `array['changed']`,
  'timestamp with time zone': `'1999-01-01'::timestamptz`,
  uuid: `'01930000-0000-7000-8000-00000000dead'::uuid`,
};

describe('what stands as evidence', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let owner: Client;
  let application: Client;
  let kept: readonly Kept[];

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    const [agent, staff] = [await signIn(app, 'agent'), await signIn(app, 'underwriter')];
    const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', homeRequest());
    const key = { 'idempotency-key': 'kept', ...ifMatch(1) };
    const policy = await agent.post<{ readonly id: string; readonly effectiveDate: string }>(
      `/api/v1/quotes/${quote.body.id}/bind`,
      {},
      key,
    );
    const billing = await staff.get<{ readonly id: string }>(`/api/v1/policies/${policy.body.id}/billing`);
    const account = `/api/v1/billing-accounts/${billing.body.id}`;
    await staff.post(`${account}/payments`, {
      amount: '700.00',
      receivedOn: policy.body.effectiveDate,
      method: 'check',
      externalReference: 'KEPT-1',
    });
    await staff.post(`${account}/refunds`, { amount: '10.00', reason: 'paid too much' });
    owner = await opened(database.ownerUrl);
    application = await opened(database.url);
    const { rows } = await owner.query<{ table: string; columns: string }>(`
      select t.tgrelid::regclass::text as table, encode(t.tgargs, 'escape') as columns
        from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'keep_written' order by 1`);
    kept = rows.map(({ table, columns }) => ({ table, columns: columns.split('\\000').filter(Boolean) }));
  });
  afterAll(async () => {
    await owner?.end();
    await application?.end();
    await app?.close();
    await database?.drop();
  });

  async function opened(connectionString: string): Promise<Client> {
    const client = new Client({ connectionString });
    await client.connect();
    return client;
  }

  async function codeOf(client: Client, statement: string): Promise<string> {
    return client.query(statement).then(
      ({ rowCount }) => `changed ${rowCount}`,
      (error: { readonly code: string }) => error.code,
    );
  }

  async function typesOf(table: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await owner.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  }

  it('keeps what it says, whoever tries to change it: the application and the owner', async () => {
    const tried: string[] = [];
    for (const { table, columns } of kept) {
      const types = await typesOf(table);
      for (const column of columns) {
        const other = OTHER[types.get(column) ?? ''] ?? `'changed'`;
        const statement = `update ${table} set ${column} = ${other} where ${column} is not null`;
        const { rows } = await owner.query<{ some: boolean }>(
          `select exists (select from ${table} where ${column} is not null) as some`,
        );
        if (!rows[0]?.some) continue;
        tried.push(`${table}.${column}`);
        for (const client of [application, owner]) {
          expect([table, column, await codeOf(client, statement)]).toEqual([table, column, '23001']);
        }
      }
    }
    expect(
      [
        'payments.amount',
        'policies.agency_id',
        'quotes.agency_id',
        'customers.agency_id',
        'rating_editions.approved_at',
        'quotes.created_by',
        'state_facts.value',
        'signing_keys.public_jwk',
        'idempotency_keys.response_body',
        'refunds.amount',
        'billing_accounts.customer_id',
        'payment_plans.terms',
        'underwriting_authorities.role',
        'user_sessions.session_token_hash',
      ].filter((column) => !tried.includes(column)),
    ).toEqual([]);
  });

  it('is decided for every column that the application may change: each one is kept, or named as one that changes', async () => {
    const { rows } = await application.query<{ table: string; column: string }>(`
      select c.relname as table, a.attname as column
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and has_column_privilege(c.oid, a.attnum, 'update')
         and a.attname not in ('id', 'row_version', 'created_at', 'updated_at')`);
    const placed = (table: string, columns: string): readonly string[] =>
      columns
        .split(' ')
        .filter(Boolean)
        .map((column) => `${table}.${column}`);
    const guarded = Object.entries(GUARDED);
    const { rows: triggers } = await owner.query<{ name: string }>(
      `select tgrelid::regclass::text || '.' || tgname as name from pg_trigger where not tgisinternal`,
    );
    const names = triggers.map(({ name }) => name);
    expect(guarded.filter(([name]) => !names.includes(name))).toEqual([]);
    const COMMON = ['id', 'row_version', 'created_at', 'updated_at'];
    const decided = [
      ...Object.entries(CHANGEABLE).flatMap(([table, columns]) => placed(table, columns)),
      ...guarded.flatMap(([name, columns]) => placed(name.split('.')[0] as string, columns)),
      ...kept.flatMap(({ table, columns }) =>
        placed(table, columns.filter((column) => !COMMON.includes(column)).join(' ')),
      ),
    ];
    const there = rows.map(({ table, column }) => `${table}.${column}`);
    expect(there.filter((column) => !decided.includes(column))).toEqual([]);
    expect(decided.filter((column) => !there.includes(column))).toEqual([]);
  });

  it('is written once: who reviewed a fact is entered, and stays', async () => {
    const { rows } = await owner.query<{ id: string }>(
      'select id from state_facts where reviewed_by is null limit 1',
    );
    const by = (role: string): string =>
      `update state_facts set reviewed_by = (select id from users where role = '${role}' limit 1), reviewed_at = now()
        where id = '${rows[0]?.id}'`;
    expect(await codeOf(application, by('admin'))).toBe('changed 1');
    expect(await codeOf(application, by('underwriter'))).toBe('23001');
  });

  it('is written once: who approved the numbers of a manual', async () => {
    const by = (role: string): string =>
      `update rate_tables set approved_by = (select id from users where role = '${role}' limit 1)`;
    expect(await codeOf(application, by('admin'))).toMatch(/^changed [1-9]/);
    for (const client of [application, owner]) expect(await codeOf(client, by('underwriter'))).toBe('23001');
  });

  it.each(['quotes', 'state_facts'])('forgets nobody who had a hand in one of the %s', async (table) => {
    const somebody = `array(select id from users order by id limit 1)`;
    expect(
      await codeOf(application, `update ${table} set contributors = contributors || ${somebody}`),
    ).toMatch(/^changed [1-9]/);
    for (const client of [application, owner])
      expect(await codeOf(client, `update ${table} set contributors = '{}'`)).toBe('23001');
  });

  it('lets an expired idempotency key be used again', async () => {
    await owner.query('alter table idempotency_keys disable trigger idempotency_keys_kept_columns');
    await owner.query(
      `update idempotency_keys set created_at = now() - interval '8 days', expires_at = now() - interval '1 minute'`,
    );
    await owner.query('alter table idempotency_keys enable trigger idempotency_keys_kept_columns');
    expect(await codeOf(application, `update idempotency_keys set response_body = '{}'`)).toBe('changed 1');
  });
});
