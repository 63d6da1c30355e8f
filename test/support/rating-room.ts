import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { CreateCompany } from '../../src/modules/agencies/index.js';
import { Identity } from '../../src/modules/identity/index.js';
import type { Role } from '../../src/shared/actor.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { Answer } from './app.js';
import { Client, startApp } from './app.js';
import type { TestDatabase } from './database.js';
import { cloneDatabase } from './database.js';
import { CENT, coverage, smallManual } from './small-manual.js';
import { signIn } from './story.js';
import { cloneSeeded } from './seeded-database.js';
import { tokenOf } from './tokens.js';

type Json = Readonly<Record<string, unknown>>;

export interface Edition {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly contentHash: string;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
  readonly createdBy: string | null;
  readonly contributors: readonly string[];
  readonly filedBy: string | null;
  readonly sentBackBy: string | null;
  readonly sentBackReason: string | null;
  readonly approvedBy: string | null;
  readonly activatedBy: string | null;
  readonly supersededAt: string | null;
  readonly redatedBy: string | null;
  readonly redatedReason: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
  readonly rowVersion: number;
}

export type { Problem } from './world.js';

const PASSWORD = 'nine slow rivers under glass';
export const EDITIONS = '/api/v1/rating/editions';

/** Two instances on one seeded database, and staff enough for four eyes. */
export class RatingRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly other: NestFastifyApplication,
    /** Writes and files. */
    readonly author: Client,
    /** Approves. */
    readonly approver: Client,
    readonly second: Client,
    readonly agent: Client,
  ) {}

  static async open(): Promise<RatingRoom> {
    const database = await cloneSeeded();
    const app = await startApp(database);
    const other = await startApp(database);
    const author = await signIn(app, 'admin');
    const approver = await signIn(app, 'underwriter');
    const second = await newcomer(app, 'second.admin@example.com', 'admin');
    return new RatingRoom(database, app, other, author, approver, second, await signIn(app, 'agent'));
  }

  /** Staff and the company that is to write, and no manual yet. */
  static async empty(): Promise<RatingRoom> {
    const database = await cloneDatabase();
    const app = await startApp(database);
    const other = await startApp(database);
    await enterCompany(app, 'BND');
    const author = await newcomer(app, 'first.admin@example.com', 'admin');
    const second = await newcomer(app, 'second.admin@example.com', 'admin');
    const approver = await newcomer(app, 'underwriter@example.com', 'underwriter');
    return new RatingRoom(database, app, other, author, approver, second, author);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.other.close();
    await this.database.drop();
  }

  /** As the owner of the database, past the application. */
  async asOwner<T extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<readonly T[]> {
    const owner = new pg.Client({ connectionString: this.database.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query<T>(statement, [...values])).rows;
    } finally {
      await owner.end();
    }
  }

  async draft(manual: unknown, by = this.author): Promise<Edition> {
    return (await by.post<Edition>(EDITIONS, manual as object)).body;
  }

  /** One step of an edition's course, on the version that it has now unless told. */
  async step<T = Edition>(
    by: Client,
    edition: Pick<Edition, 'id'>,
    name: string,
    body?: Json,
    version?: number,
  ): Promise<Answer<T>> {
    const expected = version ?? (await this.read(edition.id)).rowVersion;
    return by.send<T>({
      method: 'POST',
      url: `${EDITIONS}/${edition.id}/${name}`,
      headers: { 'if-match': `"${expected}"` },
      ...(body && { payload: body }),
    });
  }

  async read(id: string): Promise<Edition> {
    return (await this.author.get<Edition>(`${EDITIONS}/${id}`)).body;
  }

  /** Filed by the author and approved by the approver. */
  async approved(manual: unknown): Promise<Edition> {
    const edition = await this.draft(manual);
    await this.step(this.author, edition, 'file');
    return (await this.step(this.approver, edition, 'approve')).body;
  }

  async active(manual: unknown): Promise<Edition> {
    const edition = await this.approved(manual);
    const answer = await this.step(this.author, edition, 'activate');
    if (answer.status !== 200) throw new Error(`Activating failed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  put<T = Edition>(
    by: Client,
    path: string,
    version: number | null,
    payload: object | string,
    type = 'application/json',
  ): Promise<Answer<T>> {
    return by.send<T>({
      method: 'PUT',
      url: `${EDITIONS}/${path}`,
      headers: { 'content-type': type, ...(version !== null && { 'if-match': `"${version}"` }) },
      payload,
    });
  }

  async audited(id: string): Promise<readonly string[]> {
    const rows = await this.asOwner<{ action: string }>(
      'select action from audit_logs where resource_id = $1 order by seq',
      [id],
    );
    return rows.map(({ action }) => action);
  }
}

/** Whose manuals are activated has been entered before. */
export async function enterCompany(app: INestApplicationContext, code: string): Promise<void> {
  const company = { code, legalName: `${code} Insurance Company` };
  await RequestContext.create(app.get(EntityManager), () =>
    app.get(CreateCompany, { strict: false }).run(SYSTEM_ACTOR, company),
  );
}

async function newcomer(app: NestFastifyApplication, email: string, role: Role): Promise<Client> {
  const em = app.get(EntityManager);
  const identity = app.get(Identity, { strict: false });
  const user = { email, password: PASSWORD, firstName: 'N', lastName: 'N', role, agencyId: null };
  await RequestContext.create(em, () => em.transactional(() => identity.createUser(SYSTEM_ACTOR, user)));
  return new Client(app, await tokenOf(app, email));
}

/** A manual of one number, in a state of its own so that tests stay out of each other's plans. */
export function manualOf(
  state: string,
  label: string,
  baseRate: string,
  newBusinessDate: string,
  renewalDate = newBusinessDate,
  more: Json = {},
): Json {
  return smallManual({
    plan: {
      code: `${state.toLowerCase()}-home`,
      name: 'Home',
      productType: 'home',
      state,
      companyCode: 'BND',
    },
    edition: { label, newBusinessDate, renewalDate },
    coverages: [
      coverage({ baseRate, steps: [{ kind: 'base', code: 'base', title: 'Base', rounding: CENT }] }),
    ],
    ...more,
  });
}
