import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { sql } from 'kysely';
import { AddPaymentPlan } from '../../modules/billing/index.js';
import { Customers } from '../../modules/customers/index.js';
import { Identity } from '../../modules/identity/index.js';
import { GrantAuthority, KeepReportAgency } from '../../modules/quoting/index.js';
import { Rating, StateFacts } from '../../modules/rating/index.js';
import type { Actor } from '../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { DEMO_AGENCY, DEMO_LETTERHEAD, DEMO_REPORT_AGENCY, demoCustomers, demoUsers } from './demo-data.js';
import { demoManuals } from './demo-manuals.js';
import { demoAuthorities } from './demo-authorities.js';
import { demoPaymentPlans } from './demo-payment-plans.js';
import { demoStateFacts } from './demo-state-facts.js';

export { demoUsers } from './demo-data.js';

/**
 * Loads the demo agency, users, customers, manuals and payment plans through the same use cases as the API, so that
 * they are audited and checked like anybody's. What is there already stays as it is: a second run adds nothing.
 */
export async function seed(app: INestApplicationContext): Promise<void> {
  // The injected manager finds the transaction of its context; a fork would run beside it.
  const em = app.get(EntityManager);
  await RequestContext.create(em, () =>
    em.transactional(async () => {
      // Two first starts on one database take turns; the lock ends with the transaction.
      await sql`select pg_advisory_xact_lock(hashtext('bindery.demo-seed'))`.execute(em.getKysely());
      if (await isSeeded(em)) return;
      await seedAll(app, em);
    }),
  );
}

async function isSeeded(em: EntityManager): Promise<boolean> {
  const { rows } = await sql`select from agencies where id = ${DEMO_AGENCY.id}`.execute(em.getKysely());
  return rows.length > 0;
}

async function seedAll(app: INestApplicationContext, em: EntityManager): Promise<void> {
  await sql`insert into agencies (id, code, name) values (${DEMO_AGENCY.id}, ${DEMO_AGENCY.code}, ${DEMO_AGENCY.name})`.execute(
    em.getKysely(),
  );
  const { companyCode, name, addressLines, phone, website } = DEMO_LETTERHEAD;
  await sql`
    insert into letterheads (company_code, name, address_lines, phone, website)
    values (${companyCode}, ${name}, ${JSON.stringify(addressLines)}, ${phone}, ${website}) on conflict do nothing`.execute(
    em.getKysely(),
  );
  const identity = app.get(Identity, { strict: false });
  for (const { inAgency, ...user } of demoUsers) {
    await identity.createUser(SYSTEM_ACTOR, { ...user, agencyId: inAgency ? DEMO_AGENCY.id : null });
  }
  const facts = app.get(StateFacts, { strict: false });
  for (const fact of demoStateFacts) await facts.add(SYSTEM_ACTOR, fact);
  const rating = app.get(Rating, { strict: false });
  for (const manual of demoManuals()) await rating.importManual(SYSTEM_ACTOR, manual, { activate: true });

  const authorities = app.get(GrantAuthority, { strict: false });
  for (const grant of demoAuthorities) await authorities.run(SYSTEM_ACTOR, grant);
  await app.get(KeepReportAgency, { strict: false }).add(SYSTEM_ACTOR, DEMO_REPORT_AGENCY);

  const plans = app.get(AddPaymentPlan, { strict: false });
  for (const plan of demoPaymentPlans) await plans.run(SYSTEM_ACTOR, plan);

  const agent: Actor = { ...SYSTEM_ACTOR, agencyId: DEMO_AGENCY.id };
  const customers = app.get(Customers, { strict: false });
  for (const customer of demoCustomers) await customers.create(agent, customer);
}
