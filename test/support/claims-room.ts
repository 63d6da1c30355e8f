import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from '@jest/globals';
import pg from 'pg';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import type { ClaimResponse } from '../../src/modules/claims/claims.dto.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import { Client, startApp, ifMatch } from './app.js';
import type { Answer, TestAppOptions } from './app.js';
import type { TestDatabase } from './database.js';
import { cloneDatabase } from './database.js';
import { homeOfOneWithLosses, publishedCases, quoteRequest, startSeededApp } from './story.js';
import { tokenOf } from './tokens.js';
import type { Problem } from './world.js';

export type Answered<T = ClaimResponse> = Answer<T & Problem>;
export type Person = 'agent' | 'underwriter' | 'admin' | 'adjuster' | 'examiner';
type Json = Readonly<Record<string, unknown>>;

/** Two instances on one database, whose clock the story moves, and staff enough for four eyes. */
export class ClaimsRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly other: NestFastifyApplication,
    private readonly clock: { now: Date },
  ) {}

  static async open(
    today: string,
    options: TestAppOptions = {},
    ofOther: TestAppOptions = {},
  ): Promise<ClaimsRoom> {
    const clock = { now: noon(today) };
    const now = (): Date => clock.now;
    const database = await cloneDatabase();
    const app = await startSeededApp(database, { ...options, now });
    return new ClaimsRoom(database, app, await startApp(database, { ...ofOther, now }), clock);
  }

  async close(): Promise<void> {
    await this.app?.close();
    await this.other?.close();
    await this.database?.drop();
  }

  /** Somebody who signs in on a day, at noon in Ohio: a token does not last from one day to the next. */
  async on(day: string, person: Person): Promise<Client> {
    this.clock.now = noon(day);
    return this.as(person);
  }

  async as(person: Person): Promise<Client> {
    const user = demoUsers.find(({ email }) => email.startsWith(`${person}@`));
    if (!user) throw new Error(`There is no demo user ${person}`);
    return new Client(this.app, await tokenOf(this.app, user.email));
  }

  moment(): string {
    return this.clock.now.toISOString();
  }

  home(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bind(by, homeOfOneWithLosses(more));
  }

  auto(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bind(by, quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {}, more));
  }

  async bind(by: Client, request: Json): Promise<PolicyResponse> {
    const quoted = await by.post<{ id: string }>('/api/v1/quotes', request);
    expect(quoted).toMatchObject({ status: 201 });
    const bound = await by.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, {}, ifMatch(1));
    expect(bound).toMatchObject({ status: 201 });
    return bound.body;
  }

  report(by: Client, more: Json = {}): Promise<Answered> {
    return by.post('/api/v1/claims', { channel: 'phone', ...more });
  }

  /** A connection of the owner of the database, past the application. Whoever asks for it ends it. */
  async owner(): Promise<pg.Client> {
    const owner = new pg.Client({ connectionString: this.database.ownerUrl });
    await owner.connect();
    return owner;
  }

  /** As the owner of the database, past the application. */
  async sql<T extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<readonly T[]> {
    const owner = await this.owner();
    try {
      return (await owner.query<T>(statement, [...values])).rows;
    } finally {
      await owner.end();
    }
  }
}

/** A step on the version of the claim that the caller has seen. */
export function step(
  by: Client,
  { id, rowVersion }: Pick<ClaimResponse, 'id' | 'rowVersion'>,
  name: string,
  body: Json = {},
): Promise<Answered> {
  return by.send({
    method: 'POST',
    url: `/api/v1/claims/${id}/${name}`,
    headers: { 'if-match': `"${rowVersion}"` },
    ...(Object.keys(body).length > 0 && { payload: body }),
  });
}

export function complete(
  by: Client,
  { id, rowVersion }: Pick<ClaimResponse, 'id' | 'rowVersion'>,
  body: Json,
): Promise<Answered> {
  return by.patch(`/api/v1/claims/${id}`, body, { 'if-match': `"${rowVersion}"` });
}

function noon(day: string): Date {
  return new Date(`${day}T16:00:00Z`);
}
