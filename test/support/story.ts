import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_CUSTOMER_ID } from '../../src/database/seed/demo-data.js';
import type { CreateUserInput } from '../../src/modules/identity/index.js';
import { Identity } from '../../src/modules/identity/index.js';
import { seed } from '../../src/database/seed/index.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { TestAppOptions } from './app.js';
import { Client, startApp } from './app.js';
import { bindable } from './bindable-risk.js';
import type { TestDatabase } from './database.js';
import type { DemoPerson } from './tokens.js';
import { demoToken } from './tokens.js';

export { DEMO_CUSTOMER_ID };

/** An application whose database holds the demo users, customers and manuals, as after a first `npm start`. */
export async function startSeededApp(
  database: Pick<TestDatabase, 'url'>,
  options: TestAppOptions = {},
): Promise<NestFastifyApplication> {
  const app = await startApp(database, options);
  await seed(app);
  return app;
}

export async function signIn(app: NestFastifyApplication, person: DemoPerson): Promise<Client> {
  return new Client(app, await demoToken(app, person));
}

interface PublishedCase {
  readonly name: string;
  readonly risk: Readonly<Record<string, unknown>>;
  readonly expect: { readonly total?: string };
}

/** The published cases that a demo manual carries as its own tests. */
export function publishedCases(manual: string): readonly PublishedCase[] {
  const text = readFileSync(join(PROJECT_ROOT, 'data', 'manuals', `${manual}.json`), 'utf8');
  return (JSON.parse(text) as { readonly tests: readonly PublishedCase[] }).tests;
}

const SECTIONS = ['vehicleInfo', 'propertyInfo', 'lifeInfo', 'drivers', 'coverageSelections'] as const;

/** The request that quotes a published case for a customer, from today on; it can be bound. */
export function quoteRequest(
  productType: string,
  risk: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const sections = Object.fromEntries(
    SECTIONS.filter((name) => name in risk).map((name) => [name, risk[name]]),
  );
  const termMonths = 'termMonths' in risk ? { termMonths: risk['termMonths'] } : {};
  return bindable({
    customerId: DEMO_CUSTOMER_ID,
    productType,
    state: 'OH',
    zipCode: '43004',
    ...termMonths,
    ...sections,
    ...more,
  });
}

/** The home of Werner & Modlin's example: 501.00. */
export function homeRequest(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const [home] = publishedCases('homeowners-oh');
  if (!home) throw new Error('The homeowners manual carries no case');
  return quoteRequest('home', home.risk, more);
}

/** The same, of somebody who declares no years without a claim: losses of before let it be bound. */
export function homeOfOneWithLosses(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { propertyInfo, ...request } = homeRequest(more);
  return { ...request, propertyInfo: { ...(propertyInfo as object), claimsFreeYears: 0 } };
}

/** A user with a password of their own, as after an invitation. */
export async function aUser(
  app: NestFastifyApplication,
  user: Omit<CreateUserInput, 'firstName' | 'lastName'>,
): Promise<string> {
  const { id } = await app
    .get(Identity, { strict: false })
    .createUser(SYSTEM_ACTOR, { firstName: 'A', lastName: 'User', ...user });
  return id;
}
