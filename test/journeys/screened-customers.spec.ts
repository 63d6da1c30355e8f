import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager, RequestContext } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/app.js';
import { Client, ifMatch, startApp } from '../support/app.js';
import type { PolicyResponse } from '../support/billing-room.js';
import { BillingRoom } from '../support/billing-room.js';
import { untilWaiting } from '../support/held-lock.js';
import { until } from '../support/patience.js';
import { SentStatements } from '../support/sent-statements.js';
import { aUser, homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { tokenOf } from '../support/tokens.js';
import { addBusinessDays } from '../../src/shared/business-days.js';
import { addDays, calendarDateIn } from '../../src/shared/calendar-date.js';
import { longDate } from '../../src/shared/long-date.js';
import { OFFICE } from '../../src/shared/time-zones.js';
import type { RefundResponse } from '../../src/modules/billing/refunds/refunds.dto.js';
import type { CustomerResponse } from '../../src/modules/customers/customers.dto.js';
import type { CustomerScreeningResponse } from '../../src/modules/customers/screening/screening.dto.js';

import type { FindingResponse } from '../../src/modules/sanctions/findings/findings.dto.js';
import { ScreenContracts } from '../../src/modules/policies/index.js';
import { PortfolioJob } from '../../src/modules/sanctions/jobs/portfolio.job.js';
import { LookThrough } from '../../src/modules/sanctions/portfolio/look-through.js';
import { Portfolios, SanctionsFindings } from '../../src/modules/sanctions/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';

interface Told {
  readonly ids: readonly string[];
  readonly resourceType: string;
  readonly resourceId: string;
}

type Answered<T> = Answer<T & { readonly code: string }>;

/** The auto of the published example, with a name for its driver. */
function driven(name: string): object {
  const risk = publishedCases('auto-oh')[0]?.risk ?? {};
  const drivers = (risk['drivers'] as readonly object[]).map((driver) => ({ ...driver, name }));
  return quoteRequest('auto', { ...risk, drivers });
}

const HILL = '9002,"HILL, Bo","individual","SDGT"';
const HELD = { status: 409, body: { code: 'sanctions.possible-match' } };

describe('customers with the name of somebody on the list of sanctions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
  const file = join(folder, 'SDN.CSV');
  const list = (...lines: readonly string[]): void =>
    writeFileSync(file, ['36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"', ...lines].join('\r\n'));
  let room: BillingRoom;
  let admin: Client;
  let underwriter: Client;
  let serial = 0;

  beforeAll(async () => {
    list();
    room = await BillingRoom.open({ environment: { SANCTIONS_LIST: file } });
    admin = await room.as('admin');
    underwriter = await room.as('underwriter');
  });
  beforeEach(() => list(HILL));
  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  const enter = async (firstName: string, lastName: string): Promise<CustomerResponse> => {
    const data = { firstName, lastName };
    const answer = await room.agent.post<CustomerResponse>('/api/v1/customers', { kind: 'person', data });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const rename = async (id: string, firstName: string, lastName: string): Promise<void> => {
    const data = { firstName, lastName };
    expect((await room.agent.patch(`/api/v1/customers/${id}`, { data }, ifMatch('*'))).status).toBe(200);
  };
  const look = (id: string, by = room.agent): Promise<Answered<CustomerScreeningResponse>> =>
    by.get(`/api/v1/customers/${id}/screening`);
  const clear = (
    id: string,
    entry = '9002',
    by = admin,
    version: number | '*' = '*',
  ): Promise<Answered<CustomerScreeningResponse>> =>
    by.post(
      `/api/v1/customers/${id}/sanctions-clearances`,
      { entry, reason: 'Born in 1991' },
      ifMatch(version),
    );
  const withdraw = (id: string, clearance = ''): Promise<Answered<CustomerScreeningResponse>> =>
    admin.post(
      `/api/v1/customers/${id}/sanctions-clearances/${clearance}/withdraw`,
      { reason: 'That was the brother' },
      ifMatch('*'),
    );
  const rowsOn = (id: string) =>
    room.rows(sql<{ readonly action: string; readonly changes: unknown }>`
      select action, changes, request_id as request from audit_logs where resource_id = ${id} order by seq`);
  const actionsOn = async (id: string): Promise<readonly string[]> =>
    (await rowsOn(id)).map(({ action }) => action);

  const merge = async (id: string, into: string): Promise<void> => {
    const body = { into, reason: 'Entered twice' };
    const merged = await admin.post(`/api/v1/customers/${id}/merge`, body, ifMatch('*'));
    expect(merged).toMatchObject({ status: 200 });
  };
  const findings = async (query: string): Promise<readonly FindingResponse[]> =>
    (await admin.get<{ readonly items: readonly FindingResponse[] }>(`/api/v1/sanctions-findings?${query}`))
      .body.items;
  const on = <T>(app: NestFastifyApplication, work: () => Promise<T>): Promise<T> =>
    RequestContext.create(app.get(EntityManager), work);
  const lookThrough = (app = room.app) =>
    on(app, async () => {
      const job = app.get(PortfolioJob, { strict: false });
      const hasWork = await job.hasWork();
      return { hasWork, ...(await job.run({ signal: new AbortController().signal })) };
    });
  /** Begins passes through all portfolios with so many of each, as a run does that is cut off. */
  const beginToLook = (most: number): Promise<void> =>
    on(room.app, async () => {
      for (const portfolio of room.app.get(Portfolios, { strict: false }).all)
        await room.app.get(LookThrough, { strict: false }).batch(portfolio, most);
    });
  /** As a job does that found "Bo Hill" of these before. How many were news. */
  const recordEach = (each: readonly Told[]): Promise<number> =>
    on(room.app, () => {
      const match = {
        entry: '9002',
        listedAs: 'HILL, Bo',
        program: 'SDGT',
        name: 'Bo Hill',
        isCleared: false,
      };
      const told = each.map(({ ids, ...resource }) => ({
        found: { subjectType: 'customer', action: 'customers.sanctions-match-found', ...resource } as const,
        screening: {
          screening: 'possible_match',
          screeningList: 'list',
          matches: ids.map((subjectId) => ({ ...match, subjectId })),
        } as const,
      }));
      const telling = room.app.get(SanctionsFindings, { strict: false });
      return room.app.get(EntityManager).transactional(() => telling.recordEach(SYSTEM_ACTOR, told));
    });
  const tellOf = (ids: readonly string[], resource: Omit<Told, 'ids'>): Promise<number> =>
    recordEach([{ ids, ...resource }]);
  const countCustomers = async (): Promise<number> =>
    (await admin.get<{ items: readonly unknown[] }>('/api/v1/customers?limit=200')).body.items.length;

  it('are found again when the list changes, once, by whichever instance, and an unchanged list is not looked at', async () => {
    const { id } = await enter('Ira', 'Fern');
    expect(await lookThrough()).toMatchObject({ hasWork: true });
    expect(await lookThrough()).toEqual({ hasWork: false, looked: 0 });
    list(HILL, '9004,"FERN, Ira","individual","IRAN"');
    const other = await startApp(room.database, { environment: { SANCTIONS_LIST: file } });
    try {
      // One has begun, and is gone on with by two at once.
      await beginToLook(1);
      await Promise.all([lookThrough(), lookThrough(other)]);
    } finally {
      await other.close();
    }
    expect(await actionsOn(id)).toEqual(['customers.created', 'customers.sanctions-match-found']);
    const rows = await rowsOn('customers');
    expect(rows.at(-1)).toMatchObject({
      action: 'sanctions.portfolio-screened',
      changes: { count: await countCustomers(), matches: 1 },
    });
    expect(await findings(`toDo=true&subjectId=${id}`)).toMatchObject([
      {
        name: 'Ira Fern',
        matches: [{ entry: '9004', program: 'IRAN' }],
        heldType: 'customer',
        status: 'open',
      },
    ]);
    list(HILL, '9004,"FERN, Ira","individual","IRAN"', '9005,"OTHER, One","individual","IRAN"');
    await lookThrough();
    expect(await actionsOn(id)).toHaveLength(2);
  });

  it('are found once the list can be read, when they were entered while it could not', async () => {
    await lookThrough();
    rmSync(file);
    const { id } = await enter('Bo', 'Hill');
    expect(await actionsOn(id)).toEqual(['customers.created']);
    list(HILL);
    expect(await lookThrough()).toMatchObject({ hasWork: true });
    expect(await actionsOn(id)).toEqual(['customers.created', 'customers.sanctions-match-found']);
  });

  it('are found when they were renamed while the list could not be read, though a pass had gone by them', async () => {
    const { id } = await enter('Ada', 'Fox');
    const lines = [HILL, '9011,"OTHER, Two","individual","IRAN"'];
    list(...lines);
    await beginToLook(await countCustomers());
    rmSync(file);
    await rename(id, 'Bo', 'Hill');
    list(...lines);
    await lookThrough();
    expect(await actionsOn(id)).toContain('customers.sanctions-match-found');
  });

  it('are opened again by a withdrawal where nothing else clears them', async () => {
    const { id } = await enter('Bo', 'Hill');
    list(HILL, HILL.replace('9002', '9012'));
    await lookThrough();
    const statuses = async (): Promise<readonly unknown[]> =>
      (await findings(`subjectId=${id}`))
        .toSorted((one, other) => one.matches.length - other.matches.length)
        .map(({ matches, status }) => [
          matches
            .map(({ entry }) => entry)
            .sort()
            .join(),
          status,
        ]);
    await clear(id);
    expect(await statuses()).toEqual([
      ['9002', 'cleared'],
      ['9002,9012', 'open'],
    ]);
    const { clearances } = (await clear(id, '9012')).body;
    await withdraw(id, clearances.find(({ listEntry }) => listEntry === '9012')?.id);
    expect(await statuses()).toEqual([
      ['9002', 'cleared'],
      ['9002,9012', 'open'],
    ]);
  });

  it('are work for compliance: cleared, or blocked and reported within ten business days', async () => {
    const { id } = await enter('Bo', 'Hill');
    const [found] = await findings(`toDo=true&subjectId=${id}`);
    const today = calendarDateIn(OFFICE, new Date());
    expect(found).toMatchObject({ foundOn: today, dueOn: addBusinessDays(today, 10), isOverdue: false });
    expect(await room.agent.get('/api/v1/sanctions-findings')).toMatchObject({ status: 403 });
    await clear(id);
    expect(await findings(`subjectId=${id}`)).toMatchObject([
      { status: 'cleared', decisionReason: 'Born in 1991' },
    ]);
    await withdraw(id, (await look(id)).body.clearances[0]?.id);
    expect(await findings(`toDo=true&subjectId=${id}`)).toMatchObject([
      { id: found?.id, status: 'open', rowVersion: 3, decisionReason: null },
    ]);
    const decide = (version: number): Promise<Answered<FindingResponse>> =>
      admin.post(
        `/api/v1/sanctions-findings/${found?.id}/decide`,
        { decision: 'blocked', reason: 'The passport of the entry' },
        ifMatch(version),
      );
    const report = (reportedOn: string): Promise<Answered<FindingResponse>> =>
      admin.post(
        `/api/v1/sanctions-findings/${found?.id}/report`,
        { reportedOn, reference: 'ORS-1' },
        ifMatch('*'),
      );
    expect(await report(today)).toMatchObject({ status: 409, body: { code: 'sanctions.finding-status' } });
    expect(await decide(1)).toMatchObject({ status: 412 });
    const both = await Promise.all([decide(3), decide(3)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await decide(4)).toMatchObject({ status: 409, body: { code: 'sanctions.finding-status' } });
    const page = await admin.get<string>('/api/v1/sanctions-findings/page');
    expect(page.body).toContain('Bo Hill');
    // People know a list by its day; programs by its hash.
    expect(page.body).toContain(`Of ${longDate(today)}`);
    expect(page.body).not.toContain(found?.listVersion.slice(0, 12));
    expect(await report(addDays(today, 1))).toMatchObject({
      status: 422,
      body: { code: 'sanctions.report-day' },
    });
    expect(await report(today)).toMatchObject({ status: 200, body: { reportReference: 'ORS-1' } });
    expect(await report(today)).toMatchObject({ status: 409 });
    expect(await findings(`toDo=true&subjectId=${id}`)).toEqual([]);
    expect(await actionsOn(found?.id ?? '')).toEqual([
      'sanctions.finding-decided',
      'sanctions.finding-reported',
    ]);
  });

  it('are blocked by mistake, which somebody else takes back once, and what was reported stays reported', async () => {
    const { id } = await enter('Bo', 'Hill');
    const [found] = await findings(`toDo=true&subjectId=${id}`);
    const path = `/api/v1/sanctions-findings/${found?.id}`;
    const today = calendarDateIn(OFFICE, new Date());
    const decide = (decision: string): Promise<Answered<FindingResponse>> =>
      admin.post(`${path}/decide`, { decision, reason: 'The passport of the entry' }, ifMatch('*'));
    const takeBack = (
      by: Client,
      version: number | '*' = '*',
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answered<FindingResponse>> =>
      by.post(`${path}/withdraw`, { reason: 'That was the brother' }, { ...ifMatch(version), ...headers });
    const email = 'second@compliance.example';
    await aUser(room.app, {
      email,
      role: 'admin',
      agencyId: null,
      password: 'violet-anchor-of-the-second-1',
    });
    const second = new Client(room.app, await tokenOf(room.app, email));

    const open = await takeBack(second);
    expect(open).toMatchObject({ status: 409, body: { code: 'sanctions.finding-status' } });
    await decide('blocked');
    await admin.post(`${path}/report`, { reportedOn: today, reference: 'ORS-2' }, ifMatch('*'));
    expect(await takeBack(admin)).toMatchObject({ status: 403, body: { code: 'sanctions.own-decision' } });
    expect(await takeBack(underwriter)).toMatchObject({ status: 403 });
    expect(await takeBack(second, 2)).toMatchObject({ status: 412 });
    const key = { 'idempotency-key': 'taken-back' };
    const taken = await takeBack(second, 3, key);
    expect(taken).toMatchObject({
      status: 200,
      body: {
        status: 'open',
        dueOn: found?.dueOn,
        decidedBy: null,
        reportReference: 'ORS-2',
        withdrawalReason: 'That was the brother',
        rowVersion: 4,
      },
    });
    expect((await takeBack(second, 3, key)).body).toEqual(taken.body);
    expect(await takeBack(second)).toMatchObject({ status: 409 });
    expect((await findings(`toDo=true&subjectId=${id}`)).map(({ status }) => status)).toEqual(['open']);
    const rows = await rowsOn(found?.id ?? '');
    expect(rows.map(({ action }) => action)).toEqual([
      'sanctions.finding-decided',
      'sanctions.finding-reported',
      'sanctions.decision-withdrawn',
    ]);
    expect(rows.at(-1)).toMatchObject({
      changes: { status: ['blocked', 'open'], reason: 'That was the brother' },
    });
    // Where somebody was found to be somebody else meanwhile, nothing is to be decided: whoever cleared them has said so.
    const decided = await decide('rejected');
    await clear(id);
    expect((await takeBack(second)).body).toMatchObject({
      status: 'cleared',
      decidedBy: decided.body.decidedBy,
      decisionReason: 'Born in 1991',
      withdrawalReason: 'That was the brother',
    });
    expect(await takeBack(second)).toMatchObject({ status: 409, body: { code: 'sanctions.finding-status' } });
  });

  it('are news once: what came to nothing is not opened again by a list that says the same of them', async () => {
    const { id } = await enter('Bo', 'Hill');
    const [found] = await findings(`toDo=true&subjectId=${id}`);
    const decision = { decision: 'closed', reason: 'A slip of the pen' };
    await admin.post(`/api/v1/sanctions-findings/${found?.id}/decide`, decision, ifMatch('*'));
    list(HILL, '9021,"OTHER, Three","individual","IRAN"');
    await lookThrough();
    expect(await findings(`subjectId=${id}`)).toMatchObject([{ status: 'closed', rowVersion: 2 }]);
    list(HILL, HILL.replace('9002', '9022'));
    await lookThrough();
    expect(await findings(`toDo=true&subjectId=${id}`)).toMatchObject([
      { matches: [{ entry: '9002' }, { entry: '9022' }] },
    ]);
    // Whoever gives somebody the name again has done something.
    list(HILL);
    await rename(id, 'Ada', 'Brook');
    await rename(id, 'Bo', 'Hill');
    expect((await findings(`toDo=true&subjectId=${id}`)).map(({ id: of }) => of)).toContain(found?.id);
  });

  /** Somebody who was being entered, and could not end, while another list became known and was looked through. */
  async function enteredMeanwhile(): Promise<string> {
    const owner = new pg.Client({ connectionString: room.database.ownerUrl });
    await owner.connect();
    try {
      // Nobody can end who has something to tell the trail.
      await owner.query('begin');
      await owner.query('lock table audit_logs in share mode');
      const entering = enter('Bo', 'Hill');
      await untilWaiting(room.database, 1);
      list(HILL);
      const looking = lookThrough();
      await setTimeout(400);
      await owner.query('rollback');
      const { id } = await entering;
      await looking;
      return id;
    } finally {
      await owner.end();
    }
  }

  it('are found, though they were being entered while a new list was looked through', async () => {
    list();
    await lookThrough();
    const id = await enteredMeanwhile();
    expect(await findings(`toDo=true&subjectId=${id}`)).toHaveLength(1);
  });

  it('are looked for by the next run, and this one says so, where a transaction is older than the list', async () => {
    list();
    await lookThrough();
    const older = new pg.Client({ connectionString: room.database.url });
    await older.connect();
    try {
      await older.query('begin');
      await older.query('select');
      list(HILL);
      expect(await lookThrough()).toEqual({ hasWork: true, looked: 0, waiting: 3 });
    } finally {
      await older.end();
    }
    expect(await lookThrough()).not.toHaveProperty('waiting');
  });

  it('are work on the one who stays, when they were entered twice', async () => {
    const [{ id }, { id: staysId }] = [await enter('Bo', 'Hill'), await enter('Ada', 'Moorland')];
    const [found] = await findings(`toDo=true&subjectId=${id}`);
    await merge(id, staysId);
    expect(await findings(`subjectId=${id}`)).toEqual([]);
    const open = await findings(`toDo=true&subjectId=${staysId}`);
    expect(open).toMatchObject([
      { id: found?.id, name: 'Bo Hill', heldId: id, dueOn: found?.dueOn, rowVersion: 2 },
    ]);
    const body = { entry: '9002', reason: 'Born in 1991', name: 'Bo Hill' };
    const path = `/api/v1/customers/${staysId}/sanctions-clearances`;
    expect(await admin.post(path, body, ifMatch('*'))).toMatchObject({ status: 201 });
    expect(await findings(`subjectId=${staysId}`)).toMatchObject([{ id: found?.id, status: 'cleared' }]);
  });

  it('are settled, when they are cleared while they are told of', async () => {
    const { id: customerId } = await enter('Ada', 'Dale');
    const quote = await room.agent.post<{ readonly id: string }>(
      '/api/v1/quotes',
      homeRequest({ customerId }),
    );
    const { body: policy } = await room.agent.post<PolicyResponse>(
      `/api/v1/quotes/${quote.body.id}/bind`,
      {},
      ifMatch(1),
    );
    const owner = new pg.Client({ connectionString: room.database.ownerUrl });
    await owner.connect();
    try {
      // Nobody can end who has something to tell the trail.
      await owner.query('begin');
      await owner.query('lock table audit_logs in share mode');
      const party = { role: 'additional_insured', name: 'Bo Hill' };
      const naming = underwriter.post(`/api/v1/policies/${policy.id}/parties`, party, ifMatch('*'));
      await untilWaiting(room.database, 1);
      const clearing = admin.post(
        `/api/v1/customers/${customerId}/sanctions-clearances`,
        { entry: '9002', reason: 'Born in 1991', name: 'Bo Hill' },
        ifMatch('*'),
      );
      await untilWaiting(room.database, 2);
      await owner.query('rollback');
      expect(await naming).toMatchObject(HELD);
      expect(await clearing).toMatchObject({ status: 201 });
    } finally {
      await owner.end();
    }
    const statuses = async (): Promise<readonly unknown[]> =>
      (await findings(`subjectId=${customerId}`)).map(({ status }) => status);
    await until(async () => (await statuses())[0] === 'cleared');
    expect(await statuses()).toEqual(['cleared']);
  });

  it('are settled, when they were entered twice and the one who stays is cleared', async () => {
    const { id: staysId } = await enter('Bo', 'Hill');
    await clear(staysId);
    const { id } = await enter('Bo', 'Hill');
    const [found] = await findings(`toDo=true&subjectId=${id}`);
    await merge(id, staysId);
    expect(await findings(`toDo=true&subjectId=${staysId}`)).toEqual([]);
    expect(await findings(`subjectId=${staysId}`)).toMatchObject([
      { status: 'cleared', decisionReason: 'Born in 1991' },
    ]);
    expect(await findings(`toDo=true&subjectId=${id}`)).toEqual([]);
    expect(await findings(`subjectId=${id}`)).toMatchObject([{ id: found?.id, status: 'closed' }]);
  });

  it('are one piece of work on the one who stays, due when it was first, when they were entered three times', async () => {
    const [{ id: first }, { id: second }] = [await enter('Bo', 'Hill'), await enter('Bo', 'Hill')];
    const { id: staysId } = await enter('Ada', 'Moorland');
    await room.sql(
      `update sanctions_findings set found_on = found_on - 7, due_on = due_on - 7 where subject_id = '${second}'`,
    );
    const [older] = await findings(`toDo=true&subjectId=${second}`);
    for (const id of [first, second]) await merge(id, staysId);
    const open = await findings(`toDo=true&subjectId=${staysId}`);
    expect(open).toMatchObject([{ heldId: first, foundOn: older?.foundOn, dueOn: older?.dueOn }]);
    expect(await findings(`toDo=true&subjectId=${second}`)).toEqual([]);
    expect(await findings(`subjectId=${second}`)).toMatchObject([{ id: older?.id, status: 'closed' }]);
  });

  it('are work on the one who stays with what was decided: who is listed is, and what came to nothing hides no work', async () => {
    const decide = async (of: string, decision: string): Promise<FindingResponse | undefined> => {
      const [found] = await findings(`subjectId=${of}`);
      const body = { decision, reason: 'As it seemed' };
      await admin.post(`/api/v1/sanctions-findings/${found?.id}/decide`, body, ifMatch('*'));
      return found;
    };
    const twice = async (): Promise<readonly [string, string]> => [
      (await enter('Bo', 'Hill')).id,
      (await enter('Bo', 'Hill')).id,
    ];
    const toDo = async (of: string): Promise<readonly unknown[]> =>
      (await findings(`toDo=true&subjectId=${of}`)).map(({ status }) => status).toSorted();

    const [listed, stays] = await twice();
    await decide(listed, 'blocked');
    await merge(listed, stays);
    expect(await toDo(stays)).toEqual(['blocked', 'open']);
    expect(await findings(`subjectId=${listed}`)).toEqual([]);

    const [open, closed] = await twice();
    await decide(closed, 'closed');
    const [found] = await findings(`subjectId=${open}`);
    await merge(open, closed);
    expect(await findings(`toDo=true&subjectId=${closed}`)).toMatchObject([
      { id: found?.id, status: 'open' },
    ]);

    // The same contract waits of both: it has one finding, which is open again and due when the first was.
    const [{ id: one }, { id: other }] = [await enter('Cy', 'Dale'), await enter('Ada', 'Dale')];
    await tellOf([one, other], { resourceType: 'policy', resourceId: newId() });
    const its = await decide(other, 'closed');
    await room.sql(
      `update sanctions_findings set found_on = found_on - 7, due_on = due_on - 7 where subject_id = '${one}'`,
    );
    const [older] = await findings(`subjectId=${one}`);
    await merge(one, other);
    expect(await findings(`toDo=true&subjectId=${other}`)).toMatchObject([
      { id: its?.id, status: 'open', decisionReason: null, dueOn: older?.dueOn },
    ]);
    expect(await toDo(one)).toEqual([]);
  });

  it('are told of the one who stays, by whoever looked before they were merged', async () => {
    const [{ id }, { id: staysId }] = [await enter('Cy', 'Dale'), await enter('Ada', 'Dale')];
    await merge(id, staysId);
    expect(await tellOf([id, staysId], { resourceType: 'policy', resourceId: newId() })).toBe(1);
    expect(await findings(`subjectId=${id}`)).toEqual([]);
    expect(await findings(`toDo=true&subjectId=${staysId}`)).toHaveLength(1);
  });

  it('are told once of the one who stays, where a job looked at both before they were merged', async () => {
    const [{ id }, { id: staysId }] = [await enter('Cy', 'Dale'), await enter('Ada', 'Dale')];
    await merge(id, staysId);
    const both = [id, staysId].map((of) => ({ ids: [of], resourceType: 'customer', resourceId: of }));
    expect(await recordEach(both)).toBe(2);
    expect(await findings(`toDo=true&subjectId=${staysId}`)).toMatchObject([{ heldId: staysId }]);
    expect(await recordEach(both)).toBe(0);

    // What was found of the duplicate before is about it still.
    const [{ id: found }, { id: into }] = [await enter('Bo', 'Hill'), await enter('Ada', 'Dale')];
    await merge(found, into);
    expect(await tellOf([found], { resourceType: 'customer', resourceId: found })).toBe(0);
    expect(await tellOf([into], { resourceType: 'customer', resourceId: into })).toBe(0);
    expect(await findings(`subjectId=${into}`)).toMatchObject([{ heldId: found, status: 'open' }]);
  });

  it('stay cleared on the one who stays, until that is withdrawn there', async () => {
    const { id } = await enter('Bo', 'Hill');
    await clear(id);
    const { id: staysId } = await enter('Bo', 'Hill');
    await merge(id, staysId);
    expect(await findings(`toDo=true&subjectId=${staysId}`)).toEqual([]);
    const { body } = await look(staysId);
    expect(body).toMatchObject({ screening: 'cleared', clearances: [{ reason: 'Born in 1991' }] });
    expect(await withdraw(staysId, body.clearances[0]?.id)).toMatchObject({
      body: { screening: 'possible_match' },
    });
    expect(await findings(`toDo=true&subjectId=${staysId}`)).toHaveLength(1);
  });

  it('are found, though they were being entered while the list could not be read', async () => {
    await lookThrough();
    rmSync(file);
    await enter('Ada', 'Fell');
    const id = await enteredMeanwhile();
    expect(await findings(`toDo=true&subjectId=${id}`)).toHaveLength(1);
  });

  it('are told when they are entered and when they are renamed, and refused nothing', async () => {
    const { id } = await enter('Bo', 'Hill');
    const other = await enter('Ada', 'Brook');
    expect(await actionsOn(id)).toEqual(['customers.created', 'customers.sanctions-match-found']);
    await rename(id, 'Bo', 'Hill');
    await rename(other.id, 'HILL', 'Bo');
    expect(await actionsOn(id)).toHaveLength(2);
    expect(await actionsOn(other.id)).toEqual([
      'customers.created',
      'customers.updated',
      'customers.sanctions-match-found',
    ]);
  });

  it('are cleared by who may, on the version that was looked at, until that is withdrawn', async () => {
    const { id } = await enter('Bo', 'Hill');
    expect((await look(id)).body).toMatchObject({
      customerId: id,
      screening: 'possible_match',
      matches: [{ entry: '9002', listedAs: 'HILL, Bo', isCleared: false }],
    });
    expect(await clear(id, '9002', underwriter)).toMatchObject({ status: 403 });
    expect(await clear(id, '9002', admin, 7)).toMatchObject({ status: 412 });
    expect(await clear(id, '36')).toMatchObject({ status: 422, body: { code: 'sanctions.entry-unmatched' } });
    const cleared = await clear(id, '9002', admin, 1);
    expect(cleared).toMatchObject({ status: 201, body: { screening: 'cleared' } });
    expect(await clear(id)).toMatchObject({ status: 409, body: { code: 'sanctions.match-cleared' } });
    const clearance = cleared.body.clearances[0]?.id;
    expect(await withdraw(id, clearance)).toMatchObject({
      status: 200,
      body: { screening: 'possible_match' },
    });
    expect(await withdraw(id, clearance)).toMatchObject({
      status: 409,
      body: { code: 'sanctions.clearance-withdrawn' },
    });
    expect((await actionsOn(id)).slice(2)).toEqual([
      'customers.sanctions-match-cleared',
      'customers.sanctions-clearance-withdrawn',
    ]);
  });

  it('are not insured until they are cleared, and that is told', async () => {
    const { id: customerId } = await enter('Bo', 'Hill');
    const quote = await room.agent.post<{ readonly id: string }>('/api/v1/quotes', {
      ...homeRequest(),
      customerId,
    });
    expect(quote.status).toBe(201);
    const bind = (key: string): Promise<Answered<PolicyResponse>> =>
      room.agent.post(`/api/v1/quotes/${quote.body.id}/bind`, {}, { ...ifMatch(1), 'idempotency-key': key });
    expect(await bind('first-time')).toMatchObject(HELD);
    rmSync(file);
    expect(await bind('second-time')).toMatchObject({
      status: 503,
      body: { code: 'sanctions.list-unavailable' },
    });
    list(HILL);
    await clear(customerId);
    expect(await bind('first-time')).toMatchObject({ status: 201 });
    await until(async () => (await actionsOn(quote.body.id)).includes('policies.binding-held'));
    const rows = await rowsOn(quote.body.id);
    expect(rows.find(({ action }) => action === 'policies.binding-held')).toMatchObject({
      changes: { listEntries: ['9002'], listVersion: expect.stringMatching(/^[0-9a-f]{64}$/) },
      request: expect.any(String),
    });
  });

  it('are told of when money comes from them, and nothing is changed with them or for others of their contracts', async () => {
    const { id: customerId, displayName } = await enter('Ada', 'Moor');
    const quote = await room.agent.post<{ readonly id: string }>(
      '/api/v1/quotes',
      homeRequest({ customerId }),
    );
    const { body: policy } = await room.agent.post<PolicyResponse>(
      `/api/v1/quotes/${quote.body.id}/bind`,
      {},
      ifMatch(1),
    );
    const post = (path: string, body: object): Promise<Answered<Record<string, unknown>>> =>
      underwriter.post(`/api/v1/policies/${policy.id}/${path}`, body, ifMatch('*'));
    const addParty = (): Promise<Answered<Record<string, unknown>>> =>
      post('parties', { role: 'additional_insured', name: 'Bo Hill' });
    const endorse = (): Promise<Answered<Record<string, unknown>>> =>
      post('endorsements', {
        effectiveOn: addDays(policy.effectiveDate, 20),
        changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
      });
    const party = await addParty();
    expect(party).toMatchObject(HELD);
    expect(party.body).toMatchObject({
      errors: [{ pointer: '/name', detail: 'is a name of entry 9002 of the list' }],
    });
    const cleared = await admin.post(
      `/api/v1/customers/${customerId}/sanctions-clearances`,
      { entry: '9002', reason: 'Born in 1991', name: 'Bo Hill' },
      ifMatch('*'),
    );
    expect(cleared).toMatchObject({
      status: 201,
      body: { customerId, name: 'Bo Hill', screening: 'cleared' },
    });
    expect(await addParty()).toMatchObject({ status: 201 });
    // The portfolio of contracts finds who is named in one when the list changes.
    list(HILL, HILL.replace('9002', '9006'));
    await beginToLook(1);
    await lookThrough();
    expect(await findings(`toDo=true&subjectId=${customerId}`)).toMatchObject([
      { name: 'Bo Hill', heldType: 'policy', matches: [{ entry: '9006' }], reference: policy.policyNumber },
    ]);

    // Who drives their own car is one person.
    const { id: hill } = await enter('Bo', 'Hill');
    const driver = await room.agent.post<{ readonly id: string }>('/api/v1/quotes', {
      ...driven(' Bo  Hill'),
      customerId: hill,
    });
    expect(driver.status).toBe(201);
    const bound = await room.agent.post<{ errors: unknown }>(
      `/api/v1/quotes/${driver.body.id}/bind`,
      {},
      ifMatch(1),
    );
    expect(bound).toMatchObject({
      ...HELD,
      body: { errors: [{ pointer: '/drivers/0/name' }, { pointer: '/drivers/0/name' }] },
    });

    list(`9007,"${displayName}","individual","SDGT"`);
    expect(await endorse()).toMatchObject(HELD);
    const { body: account } = await underwriter.get<{ readonly id: string }>(
      `/api/v1/policies/${policy.id}/billing`,
    );
    const paid = await underwriter.post(`/api/v1/billing-accounts/${account.id}/payments`, {
      amount: '501.00',
      receivedOn: policy.effectiveDate,
      method: 'check',
      externalReference: `IN-${(serial += 1)}`,
    });
    expect(paid).toMatchObject({ status: 201 });
    const told = await findings(`toDo=true&subjectId=${customerId}`);
    expect(told.map(({ heldType, amount }) => [heldType, amount])).toEqual(
      expect.arrayContaining([['payment', '501.00']]),
    );
    const sold = { effectiveOn: policy.effectiveDate, requestedBy: 'insured', reason: 'sold' };
    expect(await post('cancellations', sold)).toMatchObject({ status: 201 });
    const reinstate = (): Promise<Answered<Record<string, unknown>>> =>
      post('reinstatements', { reason: 'payment_received' });
    expect(await reinstate()).toMatchObject(HELD);
    list();
    expect(await reinstate()).toMatchObject({ status: 201 });
    expect(await endorse()).toMatchObject({ status: 201 });

    // A contract of one who was merged is of the one who stays, and so is what clears it.
    const { id: staysId } = await enter('Ada', 'Moore');
    await merge(customerId, staysId);
    list('9013,"MOORE, Ada","individual","SDGT"');
    const contract = { id: policy.id, customerId };
    const isHeld = (): Promise<boolean> =>
      on(room.app, async () => (await room.app.get(ScreenContracts).matches([contract])).has(policy.id));
    expect(await isHeld()).toBe(true);
    expect(await clear(customerId, '9013')).toMatchObject({ status: 201 });
    expect(await isHeld()).toBe(false);
  });

  it('are named as nobody whom a life policy is to pay, nor as who receives it for a minor', async () => {
    const { id: customerId } = await enter('Ada', 'Marsh');
    const risk = publishedCases('term-life-oh')[0]?.risk ?? {};
    const quote = await room.agent.post<{ readonly id: string }>(
      '/api/v1/quotes',
      quoteRequest('life', risk, { customerId }),
    );
    const bound = await room.agent.post<PolicyResponse>(
      `/api/v1/quotes/${quote.body.id}/bind`,
      {},
      ifMatch(1),
    );
    expect(bound).toMatchObject({ status: 201 });
    const { id, policyNumber, effectiveDate: signedOn } = bound.body;
    const named = { class: 'primary', kind: 'person', sharePercent: '50' };
    const designate = (first: object, second: object): Promise<Answered<Record<string, unknown>>> =>
      room.agent.send({
        method: 'PUT',
        url: `/api/v1/policies/${id}/beneficiaries`,
        headers: ifMatch(0),
        payload: { signedOn, beneficiaries: [first, second].map((each) => ({ ...named, ...each })) },
      });
    const refused = async (pointer: string, answer: Answered<Record<string, unknown>>): Promise<void> =>
      expect(answer).toMatchObject({
        ...HELD,
        body: { errors: [{ pointer, detail: 'is a name of entry 9002 of the list' }] },
      });
    const cy = { name: 'Cy Marsh', birthDate: '2020-05-17' };
    await refused('/beneficiaries/1/name', await designate(cy, { name: 'Bo  Hill' }));
    await refused(
      '/beneficiaries/0/custodian',
      await designate({ ...cy, custodian: 'HILL, Bo' }, { name: 'Dee Marsh' }),
    );
    const waiting = async (): Promise<readonly FindingResponse[]> =>
      findings(`toDo=true&subjectId=${customerId}`);
    await until(async () => (await waiting()).length === 2);
    expect(
      (await waiting()).map(({ name, ...found }) => [name, found.reference, found.action]).sort(),
    ).toEqual([
      ['Bo Hill', policyNumber, 'policies.change-held'],
      ['HILL, Bo', policyNumber, 'policies.change-held'],
    ]);
    const nobody = await room.agent.get<{ readonly items: readonly object[] }>(
      `/api/v1/policies/${id}/beneficiaries`,
    );
    expect(nobody.body.items).toEqual([]);
    expect(await designate({ ...cy, custodian: 'Ada Marsh' }, { name: 'Dee Marsh' })).toMatchObject({
      status: 200,
    });
    // When the list changes, those whom a contract names are found in it.
    list(HILL, '9031,"MARSH, Cy","individual","SDGT"');
    await lookThrough();
    expect((await waiting()).map(({ name }) => name)).toContain('Cy Marsh');
  });

  it('are not erased for ten years, while what was found is open or true', async () => {
    const { id: customerId } = await enter('Bo', 'Hill');
    const [found] = await findings(`toDo=true&subjectId=${customerId}`);
    const ask = (of: string): Promise<Answered<{ readonly id: string }>> =>
      room.agent.post(`/api/v1/customers/${of}/privacy-requests`, { kind: 'erasure', channel: 'mail' });
    const asked = await ask(customerId);
    expect(asked).toMatchObject({ status: 201 });
    const path = `/api/v1/privacy-requests/${asked.body.id}`;
    const how = { how: 'Two data points and a signed declaration' };
    expect(await admin.post(`${path}/verify`, how, ifMatch('*'))).toMatchObject({ status: 200 });
    const hindrances = async (): Promise<readonly unknown[]> =>
      (await admin.get<{ readonly hindrances: readonly unknown[] }>(path)).body.hindrances;
    const foundOn = found?.foundOn ?? '';
    const kept = {
      code: 'record-kept',
      subjectType: 'sanctions-finding',
      subjectId: found?.id,
      until: `${Number(foundOn.slice(0, 4)) + 10}${foundOn.slice(4)}`,
      citation: expect.stringContaining('501.601'),
    };
    expect(await hindrances()).toEqual([expect.objectContaining(kept)]);
    const erase = (): Promise<Answered<unknown>> => admin.post(`${path}/erase`, {}, ifMatch('*'));
    expect(await erase()).toMatchObject({ status: 422, body: { code: 'privacy.erasure-hindered' } });
    const decision = { decision: 'rejected', reason: 'The passport of the entry' };
    await admin.post(`/api/v1/sanctions-findings/${found?.id}/decide`, decision, ifMatch('*'));
    expect(await hindrances()).toEqual([expect.objectContaining(kept)]);
    // Of somebody else of that name nothing is kept.
    const { id: other } = await enter('Bo', 'Hill');
    await clear(other);
    const free = await ask(other);
    expect(free).toMatchObject({ status: 201, body: { hindrances: [] } });
  });

  it('cost binding no statement where they are not listed', async () => {
    const unlisted = await startApp(room.database);
    const counted = async (by: Client): Promise<number> => {
      const quote = await room.agent.post<{ readonly id: string }>('/api/v1/quotes', homeRequest());
      const sent = new SentStatements();
      try {
        const bound = await by.post(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1));
        expect(bound.status).toBe(201);
        return sent.texts.length;
      } finally {
        sent.stop();
      }
    };
    try {
      // The first one of each reads what is kept in memory from then on.
      for (const app of [room.app, unlisted]) await counted(room.agent.on(app));
      expect(await counted(room.agent)).toBe(await counted(room.agent.on(unlisted)));
    } finally {
      await unlisted.close();
    }
  });

  it('are paid nothing back until they are cleared', async () => {
    list();
    const policy = await room.withoutAccount();
    const { accountId } = await room.openAccount(policy);
    await underwriter.post(`/api/v1/billing-accounts/${accountId}/payments`, {
      amount: '501.00',
      receivedOn: policy.effectiveDate,
      method: 'check',
      externalReference: `IN-${(serial += 1)}`,
    });
    await room.follow('cancelled', policy, {
      total: '41.18',
      effectiveOn: addDays(policy.effectiveDate, 30),
    });
    const ask = (amount: string): Promise<Answered<RefundResponse>> =>
      underwriter.post(`/api/v1/billing-accounts/${accountId}/refunds`, { reason: 'Canceled', amount });
    const approve = ({ body }: Answered<RefundResponse>): Promise<Answered<RefundResponse>> =>
      admin.post(`/api/v1/refunds/${body.id}/approve`, {}, ifMatch('*'));
    const execute = ({ body }: Answered<RefundResponse>, version: number | '*' = '*') =>
      admin.post<RefundResponse & { code: string }>(
        `/api/v1/refunds/${body.id}/execute`,
        { method: 'check', reference: `CHK-${(serial += 1)}`, paidOn: policy.effectiveDate },
        ifMatch(version),
      );
    const first = await ask('100.00');
    expect(first).toMatchObject({ status: 201, body: { screening: 'clear' } });
    await approve(first);
    await rename(policy.customerId, 'Bo', 'Hill');
    list(HILL);
    const second = await ask('50.00');
    expect(second).toMatchObject({ status: 201, body: { screening: 'possible_match' } });
    await approve(second);
    expect(await execute(first)).toMatchObject(HELD);
    expect(await execute(first)).toMatchObject(HELD);
    expect(await execute(second)).toMatchObject(HELD);
    const read = await admin.get<RefundResponse>(`/api/v1/refunds/${first.body.id}`);
    expect(read.body).toMatchObject({ status: 'approved', screening: 'possible_match', rowVersion: 3 });
    expect(await actionsOn(first.body.id)).toEqual([
      'billing.refund-requested',
      'billing.refund-approved',
      'billing.refund-held',
    ]);
    expect(await actionsOn(second.body.id)).toEqual([
      'billing.refund-requested',
      'billing.refund-held',
      'billing.refund-approved',
    ]);
    rmSync(file);
    expect(await execute(first)).toMatchObject({ status: 503, body: { code: 'sanctions.list-unavailable' } });
    list(HILL);
    await clear(policy.customerId);
    expect(await execute(first, 2)).toMatchObject({ status: 412 });
    expect(await execute(first, 3)).toMatchObject({
      status: 200,
      body: { status: 'executed', screening: 'cleared' },
    });
  });
});
