import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/index.js';
import { migrate, rollback, withMigrations } from '../../src/database/migrate.js';
import { SignIn } from '../../src/modules/identity/sign-in.js';
import { verifyDatabase } from '../../src/database/verify.js';
import { cancel, mail } from '../support/cancellation-room.js';
import type { TestDatabase } from '../support/database.js';
import { copyOf } from '../support/database.js';
import { RenewalRoom, bind, endorse, prepare } from '../support/renewal-room.js';
import { homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { demoUser } from '../support/tokens.js';
import { runJob } from '../support/run-job.js';
import { connected } from '../support/connections.js';
import { insert } from './given.js';
import { TokenHolder, alive } from './given-tokens.js';

const NAMES = migrations.map(({ name }) => name);
const BEGAN = '2026-06-01';
const AMOUNT = '/propertyInfo/amountOfInsurance';

/** Tables of rooms that are still to come, and what no demo manual has or drawing has emptied. */
const STILL_EMPTY = [
  'access_reviews',
  'account_links',
  'alert_letters',
  'alert_subscriptions',
  'alerts',
  'audit_archives',
  'audit_checkpoint_stamps',
  'audit_checkpoints',
  'audit_keys',
  'audit_seals',
  'backup_reports',
  'break_glass_accesses',
  'claim_aggregates',
  'claim_assignments',
  'claim_beneficiaries',
  'claim_catastrophes',
  'claim_cession_changes',
  'claim_cession_entries',
  'claim_cessions',
  'claim_contacts',
  'claim_deaths',
  'claim_diary',
  'claim_documents',
  'claim_entries',
  'claim_escalations',
  'claim_exposures',
  'claim_figure_changes',
  'claim_figures',
  'claim_fraud_scores',
  'claim_incidents',
  'claim_investigations',
  'claim_lawsuits',
  'claim_notes',
  'claim_notices',
  'claim_open_figures',
  'claim_payees',
  'claim_reserve_lines',
  'claim_reserve_rules',
  'claim_roles',
  'claim_subrogations',
  'claim_transactions',
  'claim_transitions',
  'claim_verifications',
  'customer_facts',
  'document_links',
  'factor_challenges',
  'grants',
  'job_states',
  'legal_holds',
  'oidc_artifacts',
  'personal_identifiers',
  'policy_beneficiary_designations',
  'policy_no_loss_statements',
  'privacy_requests',
  'quote_scores',
  'reinsurance_receipts',
  'role_conflicts',
  'role_exceptions',
  'role_versions',
  'sanctions_clearances',
  'sanctions_findings',
  'sanctions_passes',
  'sanctions_withdrawals',
  'scim_groups',
  'scim_members',
  'scim_tokens',
  'scim_users',
  'scoring_models',
  'scoring_positions',
  'sso_identities',
  'sso_providers',
  'surcharge_rules',
  'trusted_devices',
  'undrawn_documents',
  'uploaded_files',
  'user_mfa_settings',
  'user_roles',
  'webauthn_credentials',
  'webhook_deliveries',
  'webhook_endpoints',
  'webhook_secrets',
];

/** Tables whose place another one has taken since; `outbox` never had a row. */
const BECAME: Readonly<Record<string, string>> = { letterheads: 'companies', outbox: 'webhook_deliveries' };

interface Paged<T> {
  readonly items: readonly T[];
}

/** Business of half a year, so that nearly every table holds rows as the application writes them. */
async function lived(room: RenewalRoom): Promise<void> {
  const agent = await room.on(BEGAN);
  const staff = await room.on(BEGAN, 'underwriter');
  const admin = await room.on(BEGAN, 'admin');
  const home = await room.home(agent);
  await endorse(agent, home, '2026-07-01', AMOUNT, 230_000);

  const mortgaged = await room.home(agent);
  await agent.post(`/api/v1/policies/${mortgaged.id}/parties`, {
    role: 'mortgagee',
    name: 'First Bank of Ohio',
    address: { line1: '1 Main Street', city: 'Columbus', state: 'OH', zipCode: '43215' },
    effectiveDate: BEGAN,
  });
  await cancel(staff, await room.read(staff, mortgaged), '2026-09-01', 'insurer', 'underwriting');
  const notices = await staff.get<Paged<{ readonly id: string }>>(`/api/v1/policies/${mortgaged.id}/notices`);
  for (const notice of notices.body.items) await mail(staff, notice as never, `${BEGAN}T17:30:00Z`);

  const { body: billing } = await staff.get<{ readonly id: string }>(`/api/v1/policies/${home.id}/billing`);
  const account = `/api/v1/billing-accounts/${billing.id}`;
  const money = { method: 'check', externalReference: 'LIVED-1', amount: '900.00', receivedOn: BEGAN };
  await staff.post(`${account}/payments`, money);
  await staff.post(`${account}/refunds`, { amount: '10.00', reason: 'paid too much' });

  const life = publishedCases('term-life-oh').find(({ risk }) => risk['termMonths'] === 240);
  if (life) await room.bind(agent, quoteRequest('life', life.risk));
  const request = homeRequest();
  const poor = { ...(request['propertyInfo'] as object), insuranceScoreTier: 'D' };
  await agent.post('/api/v1/quotes', { ...request, propertyInfo: poor });
  const rich = { ...(request['propertyInfo'] as object), amountOfInsurance: 1_200_000 };
  await agent.post('/api/v1/quotes', { ...request, propertyInfo: rich });
  await admin.post('/api/v1/quote-validities', {
    validDays: 45,
    effectiveDate: '2027-01-01',
    reason: 'Longer.',
  });
  await admin.post('/api/v1/underwriting/holds', {
    state: 'OH',
    zipPrefixes: ['454'],
    transactions: ['quote'],
    effectiveDate: '2027-01-01',
    reason: 'Flood.',
  });
  const { coverageSelections, ...shared } = request;
  const selections = coverageSelections as object;
  await agent.post(
    '/api/v1/quote-groups',
    {
      ...shared,
      alternatives: [
        { name: 'good', coverageSelections: selections },
        { name: 'better', coverageSelections: { ...selections, deductible: 500 } },
      ],
    },
    { 'idempotency-key': 'lived' },
  );
  await room.importHomeEdition('candidate', '2028-01-01', '600');
  const editions = await admin.get<Paged<{ readonly id: string; readonly label: string }>>(
    '/api/v1/rating/editions?productType=home',
  );
  const candidate = editions.body.items.find(({ label }) => label === 'candidate');
  await admin.post('/api/v1/book-ratings', { candidateEditionId: candidate?.id, inForceOn: BEGAN });
  // Starting it has started the job, too.
  while ((await runJob(room.app, 'policies.book-ratings')) === 'skipped') await delay(50);
  await room.runJob('documents.draw');

  const later = await room.on('2027-05-10', 'underwriter');
  const prepared = await prepare(later, await room.read(later, home));
  await bind(later, prepared.body);
  await room.runJob('documents.draw');

  await RequestContext.create(room.app.get(EntityManager), () =>
    room.app.get(SignIn, { strict: false }).run(demoUser('agent')),
  );
  await connected(room.database.ownerUrl, async (client) => {
    const holder = await TokenHolder.in(client);
    await holder.code(client, alive);
    await holder.refreshToken(client, alive);
    await holder.accessToken(client, alive);
    await client.query(`select revoke_user_tokens($1, 'left')`, [holder.user]);
    await insert(client, 'claims', { policy_id: home.id, loss_on: '2026-08-01', amount_claimed: '1200.00' });
  });
}

type Counts = ReadonlyMap<string, number>;

function expectKept(migration: string, kept: Counts, after: Counts): void {
  for (const [table, count] of kept) {
    const found = after.get(table) ?? after.get(BECAME[table] ?? table) ?? 0;
    if (table !== 'mikro_orm_migrations')
      expect([migration, table, found >= count]).toEqual([migration, table, true]);
  }
}

describe('a database full of business', () => {
  let room: RenewalRoom;
  let full: Counts;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN });
    await lived(room);
    // Nobody may be connected to a database that is copied.
    await room.app.close();
    full = await countsOf(room.database);
  });
  afterAll(() => room?.database.drop());

  const countsOf = ({ ownerUrl }: TestDatabase): Promise<Counts> => connected(ownerUrl, counted);

  async function counted(client: Client): Promise<Counts> {
    // A table without pages has no rows, which is sooner known than counted; a partitioned one never has pages of its own.
    const { rows } = await client.query<{ name: string; count: number }>(`
      select relname as name,
             case when relkind = 'r' and pg_relation_size(oid) = 0 then 0 else (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text::int end as count
        from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
       order by 1`);
    return new Map(rows.map(({ name, count }) => [name, count]));
  }

  it('has rows in every table that the application writes', () => {
    const empty = [...full].filter(([, count]) => count === 0).map(([name]) => name);
    expect(empty).toEqual(STILL_EMPTY);
  });

  it('goes down one migration after another, and each of them comes up again on the rows that are left', async () => {
    const copy = await copyOf(room.database);
    try {
      // One connection migrates and another one looks, for all of it: to open them costs more than what most migrations do.
      await withMigrations(copy.ownerUrl, (schema) =>
        connected(copy.ownerUrl, async (client) => {
          for (const [place, name] of [...NAMES.entries()].toReversed()) {
            const below = NAMES[place - 1] ?? 0;
            await schema.rollback({ to: below });
            const kept = await counted(client);
            await schema.migrate({ to: name });
            expectKept(name, kept, await counted(client));
            await schema.rollback({ to: below });
          }
        }),
      );
    } finally {
      await copy.drop();
    }
  });

  async function comesUpAgain(copy: TestDatabase, name: string): Promise<void> {
    const kept = await countsOf(copy);
    await migrate({ migrationUrl: copy.ownerUrl, applicationUrl: copy.url });
    const { findings } = await verifyDatabase(copy.url);
    expect(findings.filter(({ present }) => !present)).toEqual([]);
    expectKept(name, kept, await countsOf(copy));
  }

  it('goes down to nothing at once and up again', async () => {
    const copy = await copyOf(room.database);
    try {
      await rollback({ migrationUrl: copy.ownerUrl, to: 0 });
      await comesUpAgain(copy, NAMES[0] ?? '');
    } finally {
      await copy.drop();
    }
  });

  // What goes down at once to nothing has begun as what goes down to any of these, so they go on from one to the next.
  describe('on its way down', () => {
    let down: TestDatabase;
    beforeAll(async () => {
      down = await copyOf(room.database);
    });
    afterAll(() => down?.drop());

    it.each(
      NAMES.map((name, place) => [name, place] as const)
        .filter(([, place]) => place > 0 && place % 10 === 0)
        .toReversed(),
    )('to before %s comes up again, and loses nothing but what came with it', async (name, place) => {
      await rollback({ migrationUrl: down.ownerUrl, to: NAMES[place - 1] ?? 0 });
      const copy = await copyOf(down);
      try {
        await comesUpAgain(copy, name);
      } finally {
        await copy.drop();
      }
    });
  });

  it('is not taken to a version that cannot hold its ledger: it says why, and stays as it is', async () => {
    const copy = await copyOf(room.database);
    try {
      await connected(copy.ownerUrl, (client) =>
        client.query(`insert into policy_transactions (policy_id, sequence, kind, effective_on)
          select policy_id, max(sequence) + 1, 'anniversary', '2027-06-01' from policy_transactions group by policy_id limit 1`),
      );
      const before = await countsOf(copy);
      await expect(rollback({ migrationUrl: copy.ownerUrl, to: '025-late-and-early-terms' })).rejects.toThrow(
        /Ledgers hold anniversaries/,
      );
      expect(await countsOf(copy)).toEqual(before);
    } finally {
      await copy.drop();
    }
  });
});
