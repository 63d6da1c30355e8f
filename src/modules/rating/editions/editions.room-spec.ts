import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import type { Edition, Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { coverage, smallRisk } from '../../../../test/support/small-manual.js';
import { EDITION_CHANGES, EDITION_STATUSES } from '../domain/editions/edition-status.js';
import { editionsInForce } from './in-force.queries.js';

type Json = Readonly<Record<string, unknown>>;
interface Window {
  readonly use: string;
  readonly from: string;
  readonly to: string | null;
  readonly inUseTo: string | null;
}

const UNKNOWN = '01930000-0000-7000-8000-000000000000';

describe('the life of an edition', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.open({ instances: 2 });
  });
  afterAll(() => room?.close());

  /** What a home costs that begins on a day, and which edition says so. */
  async function price(
    state: string,
    effectiveDate: string,
    { on = room.app, use = 'new_business' }: { on?: NestFastifyApplication; use?: string } = {},
  ): Promise<string> {
    const { body } = await room.author
      .on(on)
      .post<{ edition?: string; total?: string; code?: string }>('/api/v1/rating/what-if', {
        risk: smallRisk({ state, effectiveDate }),
        use,
      });
    return body.code ?? `${body.edition} ${body.total}`;
  }

  async function windows(id: string): Promise<readonly string[]> {
    const { body } = await room.author.get<{ items: readonly Window[] }>(`${EDITIONS}/${id}/windows`);
    return body.items.map(
      ({ use, from, to, inUseTo }) => `${use} ${from} ${to ?? '…'}${inUseTo === null ? '' : ' before'}`,
    );
  }

  it('goes from draft over filing and another person’s approval to use, and says who did what', async () => {
    const draft = await room.draft(manualOf('MI', '1', '100', '2026-01-01', '2026-02-10'));
    expect(draft).toMatchObject({ status: 'draft', rowVersion: 1 });
    expect(await price('MI', '2026-03-01')).toBe('rating.no-edition-in-force');

    const filed = await room.step(room.author, draft, 'file');
    expect(filed).toMatchObject({ status: 200, body: { status: 'filed', filedBy: draft.createdBy } });
    expect(filed.headers['etag']).toBe('"2"');
    const approved = await room.step(room.approver, draft, 'approve');
    expect(approved).toMatchObject({ status: 200, body: { status: 'approved', rowVersion: 3 } });
    expect(await price('MI', '2026-03-01')).toBe('rating.no-edition-in-force');
    const active = await room.step(room.second, draft, 'activate');
    expect(active).toMatchObject({ status: 200, body: { status: 'active', contentHash: draft.contentHash } });
    const people = [active.body.createdBy, active.body.approvedBy, active.body.activatedBy];
    expect(new Set(people).size).toBe(3);
    expect(await price('MI', '2026-03-01')).toBe('1 100.00');
    expect(await price('MI', '2026-01-31', { use: 'renewal' })).toBe('rating.no-edition-in-force');
    expect(await room.audited(draft.id)).toEqual([
      'rating.imported',
      'rating.filed',
      'rating.approved',
      'rating.activated',
    ]);
    const [numbers] = await room.sql<{ from: string; to: string | null; approved_by: string }>(
      `select effective_date::text as "from", expiration_date::text as "to", approved_by from rate_tables
        where edition_id = $1 and coverage_type = 'cover'`,
      [draft.id],
    );
    expect(numbers).toEqual({ from: '2026-01-01', to: null, approved_by: active.body.approvedBy });
  });

  it('supersedes what was in use, on every instance at once', async () => {
    const first = await room.active(manualOf('IN', '1', '100', '2026-01-01', '2026-02-10'));
    // Both instances have the first edition in memory.
    expect(await price('IN', '2026-07-01')).toBe('1 100.00');
    expect(await price('IN', '2026-07-01', { on: room.other })).toBe('1 100.00');
    const second = await room.active(manualOf('IN', '2', '120', '2026-04-01', '2026-05-11'));
    for (const on of [room.app, room.other]) {
      expect(await price('IN', '2026-07-01', { on })).toBe('2 120.00');
      expect(await price('IN', '2026-03-31', { on })).toBe('1 100.00');
      expect(await price('IN', '2026-04-15', { on, use: 'renewal' })).toBe('1 100.00');
    }
    expect(await room.edition(first.id)).toMatchObject({
      status: 'superseded',
      contentHash: first.contentHash,
    });
    expect(await room.edition(second.id)).toMatchObject({ status: 'active', supersededAt: null });
    expect(await windows(first.id)).toEqual([
      'new_business 2026-01-01 2026-04-01',
      'renewal 2026-02-10 2026-05-11',
      'new_business 2026-01-01 … before',
      'renewal 2026-02-10 … before',
    ]);
  });

  it('lets one of two people activate it at the same moment', async () => {
    const edition = await room.approved(manualOf('KY', '1', '100', '2026-01-01'));
    const answers = await Promise.all([
      room.step<Problem>(room.author, edition, 'activate', undefined, edition.rowVersion),
      room.step<Problem>(room.second.on(room.other), edition, 'activate', undefined, edition.rowVersion),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({
      code: 'rating.edition-status',
      detail: expect.stringContaining('is active'),
    });
    expect((await room.audited(edition.id)).filter((action) => action === 'rating.activated')).toHaveLength(
      1,
    );
    expect(await windows(edition.id)).toHaveLength(2);
  });

  it('lets one of two editions have a date that both are activated for at the same moment', async () => {
    const one = await room.approved(manualOf('WI', '1', '100', '2026-01-01'));
    const two = await room.approved(manualOf('WI', '2', '200', '2026-01-01'));
    const answers = await Promise.all([
      room.step<Problem>(room.author, one, 'activate'),
      room.step<Problem>(room.second.on(room.other), two, 'activate'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('rating.window-taken');
    const statuses = [(await room.edition(one.id)).status, (await room.edition(two.id)).status];
    expect(statuses.sort()).toEqual(['active', 'approved']);
  });

  it('is approved by nobody who wrote, edited or filed it', async () => {
    const manual = manualOf('MN', '1', '100', '2026-01-01');
    const draft = await room.draft(manual);
    const edited = manualOf('MN', '1', '110', '2026-01-01');
    expect((await room.put(room.second, draft.id, draft.rowVersion, edited)).status).toBe(200);
    await room.step(room.approver, draft, 'file');
    for (const person of [room.author, room.second, room.approver]) {
      const answer = await room.step<Problem>(person, draft, 'approve');
      expect([answer.status, answer.body.code]).toEqual([403, 'rating.approver-is-author']);
    }
    expect(await room.edition(draft.id)).toMatchObject({ status: 'filed', approvedBy: null });
    const { filedBy } = await room.edition(draft.id);
    await expect(
      room.sql(
        `update rating_editions set status = 'approved', approved_at = now(), approved_by = $2 where id = $1`,
        [draft.id, filedBy],
      ),
    ).rejects.toMatchObject({ constraint: 'rating_editions_four_eyes_check' });
  });

  it('is sent back with a reason, changed, and filed again', async () => {
    const draft = await room.draft(manualOf('ND', '1', '100', '2026-01-01'));
    await room.step(room.author, draft, 'file');
    expect((await room.step(room.approver, draft, 'send-back', {})).status).toBe(400);
    const back = await room.step(room.approver, draft, 'send-back', { reason: 'The base is last year’s.' });
    expect(back.body).toMatchObject({
      status: 'draft',
      filedBy: null,
      sentBackReason: 'The base is last year’s.',
    });
    const changed = manualOf('ND', '1', '105', '2026-01-01');
    const put = await room.put(room.author, draft.id, back.body.rowVersion, changed);
    expect(put).toMatchObject({ status: 200, body: { status: 'draft' } });
    expect(put.body.contentHash).not.toBe(draft.contentHash);
    expect((await room.step(room.author, draft, 'file')).body.status).toBe('filed');
    expect(await room.audited(draft.id)).toEqual([
      'rating.imported',
      'rating.filed',
      'rating.sent-back',
      'rating.edited',
      'rating.filed',
    ]);
  });

  it('does not change once it is filed', async () => {
    const draft = await room.draft(manualOf('SD', '1', '100', '2026-01-01'));
    await room.step(room.author, draft, 'file');
    const other = manualOf('SD', '1', '1', '2026-01-01');
    for (const step of ['file', 'approve', 'activate'] as const) {
      const { rowVersion } = await room.edition(draft.id);
      expect(await room.put<Problem>(room.author, draft.id, rowVersion, other)).toMatchObject({
        status: 409,
        body: { code: 'rating.edition-status' },
      });
      if (step === 'file') await room.step(room.approver, draft, 'approve');
      if (step === 'approve') await room.step(room.author, draft, 'activate');
    }
    expect((await room.step<Problem>(room.approver, draft, 'send-back', { reason: 'x' })).status).toBe(409);
    expect(await room.edition(draft.id)).toMatchObject({ status: 'active', contentHash: draft.contentHash });
  });

  it('is withdrawn with a reason: its dates go back to the edition before, which is in use again', async () => {
    const first = await room.active(manualOf('IA', '1', '100', '2026-01-01'));
    const wrong = await room.active(manualOf('IA', '2', '999', '2026-04-01'));
    expect(await price('IA', '2026-07-01')).toBe('2 999.00');
    const withdrawn = await room.step(room.author, wrong, 'withdraw', { reason: 'Disapproved.' });
    expect(withdrawn).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', withdrawnReason: 'Disapproved.', contentHash: wrong.contentHash },
    });
    for (const on of [room.app, room.other]) expect(await price('IA', '2026-07-01', { on })).toBe('1 100.00');
    expect(await room.edition(first.id)).toMatchObject({ status: 'active', supersededAt: null });
    // What was rated on it can still be rated on it.
    const again = await room.author.post<{ total: string }>('/api/v1/rating/what-if', {
      risk: smallRisk({ state: 'IA', effectiveDate: '2026-07-01' }),
      editionId: wrong.id,
    });
    expect(again.body.total).toBe('999.00');
    for (const step of ['file', 'approve', 'activate', 'withdraw', 'send-back'] as const) {
      const answer = await room.step<Problem>(room.author, wrong, step, { reason: 'x' });
      expect([step, answer.status, answer.body.code]).toEqual([step, 409, 'rating.edition-status']);
    }
    expect(await room.audited(first.id)).toEqual([
      'rating.imported',
      'rating.filed',
      'rating.approved',
      'rating.activated',
      'rating.superseded',
      'rating.restored',
    ]);
    const corrected = await room.active(manualOf('IA', '3', '120', '2026-04-01'));
    expect(await price('IA', '2026-07-01')).toBe('3 120.00');
    expect((await room.edition(first.id)).status).toBe('superseded');
    expect(corrected.status).toBe('active');
  });

  it('gets other dates when the filing had wrong ones: the hash stays, and so does what was said before', async () => {
    const first = await room.active(manualOf('NE', '1', '100', '2026-01-01'));
    const second = await room.active(manualOf('NE', '2', '200', '2026-04-01', '2026-05-11'));
    expect(await price('NE', '2026-04-10')).toBe('2 200.00');
    const before = new Date().toISOString();
    const dates = { newBusinessDate: '2026-04-15', renewalDate: '2026-05-20', reason: 'SERFF has the 15th.' };
    const moved = await room.step(room.author, second, 're-date', dates);
    expect(moved).toMatchObject({
      status: 200,
      body: { status: 'active', contentHash: second.contentHash, ...{ newBusinessDate: '2026-04-15' } },
    });
    expect(moved.body.redatedReason).toBe('SERFF has the 15th.');
    expect(await price('NE', '2026-04-10')).toBe('1 100.00');
    expect(await price('NE', '2026-04-15', { on: room.other })).toBe('2 200.00');
    const [then] = await editionsInForce(room.app.get(EntityManager).fork(), {
      productType: 'home',
      state: 'NE',
      companyCode: 'BND',
      use: 'new_business',
      effectiveDate: '2026-04-10',
      now: new Date(before),
    });
    expect(then?.id).toBe(second.id);
    expect(await windows(second.id)).toEqual([
      'new_business 2026-04-15 …',
      'renewal 2026-05-20 …',
      'new_business 2026-04-01 … before',
      'renewal 2026-05-11 … before',
    ]);
    const numbers = await room.sql<{ from: string; to: string | null }>(
      `select distinct effective_date::text as "from", expiration_date::text as "to" from rate_tables
        where edition_id = any($1) order by 1`,
      [[first.id, second.id]],
    );
    expect(numbers).toEqual([
      { from: '2026-01-01', to: '2026-04-15' },
      { from: '2026-04-15', to: null },
    ]);
    const taken = { newBusinessDate: '2026-01-01', renewalDate: '2026-05-20', reason: 'x' };
    expect(await room.step<Problem>(room.author, second, 're-date', taken)).toMatchObject({
      status: 409,
      body: { code: 'rating.window-taken' },
    });
    const crossed = { newBusinessDate: '2026-06-01', renewalDate: '2026-05-20', reason: 'x' };
    expect(await room.step<Problem>(room.author, second, 're-date', crossed)).toMatchObject({
      status: 400,
      body: { code: 'rating.edition-dates', errors: [{ pointer: '/renewalDate' }] },
    });
    expect(await price('NE', '2026-04-15')).toBe('2 200.00');
  });

  it('may be moved behind the one that superseded it, and takes over again', async () => {
    const first = await room.active(manualOf('KS', '1', '100', '2026-01-01'));
    await room.active(manualOf('KS', '2', '200', '2026-02-01'));
    const dates = { newBusinessDate: '2026-06-01', renewalDate: '2026-06-01', reason: 'Swapped.' };
    expect((await room.step(room.author, first, 're-date', dates)).body.status).toBe('active');
    expect(await price('KS', '2026-01-15')).toBe('rating.no-edition-in-force');
    expect(await price('KS', '2026-03-01')).toBe('2 200.00');
    expect(await price('KS', '2026-06-01')).toBe('1 100.00');
  });

  it('is begun as a copy of another edition, under a label of its own', async () => {
    const original = await room.active(manualOf('MO', '1', '100', '2026-01-01'));
    const copy = await room.approver.post<Edition>(`${EDITIONS}/${original.id}/copy`, {
      label: '2',
      newBusinessDate: '2026-05-01',
      renewalDate: '2026-06-01',
    });
    expect(copy).toMatchObject({
      status: 201,
      body: { status: 'draft', label: '2', newBusinessDate: '2026-05-01' },
    });
    expect(copy.headers['location']).toBe(`${EDITIONS}/${copy.body.id}`);
    const [one, two] = await Promise.all(
      [original.id, copy.body.id].map((id) => room.author.get<Json>(`${EDITIONS}/${id}/manual`)),
    );
    expect({ ...two?.body, edition: null }).toEqual({ ...one?.body, edition: null });
    const twice = await room.author.post<Problem>(`${EDITIONS}/${original.id}/copy`, { label: ' ２' });
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'rating.edition-exists', errors: [{ pointer: '/label' }] },
    });
    expect((await room.author.post(`${EDITIONS}/${UNKNOWN}/copy`, { label: '3' })).status).toBe(404);
    const crossed = { label: '3', newBusinessDate: '2026-05-01', renewalDate: '2026-04-01' };
    expect((await room.author.post(`${EDITIONS}/${original.id}/copy`, crossed)).status).toBe(400);
  });

  it('is copied once for a key that is sent twice', async () => {
    const original = await room.draft(manualOf('MT', '1', '100', '2026-01-01'));
    const copy = (client: Client): ReturnType<typeof room.author.post<Edition>> =>
      client.post<Edition>(
        `${EDITIONS}/${original.id}/copy`,
        { label: '2' },
        { 'idempotency-key': 'copy-1' },
      );
    const [one, two] = await Promise.all([copy(room.author), copy(room.author.on(room.other))]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.id).toBe(one.body.id);
  });

  describe('while it is a draft', () => {
    /** A factor that asks an input which is not declared, a rule that nothing names, and a case that cannot come out. */
    const unfinished = manualOf('OK', '1', '100', '2026-01-01', '2026-01-01', {
      inputs: [{ path: 'propertyInfo.tier', type: 'text', title: 'Tier', allowed: ['A', 'B', 'C'] }],
      coverages: [
        coverage({
          tables: {
            credit: {
              tier: {
                title: 'Tier',
                min: '0.5',
                max: '2',
                dimensions: [{ input: 'propertyInfo.tier', match: 'exact' }],
                rows: [
                  ['A', '0.80'],
                  ['A', '0.85'],
                  ['B', '9.50'],
                ],
              },
            },
          },
          steps: [
            { kind: 'base', code: 'base', title: 'Base' },
            { kind: 'factor', code: 'tier', title: 'Tier', table: 'tier' },
          ],
        }),
      ],
      discounts: [
        { code: 'lost', name: 'Lost', type: 'percentage', value: '5', reason: 'r', when: 'nothing > 1' },
      ],
    });

    it('may contradict itself, is kept as it is, and is told row by row what is wrong', async () => {
      const draft = await room.draft(unfinished);
      expect(draft.status).toBe('draft');
      const stored = await room.author.get<{ manual: Json }>(`${EDITIONS}/${draft.id}`);
      expect(stored.body.manual).toMatchObject({
        coverages: unfinished['coverages'],
        discounts: unfinished['discounts'],
      });
      const check = await room.author.post<{ sound: boolean; faults: readonly Json[] }>(
        `${EDITIONS}/${draft.id}/validate`,
        {},
      );
      expect(check).toMatchObject({ status: 200, body: { sound: false } });
      const found = check.body.faults.map(({ kind, pointer }) => `${String(kind)} ${String(pointer)}`);
      expect(found).toEqual([
        'manual /coverages/0/tables/credit/tier/rows/1',
        'manual /discounts/0',
        'manual /coverages/0/tables/credit/tier/rows/2/1',
      ]);
      expect(await room.edition(draft.id)).toMatchObject({ rowVersion: 1 });
      const filed = await room.step<Problem>(room.author, draft, 'file');
      expect([filed.status, filed.body.code]).toEqual([422, 'rating.edition-unsound']);
      expect(filed.body.errors).toHaveLength(3);
      expect(await room.edition(draft.id)).toMatchObject({ status: 'draft', rowVersion: 1, filedBy: null });
    });

    it('is not filed while its own test cases do not come out', async () => {
      const wrong = manualOf('AR', '1', '100', '2026-01-01', '2026-01-01', {
        tests: [{ name: 'T', risk: smallRisk({ state: 'AR' }), expect: { total: '99.99' } }],
      });
      const draft = await room.draft(wrong);
      const filed = await room.step<Problem>(room.author, draft, 'file');
      expect([filed.status, filed.body.code, filed.body.errors]).toEqual([
        422,
        'rating.test-case-failed',
        [{ pointer: '/tests/0/expect/total', detail: 'T: 99.99 is expected and 100.00 comes out' }],
      ]);
      const right = {
        ...wrong,
        tests: [{ name: 'T', risk: smallRisk({ state: 'AR' }), expect: { total: '100.00' } }],
      };
      expect((await room.put(room.author, draft.id, 1, right)).status).toBe(200);
      const check = await room.author.post<Json>(`${EDITIONS}/${draft.id}/validate`, {});
      expect(check.body).toEqual({ sound: true, faults: [] });
      expect((await room.step(room.author, draft, 'file')).status).toBe(200);
    });

    it('is not stored where rows would share a key or its form is wrong', async () => {
      const twice = manualOf('LA', '1', '100', '2026-01-01', '2026-01-01', {
        coverages: [coverage(), coverage()],
      });
      expect((await room.author.post<Problem>(EDITIONS, twice)).body).toMatchObject({
        code: 'rating.manual-invalid',
        errors: [{ pointer: '/coverages/1/code' }],
      });
      const steep = { code: 'd', name: 'D', type: 'percentage', value: '130', reason: 'r' };
      const generous = manualOf('LA', '1', '100', '2026-01-01', '2026-01-01', { discounts: [steep] });
      expect((await room.author.post<Problem>(EDITIONS, generous)).body).toMatchObject({
        code: 'rating.manual-invalid',
        errors: [{ pointer: '/discounts/0/value' }],
      });
      const draft = await room.draft(manualOf('LA', '1', '100', '2026-01-01'));
      expect((await room.put(room.author, draft.id, 1, generous)).status).toBe(400);
      expect(await room.edition(draft.id)).toMatchObject({ rowVersion: 1 });
    });

    it.each(['GU', 'ZZ', 'oh'])('is of a state, and %s is none that anybody is quoted in', async (state) => {
      const document = manualOf(state, '1', '100', '2026-01-01');
      expect(await room.author.post<Problem>(EDITIONS, document)).toMatchObject({
        status: 400,
        body: { code: 'rating.manual-invalid', errors: [{ pointer: '/plan/state' }] },
      });
    });

    it('stays in its plan and under a free label, and does not change by the same content', async () => {
      const manual = manualOf('MS', '1', '100', '2026-01-01');
      const draft = await room.draft(manual);
      await room.draft(manualOf('MS', '2', '100', '2026-01-01'));
      const elsewhere = await room.put<Problem>(
        room.author,
        draft.id,
        1,
        manualOf('AL', '1', '100', '2026-01-01'),
      );
      expect([
        elsewhere.status,
        elsewhere.body.code,
        elsewhere.body.errors?.map(({ pointer }) => pointer),
      ]).toEqual([409, 'rating.plan-mismatch', ['/plan/code', '/plan/state']]);
      const taken = await room.put<Problem>(
        room.author,
        draft.id,
        1,
        manualOf('MS', '2', '100', '2026-01-01'),
      );
      expect([taken.status, taken.body.code]).toEqual([409, 'rating.edition-exists']);
      expect((await room.put(room.author, draft.id, 1, manual)).body).toMatchObject({ rowVersion: 1 });
      const renamed = await room.put(room.author, draft.id, 1, manualOf('MS', '3', '100', '2026-01-01'));
      expect(renamed.body).toMatchObject({ label: '3', rowVersion: 2 });
    });

    it('is changed by one of two who read the same version', async () => {
      const draft = await room.draft(manualOf('WY', '1', '100', '2026-01-01'));
      const answers = await Promise.all([
        room.put<Problem>(room.author, draft.id, 1, manualOf('WY', '1', '110', '2026-01-01')),
        room.put<Problem>(room.second.on(room.other), draft.id, 1, manualOf('WY', '1', '120', '2026-01-01')),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect((await room.put<Problem>(room.author, draft.id, null, {})).status).toBe(428);
      expect((await room.edition(draft.id)).rowVersion).toBe(2);
    });

    it('is there already when the same is imported again: 200, and the edition as it is', async () => {
      const manual = manualOf('WV', '0', '100', '2025-01-01');
      const first = await room.author.post<Edition>(EDITIONS, manual);
      const again = await room.author.post<Edition>(EDITIONS, manual);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
    });

    it('does not take other dates from an import that says the same', async () => {
      await room.draft(manualOf('WV', '1', '100', '2026-01-01'));
      const answer = await room.author.post<Problem>(EDITIONS, manualOf('WV', '1', '100', '2026-02-01'));
      expect([answer.status, answer.body.code]).toEqual([409, 'rating.edition-exists']);
    });
  });

  it('needs the version that was read for every step, and the right to take it', async () => {
    const draft = await room.draft(manualOf('VT', '1', '100', '2026-01-01'));
    const missing = await room.author.post<Problem>(`${EDITIONS}/${draft.id}/file`, {});
    expect([missing.status, missing.body.code]).toEqual([428, 'http.precondition-required']);
    const stale = await room.step<Problem>(room.author, draft, 'file', undefined, 7);
    expect([stale.status, stale.body.code]).toEqual([412, 'http.stale-version']);
    for (const name of [
      'validate',
      'file',
      'send-back',
      'approve',
      'activate',
      're-date',
      'withdraw',
      'copy',
    ]) {
      const answer = await room.step(room.agent, draft, name, { reason: 'x' });
      expect([name, answer.status]).toEqual([name, 403]);
    }
    expect((await room.step(room.approver, draft, 'withdraw', { reason: 'x' })).status).toBe(403);
    expect((await room.step<Problem>(room.author, { id: UNKNOWN }, 'file', undefined, 1)).status).toBe(404);
    expect((await room.step<Problem>(room.author, { id: 'seven' }, 'file', undefined, 1)).status).toBe(400);
    expect(await room.edition(draft.id)).toMatchObject({ status: 'draft', rowVersion: 1 });
  });

  it('leaves and comes back as one file, without loss', async () => {
    const { body } = await room.author.get<{ items: readonly Edition[] }>(
      `${EDITIONS}?state=OH&status=active`,
    );
    expect(body.items).toHaveLength(4);
    const elsewhere = await RatingRoom.empty();
    try {
      for (const edition of body.items) {
        const file = await room.author.get<Json>(`${EDITIONS}/${edition.id}/manual`);
        expect(file.headers['content-disposition']).toMatch(/^attachment; filename="oh-[a-z-]+-.*\.json"$/);
        expect(file.headers['etag']).toBe(`"${edition.rowVersion}"`);
        const there = await elsewhere.draft(file.body);
        expect(there).toMatchObject({ status: 'draft', contentHash: edition.contentHash });
        const back = await elsewhere.author.get<Json>(`${EDITIONS}/${there.id}/manual`);
        expect(JSON.stringify(back.body)).toBe(JSON.stringify(file.body));
        expect((await elsewhere.step(elsewhere.author, there, 'file')).status).toBe(200);
      }
    } finally {
      await elsewhere.close();
    }
  });

  it('takes the ways of the table, and the database knows no others', async () => {
    const draft = await room.draft(manualOf('ME', '1', '100', '2026-01-01'));
    const allowed = new Set(
      Object.values(EDITION_CHANGES).flatMap(({ from, to }) =>
        to ? from.map((each) => `${each} ${to}`) : [],
      ),
    );
    for (const from of EDITION_STATUSES) {
      for (const to of EDITION_STATUSES.filter((each) => each !== from)) {
        const outcome = await room
          .sql(
            `do $do$ begin
               alter table rating_editions disable trigger user;
               update rating_editions set status = '${from}', filed_at = now(), approved_at = now(), activated_at = now(),
                      superseded_at = now(), withdrawn_at = now() where id = '${draft.id}';
               alter table rating_editions enable trigger user;
               update rating_editions set status = '${to}' where id = '${draft.id}';
               raise exception 'rolled back';
             end $do$`,
          )
          .catch((error: unknown) => (error as Error).message);
        expect([from, to, outcome === 'rolled back']).toEqual([from, to, allowed.has(`${from} ${to}`)]);
      }
    }
  });
});
