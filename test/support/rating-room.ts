import type { INestApplicationContext } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CreateCompany } from '../../src/modules/agencies/index.js';
import type { Role } from '../../src/shared/actor.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { Answer } from './app.js';
import { Client, ifMatch } from './app.js';
import { cloneDatabase } from './database.js';
import { CENT, coverage, smallManual } from './small-manual.js';
import { aUser } from './story.js';
import { tokenOf } from './tokens.js';
import type { WorldOptions } from './world.js';
import { World } from './world.js';

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

/** The world as those see it who write and approve manuals: staff enough for four eyes. */
export class RatingRoom extends World {
  /** Writes and files. */
  author: Client;
  /** Approves. */
  approver: Client;
  second: Client;
  agent: Client;

  /** Staff and the company that is to write, and no manual yet. */
  static async empty(options: Pick<WorldOptions, 'instances'> = {}): Promise<RatingRoom> {
    return EmptyRatingRoom.open({ ...options, copy: cloneDatabase });
  }

  protected override async begin(): Promise<void> {
    this.author = await this.as('admin');
    this.approver = await this.as('underwriter');
    this.agent = await this.as('agent');
    this.second = await this.newcomer('second.admin@example.com', 'admin');
  }

  protected async newcomer(email: string, role: Role): Promise<Client> {
    await aUser(this.app, { email, password: PASSWORD, role, agencyId: null });
    return new Client(this.app, await tokenOf(this.app, email));
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
    const expected = version ?? (await this.edition(edition.id)).rowVersion;
    return by.send<T>({
      method: 'POST',
      url: `${EDITIONS}/${edition.id}/${name}`,
      headers: ifMatch(expected),
      ...(body && { payload: body }),
    });
  }

  async edition(id: string): Promise<Edition> {
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
      headers: { 'content-type': type, ...(version !== null && ifMatch(version)) },
      payload,
    });
  }

  async audited(id: string): Promise<readonly string[]> {
    const rows = await this.sql<{ action: string }>(
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

class EmptyRatingRoom extends RatingRoom {
  protected override async begin(): Promise<void> {
    await enterCompany(this.app, 'BND');
    this.author = await this.newcomer('first.admin@example.com', 'admin');
    this.approver = await this.newcomer('underwriter@example.com', 'underwriter');
    this.agent = this.author;
    this.second = await this.newcomer('second.admin@example.com', 'admin');
  }
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
