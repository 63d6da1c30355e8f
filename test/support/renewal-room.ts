import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { demoManuals } from '../../src/database/seed/demo-manuals.js';
import { Rating } from '../../src/modules/rating/index.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import type { Role } from '../../src/shared/actor.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { Answer, Client } from './app.js';
import { startApp } from './app.js';
import type { TestDatabase } from './database.js';
import { cloneDatabase } from './database.js';
import { homeRequest, signIn, startSeededApp } from './story.js';
import type { RenewalResponse } from '../../src/modules/renewals/renewals.dto.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';

type Json = Readonly<Record<string, unknown>>;

export interface Problem {
  readonly code: string;
  readonly detail?: string;
  readonly policyId?: string;
  readonly preparedFrom?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}
export type Answered<T> = Answer<T & Problem>;
export type RenewalAnswer = Answered<RenewalResponse>;

/** Two instances on one database, whose clock the story moves. */
export class RenewalRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly other: NestFastifyApplication,
    private readonly clock: { now: Date },
  ) {}

  static async open(today: string): Promise<RenewalRoom> {
    const clock = { now: noon(today) };
    const now = (): Date => clock.now;
    const database = await cloneDatabase();
    const app = await startSeededApp(database, { now });
    return new RenewalRoom(database, app, await startApp(database, { now }), clock);
  }

  /** The day, at noon in Ohio, and somebody who signs in on it: a token does not last from one day to the next. */
  on(day: string, role: Role = 'agent'): Promise<Client> {
    return this.at(noon(day).toISOString(), role);
  }

  at(moment: string, role: Role = 'agent'): Promise<Client> {
    this.clock.now = new Date(moment);
    return signIn(this.app, role);
  }

  /** A published home of 501.00 a year. */
  async home(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bound(by, homeRequest(more));
  }

  async bound(by: Client, request: Json): Promise<PolicyResponse> {
    const quoted = await by.post<{ id: string }>('/api/v1/quotes', request);
    expect(quoted).toMatchObject({ status: 201 });
    const bound = await by.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, { version: 1 });
    expect(bound).toMatchObject({ status: 201 });
    return bound.body;
  }

  /** The homeowners manual with another base rate, in force for renewals from a day on. */
  async importHomeEdition(label: string, from: string, baseRate: string, more: Json = {}): Promise<void> {
    const text = JSON.stringify(demoManuals()[1]).replace('"baseRate":"500"', `"baseRate":"${baseRate}"`);
    const manual = JSON.parse(text) as Json;
    const edition = { ...(manual['edition'] as Json), label, newBusinessDate: from, renewalDate: from };
    const fork = this.app.get(EntityManager).fork();
    await RequestContext.create(fork, () =>
      fork.transactional(() =>
        this.app
          .get(Rating, { strict: false })
          .importManual(SYSTEM_ACTOR, { ...manual, tests: [], ...more, edition }, { activate: true }),
      ),
    );
  }

  /** A customer of the agents' own, beside the one of the seed. */
  async customer(firstName: string): Promise<string> {
    const by = await signIn(this.app, 'agent');
    const made = await by.post<{ id: string }>('/api/v1/customers', {
      kind: 'person',
      data: { firstName, lastName: 'Insured' },
    });
    expect(made).toMatchObject({ status: 201 });
    return made.body.id;
  }

  async runJob(name = 'policies.renewals', app = this.app): Promise<void> {
    expect(await app.get(JobRunner).runByName(name)).toBe('succeeded');
  }

  renewalOf(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<RenewalAnswer> {
    return by.get(`/api/v1/policies/${id}/renewal`);
  }

  read(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<PolicyResponse> {
    return by.get<PolicyResponse>(`/api/v1/policies/${id}`).then(({ body }) => body);
  }

  /** As the owner of the database: for what no route can do. */
  async sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: this.database.ownerUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.other.close();
    await this.database.drop();
  }
}

export function prepare(
  by: Client,
  { id, rowVersion }: Pick<PolicyResponse, 'id' | 'rowVersion'>,
): Promise<RenewalAnswer> {
  return by.post(`/api/v1/policies/${id}/renewal`, { policyVersion: rowVersion });
}

export function bind(
  by: Client,
  { id, rowVersion }: Pick<RenewalResponse, 'id' | 'rowVersion'>,
  headers: Record<string, string> = {},
): Promise<Answered<PolicyResponse>> {
  return by.post(`/api/v1/renewals/${id}/bind`, { version: rowVersion }, headers);
}

export function decide(
  by: Client,
  { id, rowVersion }: Pick<RenewalResponse, 'id' | 'rowVersion'>,
  what: 'approve' | 'withdraw',
): Promise<RenewalAnswer> {
  return by.post(`/api/v1/renewals/${id}/${what}`, {
    version: rowVersion,
    reason: 'Asked for on the phone.',
  });
}

export function endorse(
  by: Client,
  { id, rowVersion }: Pick<PolicyResponse, 'id' | 'rowVersion'>,
  effectiveOn: string,
  path: string,
  value: unknown,
): Promise<Answered<PolicyResponse>> {
  const changes = [{ op: 'set', path, value }];
  return by.post(`/api/v1/policies/${id}/endorsements`, { policyVersion: rowVersion, effectiveOn, changes });
}

function noon(day: string): Date {
  return new Date(`${day}T17:00:00Z`);
}
