import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { CreateAgency, CreateCompany } from '../../modules/agencies/index.js';
import { OfferedPlans } from '../../modules/billing/index.js';
import {
  Adjusters,
  AssignmentRules,
  EditTreaties,
  FraudRules,
  ClaimAuthorities,
} from '../../modules/claims/index.js';
import { Customers } from '../../modules/customers/index.js';
import { CreateClient, Identity } from '../../modules/identity/index.js';
import { Authorities, EditReportAgencies } from '../../modules/underwriting/index.js';
import { Rating } from '../../modules/rating/index.js';
import { JurisdictionRules } from '../../modules/jurisdictions/index.js';
import { declaredPermissions } from '../../platform/http/permissions.js';
import { lockInTransaction } from '../../platform/postgres/advisory-lock.js';
import type { Actor } from '../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import {
  DEMO_AGENCY,
  DEMO_CLIENT,
  DEMO_COMPANY,
  DEMO_REPORT_AGENCY,
  demoCustomers,
  demoUsers,
} from './demo-data.js';
import type { DemoManual, StoredDemoEdition } from './demo-manuals.js';
import { demoManuals, seedManual } from './demo-manuals.js';
import { demoAuthorities, demoClaimAuthorities } from './demo-authorities.js';
import { demoAdjusters, demoAssignmentRules } from './demo-adjusters.js';
import { demoTreaties } from './demo-treaties.js';
import { demoFraudRules } from './demo-fraud-rules.js';
import { demoPaymentPlans } from './demo-payment-plans.js';
import { demoJurisdictionRules } from './demo-jurisdiction-rules.js';

export { DEMO_CLIENT, demoUsers } from './demo-data.js';

const DEMO_ADMIN = 'admin@demo.bindery.example';

/** The time zone of the demo manuals: in the evening there, UTC has the next day already. */
const OHIO = 'America/New_York';

/**
 * Loads the demo agency, users, customers, manuals, state facts and payment plans through the use cases of the API, so that they are
 * checked and audited. Existing rows are kept, and a second run adds nothing; but a database that an older version has seeded gets what has
 * been added to the demo since. Users and customers are added only once, so that removed ones stay removed.
 */
export async function seed(app: INestApplicationContext): Promise<void> {
  // The injected manager takes part in the transaction of its context; a fork would not.
  const em = app.get(EntityManager);
  await RequestContext.create(em, () =>
    em.transactional(async () => {
      // Two processes that start on the same database take turns; the lock ends with the transaction.
      await lockInTransaction(em.getKysely(), 'demo-seed');
      const isNew = !(await isSeeded(em));
      await seedCompany(app, em);
      if (isNew) await seedPeople(app);
      await seedClient(app, em);
      await seedJurisdictionRules(app, em);
      await seedManuals(app, em);
      await seedAuthorities(app, em);
      await seedClaimAuthorities(app, em);
      await seedAdjusters(app, em);
      await seedTreaties(app, em);
      await seedFraudRules(app, em);
      await seedReportAgency(app, em);
      await seedPaymentPlans(app, em);
      if (isNew) await seedCustomers(app);
    }),
  );
}

async function isSeeded(em: EntityManager): Promise<boolean> {
  const { rows } = await sql`select from agencies where id = ${DEMO_AGENCY.id}`.execute(em.getKysely());
  return rows.length > 0;
}

/** The keys of rows that a table has already; `question` selects them. */
async function presentIn(
  em: EntityManager,
  question: RawBuilder<{ readonly key: string }>,
): Promise<ReadonlySet<string>> {
  const { rows } = await question.execute(em.getKysely());
  return new Set(rows.map(({ key }) => key));
}

