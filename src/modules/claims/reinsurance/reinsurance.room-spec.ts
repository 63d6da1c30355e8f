import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../../../../test/support/claims-ledger.js';
import type { Problem } from '../../../../test/support/world.js';
import { step } from '../../../../test/support/claims-room.js';
import { EXCESS, QUOTA_SHARE, ReinsuranceRoom } from '../../../../test/support/reinsurance-room.js';
import type { Answer } from '../../../../test/support/app.js';
import { encryptionKey, ifMatch } from '../../../../test/support/app.js';
import { runCommand } from '../../../cli/run-command.js';
import { treatiesDraft, treatiesList } from '../../../cli/treaties.js';
import type { Page } from '../../../shared/page.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { ReceiptResponse } from './receipts.dto.js';
import type {
  BordereauLineResponse,
  CessionEntryResponse,
  ReinsuranceBalanceResponse,
} from './recoverables.dto.js';
import type { TreatyResponse } from './treaties.dto.js';

const TREATIES = '/api/v1/reinsurance-treaties';

describe('reinsurance', () => {
  let room: ReinsuranceRoom;
  let share: TreatyResponse;

  beforeAll(async () => {
    room = await ReinsuranceRoom.open();
    share = await room.treaty({ number: 'QS-HOME', ...QUOTA_SHARE, states: ['OH'], productTypes: ['home'] });
    await room.treaty({ number: 'XL-HOME', ...EXCESS, noticeBps: 5_000, noticeDays: 14 });
  });
  afterAll(() => room?.close());

  it('cedes 40 percent to the quota share, and of what is left what is above the retention', async () => {
    const claim = await room.on.case();
    await room.cede();
    // 12,000 are set aside: 4,800 of them are ceded; of 7,200 that are left the first 2,000 are the company's.
    expect(await room.ceded(claim)).toEqual({
      'QS-HOME': ['0.00', '4800.00'],
      'XL-HOME': ['0.00', '5200.00'],
    });
    await room.paid(claim, '5000.00');
    const seen = await room.underwriter.get(`/api/v1/claims/${claim.id}/recoverables`);
    expect(seen.body).toMatchObject({ isCurrent: false });
    await room.cede();
    expect(await room.ceded(claim)).toEqual({
      'QS-HOME': ['2000.00', '2800.00'],
      'XL-HOME': ['1000.00', '4200.00'],
    });
    await room.assertAddsUp();
  });

  it('cedes less by what subrogation has brought, and nothing of a payment that is voided', async () => {
    const claim = await room.on.case();
    const payment = await room.paid(claim, '10000.00');
    await room.cede();
    expect(await room.ceded(claim)).toMatchObject({ 'QS-HOME': ['4000.00', '800.00'] });
    const back = { lineId: claim.loss, kind: 'subrogation', amount: '3000.00' };
    const recovery = await room.on.adjuster.post<{ id: string }>(
      `/api/v1/claims/${claim.id}/recoveries`,
      back,
    );
    await room.cede();
    expect(await room.ceded(claim)).toMatchObject({
      'QS-HOME': ['2800.00', '800.00'],
      'XL-HOME': ['2200.00', '1200.00'],
    });
    await room.on.decide(room.on.examiner, recovery.body, 'void');
    await room.on.decide(room.on.examiner, { id: payment }, 'void');
    await room.cede();
    expect(await room.ceded(claim)).toEqual({
      'QS-HOME': ['0.00', '4800.00'],
      'XL-HOME': ['0.00', '5200.00'],
    });
    const { body } = await room.underwriter.get<Page<CessionEntryResponse>>(
      `/api/v1/claims/${claim.id}/cession-entries?limit=200`,
    );
    expect(body.items.filter(({ kind }) => kind === 'ceded_paid_reversal').length).toBe(4);
    await room.assertAddsUp();
  });

  it('cedes nothing of a claim that is merged into another, and all of it again when it is reopened', async () => {
    const other = await room.on.case({ reserve: '3000.00' });
    const claim = await room.on.case();
    const of = async ({ id }: { readonly id: string }): Promise<ClaimResponse> =>
      (await room.on.adjuster.get<ClaimResponse>(`/api/v1/claims/${id}`)).body;
    const take = async (name: string, body: Json = {}): Promise<unknown> =>
      step(room.on.adjuster, await of(claim), name, body);
    const again = { reason: 'It was another storm.' };
    expect(await take('withdraw', again)).toMatchObject({ status: 200 });
    expect(await take('reopen', again)).toMatchObject({ status: 200 });
    await room.cede();
    const alone = await room.ceded(claim);
    expect(alone).toEqual({ 'QS-HOME': ['0.00', '4800.00'], 'XL-HOME': ['0.00', '5200.00'] });

    const into = { intoClaimId: other.id };
    expect(await take('merge', into)).toMatchObject({ status: 409, body: { code: 'claims.still-open' } });
    // It is merged before anybody has worked out that nothing is set aside any more.
    expect((await room.on.reserve(room.on.adjuster, claim, '0.00')).status).toBe(201);
    expect(await take('merge', into)).toMatchObject({ status: 200 });
    expect((await room.underwriter.get(`/api/v1/claims/${claim.id}/recoverables`)).body).toMatchObject({
      isCurrent: false,
    });
    await room.cede();
    expect(await room.ceded(claim)).toEqual({});
    expect(await room.ceded(other)).toEqual({
      'QS-HOME': ['0.00', '1200.00'],
    });
    await room.assertAddsUp();

    expect(await take('reopen', again)).toMatchObject({ status: 200 });
    expect((await room.on.reserve(room.on.adjuster, claim, '12000.00')).status).toBe(201);
    await room.cede();
    expect(await room.ceded(claim)).toEqual(alone);
    await room.assertAddsUp();
  });

  it('keeps what was ceded of payments when a claim is closed, and follows it when it is reopened', async () => {
    const claim = await room.on.case({ reserve: '10000.00' });
    await room.paid(claim, '10000.00');
    await room.cede();
    const paid = { 'QS-HOME': ['4000.00', '0.00'], 'XL-HOME': ['4000.00', '0.00'] };
    expect(await room.ceded(claim)).toEqual(paid);
    const of = async (): Promise<ClaimResponse> =>
      (await room.on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    expect(await step(room.on.adjuster, await of(), 'close')).toMatchObject({ status: 200 });
    await room.cede();
    expect(await room.ceded(claim)).toEqual(paid);
    expect(await step(room.on.adjuster, await of(), 'reopen', { reason: 'More was found.' })).toMatchObject({
      status: 200,
    });
    expect((await room.on.reserve(room.on.adjuster, claim, '12000.00')).status).toBe(201);
    await room.cede();
    // 2,000 more: 800 to the quota share, 1,200 of what is left to the excess.
    expect(await room.ceded(claim)).toEqual({
      'QS-HOME': ['4000.00', '800.00'],
      'XL-HOME': ['4000.00', '1200.00'],
    });
    await room.assertAddsUp();
  });

  it('tells that the reinsurers are to be told, once', async () => {
    const claim = await room.on.case();
    await room.cede();
    await room.on.reserve(room.on.adjuster, claim, '11000.00');
    await room.cede();
    const { body } = await room.on.adjuster.get<{ items: readonly { title: string; dueOn: string }[] }>(
      `/api/v1/claims/${claim.id}/diary`,
    );
    expect(body.items.filter(({ title }) => title.includes('XL-HOME'))).toMatchObject([
      { title: 'Report the loss to the reinsurers of treaty XL-HOME', dueOn: '2026-07-29' },
    ]);
  });

  it('books what has come, at most what is ceded of payments, and takes it back', async () => {
    const claim = await room.on.case();
    await room.paid(claim, '5000.00');
    await room.cede();
    const receipt = (amount: string, more: Json = {}, headers = {}) =>
      room.on.adjuster.post<ReceiptResponse & Problem>(
        `${TREATIES}/${share.id}/receipts`,
        {
          reinsurer: 'RE-ALPINE',
          reference: 'WIRE-1',
          receivedOn: '2026-07-15',
          lines: [{ claimId: claim.id, amount }],
          ...more,
        },
        headers,
      );
    expect(await receipt('2000.01')).toMatchObject({
      status: 422,
      body: {
        code: 'claims.exceeds-ceded',
        errors: [{ pointer: '/lines/0/amount', detail: 'must be at most 2000.00' }],
      },
    });
    const key = { 'idempotency-key': 'receipt-1' };
    const first = await receipt('1500.00', {}, key);
    expect(first).toMatchObject({ status: 201, body: { amount: '1500.00', status: 'booked' } });
    expect((await receipt('1500.00', {}, key)).body).toEqual(first.body);
    const both = await Promise.all([receipt('400.00'), receipt('400.00')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect(await room.recoverables(claim)).toMatchObject([
      { received: '1900.00', due: '100.00', reinsurerName: 'Alpine Re' },
      { received: '0.00' },
    ]);
    const reverse = (version: number) =>
      room.on.adjuster.post<ReceiptResponse & Problem>(
        `/api/v1/reinsurance-receipts/${first.body.id}/reverse`,
        { reason: 'Of another treaty' },
        ifMatch(version),
      );
    expect(await reverse(9)).toMatchObject({ status: 412 });
    expect(await reverse(1)).toMatchObject({ status: 200, body: { status: 'reversed', rowVersion: 2 } });
    expect(await reverse(2)).toMatchObject({ status: 409, body: { code: 'claims.receipt-reversed' } });
    expect((await room.recoverables(claim))[0]).toMatchObject({ received: '400.00', due: '1600.00' });
    for (const [more, pointer] of [
      [{ reinsurer: 'RE-NOBODY' }, '/reinsurer'],
      [{ receivedOn: '2026-07-16' }, '/receivedOn'],
      [{ lines: [1, 2].map(() => ({ claimId: claim.id, amount: '1.00' })) }, '/lines/1/claimId'],
    ] as const)
      expect(await receipt('1.00', more)).toMatchObject({
        status: 422,
        body: { code: 'claims.receipt-invalid', errors: [{ pointer }] },
      });
    expect(await receipt('1.00', { lines: [{ claimId: share.id, amount: '1.00' }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lines/0/claimId' }] },
    });
    const { body } = await room.underwriter.get<Page<ReinsuranceBalanceResponse>>(
      '/api/v1/reinsurance-balances',
    );
    expect(body.items.map(({ reinsurer }) => reinsurer)).toEqual(['RE-ALPINE', 'RE-BALTIC']);
    const list = await room.underwriter.get<Page<ReceiptResponse>>(`${TREATIES}/${share.id}/receipts`);
    expect(list.body.items.length).toBe(2);
    await room.assertAddsUp();
  });

  it('reports a treaty claim by claim for a period, as JSON and as CSV', async () => {
    const before = await room.on.case();
    await room.paid(before, '1000.00');
    await room.cede();
    await room.on.on('2026-08-02');
    room.underwriter = await room.on.room.as('underwriter');
    await room.paid(before, '500.00');
    await room.cede();
    const read = (from: string, until: string) =>
      room.underwriter.get<Page<BordereauLineResponse>>(
        `${TREATIES}/${share.id}/bordereau?from=${from}&until=${until}&limit=200`,
      );
    const line = async (from: string, until: string) =>
      (await read(from, until)).body.items.find(({ claimId }) => claimId === before.id);
    expect(await line('2026-07-01', '2026-08-01')).toMatchObject({
      cededPaidLoss: '400.00',
      cededPaidToDate: '400.00',
      cededReserveLoss: '4400.00',
    });
    expect(await line('2026-08-01', '2026-09-01')).toMatchObject({
      cededPaidLoss: '200.00',
      cededPaidToDate: '600.00',
      cededReserveLoss: '4200.00',
    });
    expect(await read('2026-08-01', '2026-08-01')).toMatchObject({
      status: 400,
      body: { code: 'claims.bordereau-invalid' },
    });
    const all = (await read('2026-08-01', '2026-09-01')).body.items;
    const paged: BordereauLineResponse[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer<Page<BordereauLineResponse>> = await room.underwriter.get<
        Page<BordereauLineResponse>
      >(
        `${TREATIES}/${share.id}/bordereau?from=2026-08-01&until=2026-09-01&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(all.length).toBeGreaterThan(1);
    expect(paged).toEqual(all);
    const csv = await room.underwriter.get<string>(
      `${TREATIES}/${share.id}/bordereau.csv?from=2026-08-01&until=2026-09-01`,
    );
    expect(String(csv.body)).toContain('Claim number,Product,State,Date of loss,Catastrophe,Ceded paid loss');
    expect(String(csv.body)).toMatch(
      /CLM-2026-\d+,home,OH,2026-07-10,,200\.00,0\.00,0\.00,600\.00,0\.00,4200\.00,0\.00\r\n/,
    );
  });

  it('is drafted by one person and activated by another, by version, and then only ended', async () => {
    const body = { number: 'QS-AUTO', ...QUOTA_SHARE, productTypes: ['auto'], expirationDate: '2026-07-01' };
    const drafted = (await room.draft(body)).body;
    expect(drafted).toMatchObject({ status: 'draft', version: 1, inuringOrder: 10, gapFrom: null });
    expect(await room.activate(drafted, room.underwriter)).toMatchObject({
      status: 403,
      body: { code: 'claims.own-treaty' },
    });
    const put = (by = room.on.admin, version = 1) => {
      const { number: _, ...terms } = body;
      return by.send<TreatyResponse & Problem>({
        method: 'PUT',
        url: `${TREATIES}/${drafted.id}`,
        headers: { 'if-match': `"${version}"` },
        payload: { ...terms, title: 'Changed' },
      });
    };
    expect(await put()).toMatchObject({ status: 200, body: { title: 'Changed', rowVersion: 2 } });
    expect(await put()).toMatchObject({ status: 412 });
    expect(await room.activate(drafted)).toMatchObject({ status: 412 });
    const changed = { ...drafted, rowVersion: 2 };
    // Who wrote last is the admin now.
    expect(await room.activate(changed)).toMatchObject({ status: 403 });
    expect(await room.activate(changed, room.underwriter)).toMatchObject({
      status: 200,
      body: { status: 'active', rowVersion: 3 },
    });
    expect(await put(room.underwriter, 3)).toMatchObject({
      status: 409,
      body: { code: 'claims.treaty-status' },
    });
    const second = (await room.draft({ ...body, effectiveDate: '2026-06-30', expirationDate: '2027-01-01' }))
      .body;
    expect(second.version).toBe(2);
    expect(await room.activate(second)).toMatchObject({
      status: 409,
      body: { code: 'claims.treaty-overlaps' },
    });
    expect(await room.end(drafted, '2026-07-02')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/expirationDate' }] },
    });
    expect(await room.end(drafted, '2026-06-20')).toMatchObject({ status: 200 });
    expect(await room.activate(second)).toMatchObject({ status: 200, body: { gapFrom: '2026-06-20' } });
    expect(await room.end({ ...second, id: (await room.draft(body)).body.id }, '2026-06-20')).toMatchObject({
      status: 409,
      body: { code: 'claims.treaty-status' },
    });
  });

  it('is withdrawn as long as it is a draft, once and with a reason, and stays what it was', async () => {
    const body = { number: 'QS-NONE', ...QUOTA_SHARE, productTypes: ['life'] };
    const drafted = (await room.draft(body)).body;
    const withdraw = (version: number, by = room.underwriter, of = drafted.id) =>
      by.post<TreatyResponse & Problem>(
        `${TREATIES}/${of}/withdraw`,
        { reason: 'Nobody has signed it.' },
        ifMatch(version),
      );
    const agent = await room.on.room.as('agent');
    expect(await withdraw(1, agent)).toMatchObject({ status: 403 });
    expect(await room.underwriter.post(`${TREATIES}/${drafted.id}/withdraw`, {}, ifMatch(1))).toMatchObject({
      status: 400,
    });
    const answers = await Promise.all([withdraw(1), withdraw(1, room.on.admin), room.activate(drafted)]);
    const done = answers.find(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    if (done?.body.status === 'withdrawn')
      expect(done.body).toMatchObject({
        rowVersion: 2,
        withdrawalReason: 'Nobody has signed it.',
        activatedAt: null,
      });

    const second = (await room.draft(body)).body;
    expect(second.version).toBe(2);
    expect(await withdraw(1, room.underwriter, second.id)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn' },
    });
    const refused = { status: 409, body: { code: 'claims.treaty-status' } };
    const after = { ...second, rowVersion: 2 };
    expect(await withdraw(2, room.underwriter, second.id)).toMatchObject(refused);
    expect(await room.activate(after)).toMatchObject(refused);
    expect(await room.end(after, '2026-06-20')).toMatchObject(refused);
    const active = await room.treaty({ ...body, number: 'QS-WHOLE', productTypes: ['auto'] });
    expect(await withdraw(2, room.underwriter, active.id)).toMatchObject(refused);
    const kept = await room.on.room
      .sql(`update reinsurance_treaties set withdrawal_reason = 'Another' where id = $1`, [second.id])
      .catch((error: unknown) => String(error));
    expect(kept).toContain('withdrawal_reason');
  });

  it.each<[string, Json, string]>([
    ['shares that do not add up', { placedBps: 9_000 }, '/reinsurers'],
    ['a retention of a quota share', { retention: '1.00' }, '/retention'],
    ['no percentage', { cededBps: null }, '/cededBps'],
    ['an aggregate of nothing', { annualLimit: '0.00' }, '/annualLimit'],
    ['dates that end before they begin', { expirationDate: '2026-01-01' }, '/expirationDate'],
    ['notice of a quota share', { noticeBps: 5_000, noticeDays: 3 }, '/noticeBps'],
    [
      'excess without a limit',
      { kind: 'excess_per_risk', cededBps: null, retention: '0.00' },
      '/limitAmount',
    ],
    [
      'one reinsurer twice',
      { reinsurers: [1, 2].map(() => ({ code: 'RE-A', name: 'A', shareBps: 5_000 })) },
      '/reinsurers/1/code',
    ],
  ])('refuses a treaty with %s', async (_, more, pointer) => {
    expect(await room.draft({ number: 'QS-BAD', ...QUOTA_SHARE, ...more })).toMatchObject({
      status: 422,
      body: { code: 'claims.treaty-invalid', errors: [{ pointer }] },
    });
  });

  it('takes every code that a manual may give to a coverage', async () => {
    for (const coverage of ['dwelling', '2nd-home', 'term-life'])
      expect(await room.draft({ number: 'QS-CODES', ...QUOTA_SHARE, coverages: [coverage] })).toMatchObject({
        status: 201,
        body: { coverages: [coverage] },
      });
    for (const coverage of ['Dwelling', 'a_b', ''])
      expect((await room.draft({ number: 'QS-CODES', ...QUOTA_SHARE, coverages: [coverage] })).status).toBe(
        400,
      );
  });

  it('drafts once under one key', async () => {
    const body = { number: 'QS-KEY', ...QUOTA_SHARE };
    const key = { 'idempotency-key': 'treaty-1' };
    const [first, again] = [await room.draft(body, key), await room.draft(body, key)];
    expect(again.body).toEqual(first.body);
    expect((await room.draft(body)).body.version).toBe(2);
    expect((await room.draft({ ...body, title: 'Other' }, key)).status).toBe(422);
  });

  it('is drafted on the command line by the same rules, all of a file or nothing', async () => {
    const { database } = room.on.room;
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.ownerUrl,
      ENCRYPTION_KEY: encryptionKey(),
    };
    const folder = mkdtempSync(join(tmpdir(), 'bindery-treaties-'));
    const draft = (sent: unknown): Promise<number> => {
      const file = join(folder, 'treaties.json');
      writeFileSync(file, JSON.stringify(sent));
      return runCommand(treatiesDraft, ['--file', file], environment);
    };
    try {
      const one = { number: 'QS-CLI', ...QUOTA_SHARE };
      expect(await draft([one, { ...one, placedBps: 1 }])).toBe(1);
      expect(await draft({ number: 'QS-CLI' })).toBe(1);
      expect(await draft([one, one])).toBe(0);
      expect(await treatiesList.run([], environment)).toBe(0);
      await expect(treatiesDraft.run([], environment)).rejects.toThrow('--file is required');
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { body } = await room.underwriter.get<Page<TreatyResponse>>(`${TREATIES}?limit=2`);
    expect(body.items.map(({ number, version, draftedBy }) => [number, version, draftedBy])).toEqual([
      ['QS-CLI', 2, null],
      ['QS-CLI', 1, null],
    ]);
  });

  it('takes back what was ceded of losses from the day on which a treaty is ended', async () => {
    const other = await ReinsuranceRoom.open();
    try {
      const treaty = await other.treaty({ number: 'QS-1', ...QUOTA_SHARE });
      const claim = await other.on.case();
      await other.paid(claim, '1000.00');
      await other.cede();
      expect(await other.ceded(claim)).toEqual({ 'QS-1': ['400.00', '4400.00'] });
      expect((await other.end(treaty, '2026-07-10')).status).toBe(200);
      await other.cede();
      expect(await other.ceded(claim)).toEqual({});
      await other.treaty({ number: 'QS-1', ...QUOTA_SHARE, cededBps: 2_000, effectiveDate: '2026-07-10' });
      await other.cede();
      expect(await other.ceded(claim)).toEqual({ 'QS-1': ['200.00', '2200.00'] });
      await step(other.on.adjuster, { id: claim.id, rowVersion: 1 }, 'close');
      await other.assertAddsUp();
    } finally {
      await other.close();
    }
  });

  it('shows agents nothing', async () => {
    const agent = await room.on.room.as('agent');
    const claim = await room.on.case();
    for (const path of [
      TREATIES,
      `${TREATIES}/${share.id}`,
      `${TREATIES}/${share.id}/bordereau?from=2026-01-01&until=2027-01-01`,
      `/api/v1/claims/${claim.id}/recoverables`,
      `/api/v1/claims/${claim.id}/cession-entries`,
      '/api/v1/reinsurance-balances',
    ])
      expect([path, (await agent.get(path)).status]).toEqual([path, 403]);
  });
});
