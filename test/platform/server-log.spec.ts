import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Customer } from '../../src/modules/customers/customer.entity.js';
import { prepareDatabase } from '../../src/database/prepare-database.js';
import { DEMO_AGENCY } from '../../src/database/seed/demo-data.js';
import { AppConfig } from '../../src/platform/config/config.js';
import { connectTo } from '../../src/platform/postgres/client.js';
import { newId } from '../../src/shared/ids.js';
import type { Client } from '../support/app.js';
import type { OwnDatabase } from '../support/own-database.js';
import { startOwnDatabase } from '../support/own-database.js';
import { signIn, startSeededApp } from '../support/story.js';

/** What may stand in no log of the server, by any way of failing. */
const PERSONAL = /Thistlewood|1931-07-04|thistle@|THISTLE-1/;

const person = {
  firstName: 'Amaryllis',
  lastName: 'Thistlewood',
  dateOfBirth: '1931-07-04',
  email: 'thistle@example.com',
};

let database: OwnDatabase;
let app: NestFastifyApplication;
let agent: Client;
let admin: Client;

beforeAll(async () => {
  database = await startOwnDatabase({ log_error_verbosity: 'default' });
  const environment = { DATABASE_LOCK_TIMEOUT_MS: '200', DATABASE_STATEMENT_TIMEOUT_MS: '5000' };
  app = await startSeededApp(database, { environment });
  agent = await signIn(app, 'agent');
  admin = await signIn(app, 'admin');
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

/** A row written by the ORM as it stands, past all the rules of the room that would refuse it before. */
function customerRow(
  change: Partial<Pick<Customer, 'kind' | 'agencyId' | 'mergedInto' | 'externalId'>>,
): Promise<unknown> {
  const em = app.get(EntityManager);
  const now = new Date();
  return RequestContext.create(em, () => {
    const row = em.create(Customer, {
      id: newId(),
      kind: 'person',
      externalId: null,
      data: person,
      agencyId: null,
      mergedInto: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      ...change,
    });
    return em.persist(row).flush();
  });
}

async function sql(text: string, values: readonly unknown[]): Promise<unknown> {
  return app.get(EntityManager).fork().execute(text, values);
}

const code = (sqlState: string) => ({ code: sqlState });

/** Every kind of refusal, most of them by the unit of work or by a route. */
async function failInEveryWay(): Promise<void> {
  const entered = await agent.post('/api/v1/customers', {
    kind: 'person',
    externalId: 'THISTLE-1',
    data: person,
  });
  expect([201, 409]).toContain(entered.status);
  const twice = await agent.post('/api/v1/customers', {
    kind: 'person',
    externalId: 'THISTLE-1',
    data: person,
  });
  expect(twice.status).toBe(409);
  const user = {
    email: 'thistle@example.com',
    firstName: 'Amaryllis',
    lastName: 'Thistlewood',
    role: 'underwriter',
  };
  const users = [await admin.post('/api/v1/users', user), await admin.post('/api/v1/users', user)];
  expect(users.at(-1)?.status).toBe(409);

  const again = { externalId: 'THISTLE-1', agencyId: DEMO_AGENCY.id };
  await expect(customerRow(again)).rejects.toMatchObject(code('23505'));
  await expect(customerRow({ kind: 'robot' as 'person' })).rejects.toMatchObject(code('23514'));
  await expect(customerRow({ agencyId: newId() })).rejects.toMatchObject(code('23503'));
  await expect(
    sql('insert into customers (kind, data) values (null, ?)', [JSON.stringify(person)]),
  ).rejects.toMatchObject(code('23502'));
  await expect(
    sql(
      `insert into state_facts (state, kind, key, citation, effective_date)
         select 'OH', 'banned_rating_variable', 'same', ?, '2026-01-01' from generate_series(1, 2)`,
      [person.lastName],
    ),
  ).rejects.toMatchObject(code('23P01'));
  // A type error quotes the value that is none: that one is no name, but the others of the statement might be.
  await expect(
    sql('select from customers where agency_id = ? and name_sort = ?', ['no-id', person.lastName]),
  ).rejects.toMatchObject(code('22P02'));
  await expect(sql('select 1 / (length(?) - 11)', [person.lastName])).rejects.toMatchObject(code('22012'));
  await expect(sql('select from nowhere where x = ?', [person.lastName])).rejects.toMatchObject(
    code('42P01'),
  );
  await waitInVain();
}

/** A statement that ends by its time-out is logged, too. */
async function waitInVain(): Promise<void> {
  const list = await agent.get<{ items: { id: string }[] }>('/api/v1/customers?name=Thistlewood');
  const id = list.body.items[0]?.id;
  const { headers } = await agent.get(`/api/v1/customers/${id}`);
  const holder = await connectTo(database.adminUrl);
  await holder.query('begin');
  await holder.query('update customers set updated_at = updated_at where id = $1', [id]);
  const data = { ...person, firstName: 'Ada' };
  const change = await agent.patch(
    `/api/v1/customers/${id}`,
    { data },
    { 'if-match': String(headers['etag']) },
  );
  expect([change.status, change.headers['retry-after']]).toEqual([503, '1']);
  await holder.end();
}

describe("PostgreSQL's log", () => {
  it('holds no statement with a personal value, however a write fails', async () => {
    await failInEveryWay();
    const log = await database.server.log();
    expect(log).toContain('violates check constraint');
    expect(log).toContain('canceling statement due to lock timeout');
    const statements = log.split(/^(?=\d{4}-\d{2}-\d{2} )/m).filter((entry) => !entry.includes('] DETAIL: '));
    expect(statements.filter((entry) => PERSONAL.test(entry))).toEqual([]);
  });

  it('holds nothing personal at all once it is terse, which the start asks for', async () => {
    const warnings: string[] = [];
    const config = new AppConfig({ ...app.get(AppConfig), databaseMigrationUrl: database.ownerUrl });
    await prepareDatabase(config, (text) => warnings.push(text));
    expect(warnings).toEqual([expect.stringContaining('log_error_verbosity')]);

    const superuser = await connectTo(database.adminUrl);
    const role = superuser.escapeIdentifier(new URL(database.url).username);
    await superuser.query(`alter role ${role} set log_error_verbosity = 'terse'`);
    await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role.replaceAll('"', "'")}`,
    );
    await superuser.end();
    warnings.length = 0;
    await prepareDatabase(config, (text) => warnings.push(text));
    expect(warnings).toEqual([]);

    const before = (await database.server.log()).length;
    await agent.get('/api/v1/customers');
    await failInEveryWay();
    const log = (await database.server.log()).slice(before);
    expect(log).toContain('violates check constraint');
    expect(log).not.toMatch(PERSONAL);
  });
});
