import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import { RequestContext } from '@mikro-orm/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ifMatch, startApp } from '../../../../test/support/app.js';
import type { Booked, Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { untilWaiting } from '../../../../test/support/held-lock.js';
import { signIn } from '../../../../test/support/story.js';
import { connect } from '../../../../test/support/test-run.js';
import { ScheduledPaymentsJob } from '../jobs/scheduled-payments.job.js';
import type { ClaimContactResponse } from '../people/people.dto.js';
import type { ContactScreeningResponse } from './sanctions.dto.js';

const OTHERS = ['36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"'];
const HILL = '9002,"HILL, Bo","individual","SDGT"';
const HELD = { status: 409, body: { code: 'sanctions.possible-match' } };

describe('payees with the name of somebody on the list of sanctions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
  const file = join(folder, 'SDN.CSV');
  const list = (...lines: readonly string[]): void =>
    writeFileSync(file, [...OTHERS, ...lines].map((line) => `${line}\r\n`).join(''));
  let on: ClaimsLedger;
  let claim: Case;

  beforeAll(async () => {
    list();
    on = await ClaimsLedger.open({ environment: { SANCTIONS_LIST: file } });
  });
  afterAll(async () => {
    await on?.close();
    rmSync(folder, { recursive: true });
  });

  /** A claim that may pay a contact of this name. */
  beforeEach(async () => {
    list();
    const made = await on.case();
    const { body } = await on.adjuster.post<ClaimContactResponse>('/api/v1/claim-contacts', {
      kind: 'person',
      name: 'Bo Hill',
    });
    await on.adjuster.post(`/api/v1/claims/${made.id}/roles`, { contactId: body.id, role: 'claimant' });
    claim = { ...made, payee: body.id };
  });

  const pay = (more = {}): Promise<Booked> => on.pay(on.adjuster, claim, '100.00', more);
  const approve = ({ body }: Booked): Promise<Booked> => on.decide(on.examiner, body, 'approve');
  const look = (): Promise<Answered<ContactScreeningResponse>> =>
    on.adjuster.get(`/api/v1/claim-contacts/${claim.payee}/screening`);
  const clear = (
    entry: string,
    by: Client = on.admin,
    version: number | '*' = 1,
  ): Promise<Answered<ContactScreeningResponse>> =>
    by.post(
      `/api/v1/claim-contacts/${claim.payee}/sanctions-clearances`,
      { entry, reason: 'Born in 1991' },
      ifMatch(version),
    );
  const withdraw = (
    clearance: string | undefined,
    by: Client = on.admin,
    version: number | '*' = 1,
  ): Promise<Answered<ContactScreeningResponse>> =>
    by.post(
      `/api/v1/claim-contacts/${claim.payee}/sanctions-clearances/${clearance}/withdraw`,
      { reason: 'That was the brother' },
      ifMatch(version),
    );
  const read = async ({ body }: Booked): Promise<Booked['body']> =>
    (await on.adjuster.get<Booked['body']>(`/api/v1/claim-transactions/${body.id}`)).body;
  const rename = async (name: string): Promise<void> => {
    const path = `/api/v1/claim-contacts/${claim.payee}`;
    expect((await on.adjuster.patch(path, { name }, ifMatch('*'))).status).toBe(200);
  };
  const waiting = (count: number): Promise<boolean> => untilWaiting(on.room.database, count);
  const actions = async (): Promise<readonly string[]> => {
    const ids = [claim.id, claim.payee];
    const rows = await on.room.sql<{ action: string }>(
      `select action from audit_logs where resource_id = any($1) and action ~ 'held|cleared|withdrawn' order by seq`,
      [ids],
    );
    return rows.map(({ action }) => action);
  };

  it('are work for compliance when they are entered and renamed, and refused nothing', async () => {
    list(HILL);
    const enter = async (name: string): Promise<ClaimContactResponse> => {
      const entered = await on.adjuster.post<ClaimContactResponse>('/api/v1/claim-contacts', {
        kind: 'person',
        name,
      });
      expect(entered.status).toBe(201);
      return entered.body;
    };
    const found = async (id: string): Promise<readonly object[]> =>
      (
        await on.admin.get<{ readonly items: readonly object[] }>(
          `/api/v1/sanctions-findings?toDo=true&subjectId=${id}`,
        )
      ).body.items;
    const [{ id }, { id: other }] = [await enter('HILL, Bo'), await enter('Ada Brook')];
    const finding = {
      subjectType: 'claim-contact',
      action: 'claims.sanctions-match-found',
      heldType: 'claim-contact',
      matches: [{ entry: '9002' }],
    };
    expect(await found(id)).toMatchObject([{ ...finding, name: 'HILL, Bo', heldId: id }]);
    expect(await found(other)).toEqual([]);
    const rename = { name: 'Bo Hill' };
    expect((await on.adjuster.patch(`/api/v1/claim-contacts/${other}`, rename, ifMatch('*'))).status).toBe(
      200,
    );
    expect(await found(other)).toMatchObject([{ ...finding, name: 'Bo Hill', heldId: other }]);
    // Another telephone number makes nobody known anew.
    expect(
      (await on.adjuster.patch(`/api/v1/claim-contacts/${other}`, { email: 'bo@example.com' }, ifMatch('*')))
        .status,
    ).toBe(200);
    expect(await found(other)).toHaveLength(1);
  });

  it('are paid when they are not listed, and the payment says which list was looked at', async () => {
    const asked = await pay();
    expect(asked).toMatchObject({
      status: 201,
      body: { status: 'pending', screening: 'clear', screeningList: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const paid = await approve(asked);
    expect(paid).toMatchObject({ status: 200, body: { status: 'booked', screening: 'clear' } });
    expect(paid.body.screeningList).toBe(asked.body.screeningList);
  });

  it('hold the payment until somebody with the permission has found that they are somebody else', async () => {
    list(HILL);
    const asked = await pay();
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', screening: 'possible_match' } });
    const held = await approve(asked);
    expect(held).toMatchObject(HELD);
    expect(held.body.errors).toEqual([
      {
        pointer: '/payees/0/contactIds',
        detail: `${claim.payee} has a name of entry 9002 of the list`,
      },
    ]);
    expect((await look()).body).toMatchObject({
      screening: 'possible_match',
      matches: [{ entry: '9002', listedAs: 'HILL, Bo', program: 'SDGT', isCleared: false }],
      clearances: [],
    });
    expect(await clear('9002', on.adjuster)).toMatchObject({ status: 403 });
    expect(await clear('36')).toMatchObject({
      status: 422,
      body: { code: 'sanctions.entry-unmatched' },
    });
    expect(await clear('9002', on.admin, 7)).toMatchObject({ status: 412 });
    const both = await Promise.all([clear('9002'), clear('9002')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await look()).body).toMatchObject({
      screening: 'cleared',
      clearances: [{ name: 'Bo Hill', listEntry: '9002', listedAs: 'HILL, Bo', reason: 'Born in 1991' }],
    });
    expect(await approve(asked)).toMatchObject({
      status: 200,
      body: { status: 'booked', screening: 'cleared' },
    });
    expect(await actions()).toEqual(['claims.payment-held', 'claims.sanctions-match-cleared']);
    await on.assertAddsUp(claim);
  });

  it('are looked for anew under another name, and by another entry', async () => {
    list(HILL);
    expect((await clear('9002')).status).toBe(201);
    const asked = await pay();
    expect(asked.body.screening).toBe('cleared');
    await rename('Hill Bo');
    expect(await approve(asked)).toMatchObject(HELD);
    expect(await read(asked)).toMatchObject({
      status: 'pending',
      screening: 'possible_match',
      rowVersion: 2,
    });
    await rename('Bo Hill');
    list(HILL, '9003,"HILL, BO","individual","IRAN"');
    expect(await approve(asked)).toMatchObject(HELD);
    expect(await clear('9003', on.admin, 3)).toMatchObject({ status: 201 });
    expect(await approve(asked)).toMatchObject({ status: 200, body: { screening: 'cleared' } });
  });

  it('hold payments again when their clearance is withdrawn, once', async () => {
    list(HILL);
    const cleared = await clear('9002');
    const [clearance] = cleared.body.clearances;
    const [now, later, gone] = [await pay(), await pay({ payableOn: '2026-07-20' }), await pay()];
    expect(await approve(later)).toMatchObject({
      status: 200,
      body: { status: 'scheduled', screening: 'cleared' },
    });
    expect(await approve(gone)).toMatchObject({ status: 200, body: { status: 'booked' } });
    expect(await withdraw(clearance?.id, on.adjuster)).toMatchObject({ status: 403 });
    expect(await withdraw(clearance?.id, on.admin, 7)).toMatchObject({ status: 412 });
    expect(await withdraw(claim.id)).toMatchObject({
      status: 404,
      body: { code: 'sanctions.clearance-not-found' },
    });
    const both = await Promise.all([withdraw(clearance?.id), withdraw(clearance?.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await look()).body).toMatchObject({
      screening: 'possible_match',
      clearances: [{ id: clearance?.id, withdrawalReason: 'That was the brother' }],
    });
    const held = { screening: 'possible_match', rowVersion: 2 };
    expect(await read(now)).toMatchObject({ status: 'pending', ...held });
    expect(await read(later)).toMatchObject({
      status: 'scheduled',
      screening: 'possible_match',
      rowVersion: 3,
    });
    expect(await read(gone)).toMatchObject({ status: 'booked', screening: 'cleared' });
    expect(await approve(now)).toMatchObject(HELD);
    expect(await actions()).toEqual([
      'claims.sanctions-match-cleared',
      'claims.sanctions-clearance-withdrawn',
      'claims.payment-held',
      'claims.payment-held',
    ]);
    expect(await on.decide(on.adjuster, later.body, 'void')).toMatchObject({ status: 200 });
    expect((await clear('9002')).body).toMatchObject({ screening: 'cleared' });
    expect(await approve(now)).toMatchObject({
      status: 200,
      body: { status: 'booked', screening: 'cleared' },
    });
    await on.assertAddsUp(claim);
  });

  it('hold what was asked for before they were listed, also on its day', async () => {
    const [now, later] = [await pay(), await pay({ payableOn: '2026-07-20' })];
    expect(await approve(later)).toMatchObject({ status: 200, body: { status: 'scheduled' } });
    list(HILL);
    expect(await approve(now)).toMatchObject(HELD);
    await on.on('2026-07-21');
    const run = (): Promise<unknown> =>
      RequestContext.create(on.room.app.get(EntityManager), () =>
        on.room.app
          .get(ScheduledPaymentsJob, { strict: false })
          .run({ signal: new AbortController().signal }),
      );
    expect(await run()).toMatchObject({ booked: 0, waiting: 1, failed: 0 });
    expect(await run()).toMatchObject({ booked: 0, waiting: 1, failed: 0 });
    expect(await read(later)).toMatchObject({ status: 'scheduled', screening: 'possible_match' });
    expect(await actions()).toEqual(['claims.payment-held', 'claims.payment-held']);
    expect((await clear('9002')).status).toBe(201);
    expect(await run()).toMatchObject({ booked: 1, failed: 0 });
    expect(await read(later)).toMatchObject({ status: 'booked', screening: 'cleared' });
    await on.on(LATER);
  });

  it('are not renamed between the look at their name and the release of the payment', async () => {
    list(HILL);
    await rename('Ada Brook');
    const asked = await pay();
    expect(asked.body.screening).toBe('clear');
    const owner = await connect(on.room.database.ownerUrl, 'sanctions');
    try {
      // The approval has looked at the name, and waits for a row that it is to write.
      await owner.query('begin');
      await owner.query('select from claim_transactions where id = $1 for update', [asked.body.id]);
      const approval = approve(asked);
      await waiting(1);
      const renaming = rename('Bo Hill');
      await waiting(2);
      await owner.query('rollback');
      expect(await approval).toMatchObject({ status: 200, body: { status: 'booked', screening: 'clear' } });
      await renaming;
    } finally {
      await owner.end();
    }
    const rows = await on.room.sql<{ action: string }>(
      `select action from audit_logs where resource_id = any($1) and action ~ 'transaction-approved|contact-changed' order by seq`,
      [[claim.id, claim.payee]],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'claims.contact-changed',
      'claims.transaction-approved',
      'claims.contact-changed',
    ]);
  });

  it('are looked for under the name that they are being given while the payment is approved', async () => {
    list(HILL);
    await rename('Ada Brook');
    const asked = await pay();
    const owner = await connect(on.room.database.ownerUrl, 'sanctions');
    try {
      await owner.query('begin');
      await owner.query(`update claim_contacts set name = 'Bo Hill' where id = $1`, [claim.payee]);
      const approval = approve(asked);
      await waiting(1);
      await owner.query('commit');
      expect(await approval).toMatchObject(HELD);
    } finally {
      await owner.end();
    }
    await on.assertAddsUp(claim);
  });

  it('hold it also where whoever asks needs no second person, and one that is reissued', async () => {
    const [user] = await on.room.sql<{ id: string }>(`select id from users where email like 'adjuster@%'`);
    const grants = await Promise.all(
      ['transaction', 'coverage'].map((basis) =>
        on.grant({ userId: user?.id, kind: 'payment', basis, amount: null, fourEyes: false }),
      ),
    );
    const paid = await pay();
    expect(paid.body).toMatchObject({ status: 'booked', screening: 'clear' });
    list(HILL);
    expect((await pay()).body).toMatchObject({ status: 'pending', screening: 'possible_match' });
    const again = await on.decide(on.adjuster, paid.body, 'reissue');
    expect(again).toMatchObject({ status: 200, body: { status: 'pending', screening: 'possible_match' } });
    for (const grant of grants) await on.endGrant(grant);
  });

  it('cannot be paid while the list cannot be read, and nothing is kept of the request', async () => {
    const asked = await pay();
    rmSync(file);
    const refused = { status: 503, body: { code: 'sanctions.list-unavailable' } };
    expect(await pay()).toMatchObject(refused);
    expect(await approve(asked)).toMatchObject(refused);
    expect(await look()).toMatchObject(refused);
    expect(await clear('9002')).toMatchObject(refused);
    writeFileSync(file, '<html>Not now</html>');
    expect(await pay()).toMatchObject(refused);
    expect(await on.transactions(claim)).toHaveLength(3);
    list();
    expect(await approve(asked)).toMatchObject({ status: 200, body: { screening: 'clear' } });
    await on.assertAddsUp(claim);
  });

  it('are not screened where no list is set, and the payment says so', async () => {
    list(HILL);
    const elsewhere = await startApp(on.room.database, { now: () => new Date(on.room.moment()) });
    try {
      const asked = await on.pay(await signIn(elsewhere, 'adjuster'), claim, '100.00');
      expect(asked).toMatchObject({ status: 201, body: { screening: 'not_screened', screeningList: null } });
      expect(await approve(asked)).toMatchObject(HELD);
    } finally {
      await elsewhere.close();
    }
  });
});
