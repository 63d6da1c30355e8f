import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { PolicyResponse } from '../../src/modules/policies/index.js';
import type { Answer, Client, TestAppOptions } from './app.js';
import { startApp, ifMatch } from './app.js';
import type { TestDatabase } from './database.js';
import { asOwner } from './database.js';
import { cloneSeeded } from './seeded-database.js';
import { homeRequest, publishedCases, quoteRequest, signIn } from './story.js';
import type { DemoPerson } from './tokens.js';
import { runJob } from './run-job.js';

type Json = Readonly<Record<string, unknown>>;

/** A refusal as a client reads it (RFC 9457), with the members that some of the codes add. */
export interface Problem {
  readonly status: unknown;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly bookRatingId?: string;
  readonly earliestEffectiveOn?: string;
  readonly editionId?: string;
  readonly paymentId?: string;
  readonly policyId?: string;
  readonly currentETag?: string;
  readonly preparedFrom?: string;
  readonly supersededBy?: string;
}

/** What came back, whether it was done or refused. */
export type Answered<T = PolicyResponse> = Answer<T & Omit<Problem, 'status'>>;

export interface WorldOptions extends Omit<TestAppOptions, 'now'> {
  /** The day on which the story begins, at noon in Ohio; without it time is what it is. */
  readonly today?: string;
  readonly instances?: 1 | 2;
  /** What it begins with, if it is not the demo company. */
  readonly copy?: () => Promise<TestDatabase>;
}

const DAY_MS = 86_400_000;
/** How long somebody stays signed in: less than a token lives. A sign-in is thirteen statements. */
const SIGNED_IN_MS = 120_000;

interface Setting {
  readonly database: TestDatabase;
  readonly instances: readonly NestFastifyApplication[];
  readonly clock: { now: Date | null };
}

/**
 * The demo company at work: its staff and agents, its customers and manuals, and the quotes and policies they write, on one
 * instance or two, whose clock the story moves.
 */
export class World {
  private readonly signedIn = new Map<DemoPerson, { readonly at: number; readonly client: Client }>();

  constructor(private readonly setting: Setting) {}

  static async open<T extends World>(
    this: new (setting: Setting) => T,
    { today, instances = 1, copy = cloneSeeded, ...options }: WorldOptions = {},
  ): Promise<T> {
    const clock = { now: today === undefined ? null : noon(today) };
    const now = (): Date => clock.now ?? new Date();
    const database = await copy();
    const started = [];
    for (let n = 0; n < instances; n++) started.push(await startApp(database, { ...options, now }));
    const world = new this({ database, instances: started, clock });
    await world.begin();
    return world;
  }

  /** What there is before the story begins, such as people who are signed in. */
  protected begin(): Promise<void> {
    return Promise.resolve();
  }

  get database(): TestDatabase {
    return this.setting.database;
  }

  get app(): NestFastifyApplication {
    return this.instance(0);
  }

  get other(): NestFastifyApplication {
    return this.instance(1);
  }

  /** Somebody of the demo who has signed in, a moment ago or now: the one way in, for all tests of the rooms. */
  async as(person: DemoPerson): Promise<Client> {
    const at = Date.parse(this.moment());
    const known = this.signedIn.get(person);
    if (known && Math.abs(at - known.at) < SIGNED_IN_MS) return known.client;
    const client = await signIn(this.app, person);
    this.signedIn.set(person, { at, client });
    return client;
  }

  /** The day, at noon in Ohio, and somebody who signs in on it: a token does not last from one day to the next. */
  on(day: string, person: DemoPerson = 'agent'): Promise<Client> {
    return this.at(noon(day).toISOString(), person);
  }

  at(moment: string, person: DemoPerson = 'agent'): Promise<Client> {
    this.setting.clock.now = new Date(moment);
    return this.as(person);
  }

  /** So many days from now, or today. */
  inDays(days: number): void {
    this.setting.clock.now = days === 0 ? null : new Date(Date.now() + days * DAY_MS);
  }

  moment(): string {
    return (this.setting.clock.now ?? new Date()).toISOString();
  }

  /** A customer of the agents' own, beside the ones of the demo. */
  async customer(firstName: string): Promise<string> {
    const agent = await this.as('agent');
    const data = { firstName, lastName: 'Insured' };
    const made = await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data });
    expect(made).toMatchObject({ status: 201 });
    return made.body.id;
  }

  quote(by: Client, request: Json = homeRequest()): Promise<Quote> {
    return quote(by, request);
  }

  bind(by: Client, request: Json, terms: Json = {}): Promise<PolicyResponse> {
    return quoteAndBind(by, request, terms);
  }

  /** A published home of 501.00 a year. */
  home(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bind(by, homeRequest(more));
  }

  auto(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bind(by, quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {}, more));
  }

  async read(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<PolicyResponse> {
    return (await by.get<PolicyResponse>(`/api/v1/policies/${id}`)).body;
  }

  async runJob(name: string, app = this.app): Promise<void> {
    expect(await runJob(app, name)).toBe('succeeded');
  }

  /** As the application itself asks. */
  async rows<T>(question: RawBuilder<T>): Promise<readonly T[]> {
    const { rows } = await question.execute(this.app.get(EntityManager).fork().getKysely());
    return rows;
  }

  /** As the owner of the database: for what no route can do. */
  sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return asOwner<Row>(this.database, text, values);
  }

  async close(): Promise<void> {
    for (const app of this.setting.instances) await app.close();
    await this.database.drop();
  }

  private instance(index: 0 | 1): NestFastifyApplication {
    const app = this.setting.instances[index];
    if (!app) throw new Error('Open the world with two instances');
    return app;
  }
}

export interface Quote {
  readonly id: string;
  readonly quoteNumber: string;
  readonly version: number;
  readonly totalPremium: string;
}

export async function quote(by: Client, request: Json = homeRequest()): Promise<Quote> {
  const quoted = await by.post<Quote>('/api/v1/quotes', request);
  expect(quoted).toMatchObject({ status: 201 });
  return quoted.body;
}

/** `terms` is what the bind itself says, such as the plan of payments. */
export async function quoteAndBind(
  by: Client,
  request: Json = homeRequest(),
  terms: Json = {},
): Promise<PolicyResponse> {
  const { id } = await quote(by, request);
  const bound = await by.post<PolicyResponse>(`/api/v1/quotes/${id}/bind`, terms, ifMatch(1));
  expect(bound).toMatchObject({ status: 201 });
  return bound.body;
}

function noon(day: string): Date {
  return new Date(`${day}T17:00:00Z`);
}
