import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { withDatabase } from '../../src/database/connection.js';
import { migrate, migrationStates, rollback } from '../../src/database/migrate.js';
import { verifyDatabase } from '../../src/database/verify.js';
import { TokenCleanupJob } from '../../src/modules/identity/jobs/token-cleanup.job.js';
import { lockInTransaction } from '../../src/platform/postgres/advisory-lock.js';
import { assertAsAsked } from '../../src/platform/postgres/client.js';
import { readConnection } from '../../src/platform/postgres/connection-url.js';
import { inSchema } from '../../src/platform/postgres/schema.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import type { Client } from '../support/app.js';
import type { SchemaOfCompany } from '../support/companies.js';
import { addCompany } from '../support/companies.js';
import type { TestDatabase } from '../support/database.js';
import { createEmptyDatabase } from '../support/database.js';
import { homeRequest, signIn, startSeededApp } from '../support/story.js';
import { catalogOf } from '../database/catalog.js';
import { connected } from '../support/connections.js';
import { ifMatch } from '../support/app.js';

const SCHEMAS = ['acme', 'zenith'] as const;

interface Running extends SchemaOfCompany {
  readonly app: NestFastifyApplication;
  readonly agent: Client;
}

describe('two companies in two schemas of one database', () => {
  let database: TestDatabase;
  let companies: readonly Running[];

  beforeAll(async () => {
    database = await createEmptyDatabase();
    // Both at once: they share the extensions, and neither waits for the other's migrations.
    const added = await Promise.all(SCHEMAS.map((schema) => addCompany(database, schema)));
    companies = await Promise.all(
      added.map(async (company) => {
        const app = await startSeededApp(company);
        return { ...company, app, agent: await signIn(app, 'agent') };
      }),
    );
  });
  afterAll(async () => {
    for (const { app } of companies ?? []) await app.close();
    await database?.drop();
  });

  const both = <T>(work: (company: Running) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(companies.map(work));

  it('have the same tables, functions, triggers and rights, and nothing lies outside of them', async () => {
    const catalogs = await both(({ ownerUrl, schema }) =>
      connected(ownerUrl, async (client) => {
        const lines = await catalogOf(client);
        expect(lines.filter((line) => /\bpublic\./.test(line))).toEqual([]);
        return lines.map((line) => line.replaceAll(schema, 'company'));
      }),
    );
    expect(catalogs[0]?.length).toBeGreaterThan(1000);
    expect(catalogs[0]).toEqual(catalogs[1]);
    for (const { url } of companies)
      expect((await verifyDatabase(url)).findings.filter(({ present }) => !present)).toEqual([]);
    await connected(database.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace`,
      );
      expect(rows).toEqual([]);
    });
  });

  it('number their quotes and policies each by itself', async () => {
    const numbers = await both(async ({ agent }) => {
      const quote = await agent.post<{ id: string; quoteNumber: string }>('/api/v1/quotes', homeRequest());
      expect(quote.status).toBe(201);
      const policy = await agent.post<{ policyNumber: string }>(
        `/api/v1/quotes/${quote.body.id}/bind`,
        {},
        ifMatch(1),
      );
      expect(policy.status).toBe(201);
      return [quote.body.quoteNumber, policy.body.policyNumber];
    });
    expect(numbers[0]).toEqual(numbers[1]);
    expect(numbers[0]?.map((number) => number.slice(-10))).toEqual(
      ['-0000001', '0000001-01'].map((end) => expect.stringMatching(`${end}$`)),
    );
  });

  it('see nothing of each other: neither customers, nor users, nor sessions', async () => {
    const [acme, zenith] = companies as [Running, Running];
    const entered = await acme.agent.post<{ id: string }>('/api/v1/customers', {
      kind: 'person',
      data: { firstName: 'Only', lastName: 'Acme' },
    });
    expect(entered.status).toBe(201);
    expect((await acme.agent.get(`/api/v1/customers/${entered.body.id}`)).status).toBe(200);
    expect((await zenith.agent.get(`/api/v1/customers/${entered.body.id}`)).status).toBe(404);
    const found = await zenith.agent.get<{ items: unknown[] }>('/api/v1/customers?name=Only%20Acme');
    expect(found.body.items).toEqual([]);

    const admin = await signIn(acme.app, 'admin');
    const created = await admin.post<{ id: string }>('/api/v1/users', {
      email: 'only@acme.example',
      firstName: 'Only',
      lastName: 'Acme',
      role: 'underwriter',
    });
    expect(created.status).toBe(201);
    expect((await (await signIn(zenith.app, 'admin')).get(`/api/v1/users/${created.body.id}`)).status).toBe(
      404,
    );

    expect((await acme.agent.on(zenith.app).get('/api/v1/customers')).status).toBe(401);
  });

  it('cannot read or call what is the other’s, whichever of their roles asks', async () => {
    const [acme] = companies as [Running, Running];
    for (const url of [acme.url, acme.ownerUrl])
      await connected(url, async (client) => {
        for (const statement of [
          'select from zenith.customers',
          'insert into zenith.job_runs default values',
          'select zenith.create_monthly_audit_partition()',
          `select nextval('zenith.quote_number_seq')`,
          'create table zenith.mine ()',
        ])
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      });
  });

  it('run the same job at the same moment, each its own', async () => {
    const moment = new Date();
    const outcomes = await both(({ app }) =>
      app.get(JobRunner).runFor(app.get(TokenCleanupJob, { strict: false }), moment),
    );
    expect(outcomes).toEqual(['succeeded', 'succeeded']);
  });

  it('do not wait for each other’s advisory locks', async () => {
    const [acme, zenith] = companies as [Running, Running];
    const locked = ({ app }: Running, work: () => Promise<void>): Promise<void> =>
      app
        .get(EntityManager)
        .fork()
        .transactional(async (em) => {
          await lockInTransaction(em.getKysely(), 'the same name');
          await work();
        });
    const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = locked(acme, () => {
      held.resolve();
      return over.promise;
    });
    await held.promise;
    await locked(zenith, () => Promise.resolve());
    over.resolve();
    await holding;
  });

  it('are migrated each by itself, and taken back each by itself', async () => {
    const [acme, zenith] = companies as [Running, Running];
    const before = await connected(zenith.ownerUrl, (client) => catalogOf(client));
    const third = await addCompany(database, 'third');
    await rollback({ migrationUrl: third.ownerUrl, to: 0 });
    expect(await connected(third.ownerUrl, (client) => catalogOf(client))).toEqual([]);
    expect(await connected(zenith.ownerUrl, (client) => catalogOf(client))).toEqual(before);
    const again = await migrate({ migrationUrl: acme.ownerUrl, applicationUrl: acme.url });
    expect(again).toEqual({ applied: [], separation: 'separate' });
  });

  it('are looked at before there is anything of one: all that is its own is missing', async () => {
    const [acme] = companies as [Running];
    const founding = inSchema(acme.ownerUrl, 'founding');
    const states = await withDatabase(founding, migrationStates);
    expect(states.filter(({ appliedAt }) => appliedAt !== null)).toEqual([]);
    const { findings } = await verifyDatabase(founding);
    expect(new Set(findings.filter(({ present }) => present).map(({ kind }) => kind))).toEqual(
      new Set(['extension']),
    );
  });

  it('are not mixed up by a pooler that drops what a connection asked for', async () => {
    const [acme, zenith] = companies as [Running, Running];
    await connected(acme.url, async (client) => {
      await assertAsAsked(client, readConnection(acme.url));
      await expect(assertAsAsked(client, readConnection(zenith.url))).rejects.toThrow(
        'The connection leads to the schema acme and not to zenith (DATABASE_SCHEMA)',
      );
    });
  });
});