async function seedCompany(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select code as key from companies`);
  if (!present.has(DEMO_COMPANY.code))
    await app.get(CreateCompany, { strict: false }).run(SYSTEM_ACTOR, DEMO_COMPANY);
}

async function seedPeople(app: INestApplicationContext): Promise<void> {
  await app.get(CreateAgency, { strict: false }).run(SYSTEM_ACTOR, DEMO_AGENCY);
  const identity = app.get(Identity, { strict: false });
  for (const { inAgency, ...user } of demoUsers) {
    await identity.createUser(SYSTEM_ACTOR, { ...user, agencyId: inAgency ? DEMO_AGENCY.id : null });
  }
}

/** Skipped if the agency has been suspended or closed. */
async function seedClient(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const { rows } = await sql`
    select from agencies
     where id = ${DEMO_AGENCY.id} and status = 'active'
       and not exists (select from oauth2_clients where client_id = ${DEMO_CLIENT.clientId})
  `.execute(em.getKysely());
  if (rows.length === 0) return;
  const { clientId, name: clientName, secret, role } = DEMO_CLIENT;
  const allowedScopes = [...declaredPermissions()].flatMap(([name, { roles, isForUsers, isCompanyWide }]) =>
    roles.includes(role) && !isForUsers && !isCompanyWide ? [name] : [],
  );
  const terms = {
    allowedGrantTypes: ['client_credentials'],
    allowedScopes,
    role,
    agencyId: DEMO_AGENCY.id,
  } as const;
  const quota = { rateLimitPerMinute: 1_000, rateLimitPerHour: 20_000 };
  await app
    .get(CreateClient, { strict: false })
    .run(SYSTEM_ACTOR, { clientId, clientName, ...terms, ...quota }, secret);
}

async function seedJurisdictionRules(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(
    em,
    sql`select concat_ws(' ', state, coalesce(product_type, '-'), kind, coalesce(key, '-')) as key from state_facts`,
  );
  const facts = app.get(JurisdictionRules, { strict: false });
  for (const fact of demoJurisdictionRules) {
    const { state, productType, kind, key } = fact;
    if (!present.has(`${state} ${productType ?? '-'} ${kind} ${key ?? '-'}`))
      await facts.add(SYSTEM_ACTOR, fact);
  }
}

async function seedManuals(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const { rows } = await sql<StoredDemoEdition>`
    select p.code as plan, e.label, e.new_business_date::text, e.renewal_date::text
      from rating_editions e join rating_plans p on p.id = e.plan_id
  `.execute(em.getKysely());
  const rating = app.get(Rating, { strict: false });
  for (const manual of demoManuals() as readonly DemoManual[])
    await seedManual(rating, manual, rows, app.get(Clock).today(OHIO));
}

async function seedAuthorities(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(
    em,
    sql`select concat_ws(' ', code, role) as key from underwriting_authorities`,
  );
  const authorities = app.get(Authorities, { strict: false });
  for (const grant of demoAuthorities) {
    if (!present.has(`${grant.code} ${grant.role}`)) await authorities.grant(SYSTEM_ACTOR, grant);
  }
}

async function seedClaimAuthorities(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select concat_ws(' ', kind, role) as key from claim_authorities`);
  const authorities = app.get(ClaimAuthorities, { strict: false });
  for (const grant of demoClaimAuthorities)
    if (!present.has(`${grant.kind} ${grant.role}`)) await authorities.grant(SYSTEM_ACTOR, grant);
}

/** Only while there are no adjusters and no assignment rules, so that removed ones stay removed. */
async function seedAdjusters(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(
    em,
    sql`select team as key from claim_adjusters union all select team from claim_assignment_rules limit 1`,
  );
  if (present.size > 0) return;
  const { rows } = await sql<{ readonly id: string; readonly email: string }>`
    select id, email from users
     where email = any(${Object.keys(demoAdjusters)}::text[]) and is_active and deleted_at is null order by email
  `.execute(em.getKysely());
  const adjusters = app.get(Adjusters, { strict: false });
  for (const { id: userId, email } of rows) {
    const input = demoAdjusters[email];
    if (input) await adjusters.enter(SYSTEM_ACTOR, { userId, ...input });
  }
  if (rows.length === 0) return;
  const rules = app.get(AssignmentRules, { strict: false });
  for (const rule of demoAssignmentRules) await rules.add(SYSTEM_ACTOR, rule);
}

/** Adds the demo treaties: the system drafts them, and the demo administrator activates them, if still active. */
async function seedTreaties(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select number as key from reinsurance_treaties`);
  const { rows } = await sql<{ readonly id: string }>`
    select id from users where email = ${DEMO_ADMIN} and is_active and deleted_at is null
  `.execute(em.getKysely());
  const [admin] = rows;
  if (!admin) return;
  const treaties = app.get(EditTreaties, { strict: false });
  for (const treaty of demoTreaties) {
    if (present.has(treaty.number)) continue;
    const { id, rowVersion } = await treaties.add(SYSTEM_ACTOR, treaty);
    await treaties.activate({ ...SYSTEM_ACTOR, id: admin.id, role: 'admin' }, id, [rowVersion]);
  }
}

async function seedFraudRules(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select code as key from claim_fraud_rules`);
  const rules = app.get(FraudRules, { strict: false });
  for (const rule of demoFraudRules) if (!present.has(rule.code)) await rules.add(SYSTEM_ACTOR, rule);
}

async function seedReportAgency(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select code as key from consumer_report_agencies limit 1`);
  if (present.size === 0)
    await app.get(EditReportAgencies, { strict: false }).add(SYSTEM_ACTOR, DEMO_REPORT_AGENCY);
}

async function seedPaymentPlans(app: INestApplicationContext, em: EntityManager): Promise<void> {
  const present = await presentIn(em, sql`select code as key from payment_plans`);
  const plans = app.get(OfferedPlans, { strict: false });
  for (const plan of demoPaymentPlans) if (!present.has(plan.code)) await plans.add(SYSTEM_ACTOR, plan);
}

async function seedCustomers(app: INestApplicationContext): Promise<void> {
  const agent: Actor = { ...SYSTEM_ACTOR, agencyId: DEMO_AGENCY.id };
  const customers = app.get(Customers, { strict: false });
  for (const customer of demoCustomers) await customers.create(agent, customer);
}
