import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Answer, Client } from '../../../test/support/app.js';
import type { Problem } from '../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../test/support/rating-room.js';
import { JurisdictionRules } from './jurisdiction-rules.js';

type Json = Readonly<Record<string, unknown>>;
interface Fact {
  readonly id: string;
  readonly key: string;
  readonly citation: string;
  readonly expirationDate: string | null;
  readonly reviewedBy: string | null;
  readonly rowVersion: number;
}

const FACTS = '/api/v1/rating/state-facts';

function banned(state: string, key: string, more: Json = {}): Json {
  const citation = 'Stat. 1.2.3';
  return {
    state,
    productType: 'home',
    kind: 'banned_rating_variable',
    key,
    effectiveDate: '2020-01-01',
    citation,
    ...more,
  };
}

/** A manual that asks for the gender of the owner. */
function asking(state: string, label = '1', date = '2026-01-01', renewal = date): Json {
  return manualOf(state, label, '100', date, renewal, {
    inputs: [
      { path: 'propertyInfo.owner', type: 'text', title: 'Owner', required: false, variable: 'gender' },
      { path: 'propertyInfo.year', type: 'integer', title: 'Year built', required: false },
    ],
  });
}

describe('facts of states', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.open({ instances: 2 });
  });
  afterAll(() => room?.close());

  const add = <T = Fact>(fact: Json, by: Client = room.author): Promise<Answer<T>> => by.post<T>(FACTS, fact);
  const patch = (
    fact: Fact,
    expirationDate: string | null,
    version = fact.rowVersion,
  ): Promise<Answer<Fact>> =>
    room.author.patch<Fact>(`${FACTS}/${fact.id}`, { expirationDate }, { 'if-match': `"${version}"` });
  const review = (by: Client, fact: Fact): Promise<Answer<Fact & Problem>> =>
    by.send({
      method: 'POST',
      url: `${FACTS}/${fact.id}/review`,
      headers: { 'if-match': `"${fact.rowVersion}"` },
    });

  it('come with a few marked examples, and each says where it is written', async () => {
    const { body } = await room.approver.get<{ items: readonly Fact[] }>(
      `${FACTS}?state=CA&productType=auto`,
    );
    expect(body.items.map(({ key }) => key).sort()).toEqual(['credit', 'deductible', 'gender']);
    expect(body.items.every(({ citation }) => citation.startsWith('Example: '))).toBe(true);
    const before2019 = await room.author.get<{ items: readonly Fact[] }>(`${FACTS}?state=CA&on=2018-12-31`);
    const then = new Set(before2019.body.items.map(({ key }) => key));
    expect(then).toEqual(new Set(['proceeds', 'credit', 'deductible']));
  });

  it('are entered with a source, listed page by page, and confirmed by a second person', async () => {
    const fact = await add({
      state: 'NV',
      kind: 'notice_days',
      key: 'cancellation',
      value: { days: 30 },
      effectiveDate: '2026-01-01',
      citation: 'NRS 687B',
    });
    expect(fact).toMatchObject({
      status: 201,
      body: { productType: null, value: { days: 30 }, reviewedBy: null },
    });
    expect(fact.headers['location']).toBe(`${FACTS}/${fact.body.id}`);
    expect((await room.author.get(`${FACTS}/${fact.body.id}`)).body).toEqual(fact.body);
    const own = await review(room.author, fact.body);
    expect([own.status, own.body.code]).toEqual([403, 'rating.reviewer-is-author']);
    const reviewed = await review(room.approver, fact.body);
    expect(reviewed).toMatchObject({ status: 200, body: { rowVersion: 2 } });
    expect(reviewed.body.reviewedBy).not.toBeNull();
    expect((await review(room.second, reviewed.body)).status).toBe(409);
    const first = await room.author.get<{ items: readonly Fact[]; nextCursor: string }>(`${FACTS}?limit=2`);
    const next = await room.author.get<{ items: readonly Fact[] }>(
      `${FACTS}?limit=2&cursor=${first.body.nextCursor}`,
    );
    const ids = [...first.body.items, ...next.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(await room.audited(fact.body.id)).toEqual([
      'rating.state-fact-added',
      'rating.state-fact-reviewed',
    ]);
  });

  it('of one kind do not hold at the same time, whoever enters them and when', async () => {
    const answers = await Promise.all([
      add<Fact & Problem>(banned('MA', 'credit')),
      room.second
        .on(room.other)
        .post<Fact & Problem>(FACTS, banned('MA', 'credit', { effectiveDate: '2025-01-01' })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('rating.state-fact-overlaps');
    expect((await add(banned('MA', 'credit', { productType: 'auto' }))).status).toBe(201);
    expect((await add(banned('MA', 'credit', { productType: null }))).status).toBe(201);
    expect((await add(banned('MA', 'gender'))).status).toBe(201);
  });

  it('are reviewed by nobody who entered the same before, or ended it', async () => {
    const { body: fact } = await add(banned('VA', 'credit'));
    const by = (client: Client, expirationDate: string, version: number): Promise<Answer<Fact>> =>
      client.patch<Fact>(`${FACTS}/${fact.id}`, { expirationDate }, { 'if-match': `"${version}"` });
    const ended = await by(room.second, '2026-01-01', 1);
    expect(ended.body).toMatchObject({ expirationDate: '2026-01-01', reviewedBy: null });
    const refused = { status: 403, body: { code: 'rating.reviewer-is-author' } };
    expect(await review(room.second, ended.body)).toMatchObject(refused);
    expect(await review(room.author, ended.body)).toMatchObject(refused);
    const reviewed = await review(room.approver, ended.body);
    expect(reviewed.status).toBe(200);
    // A review stands for what the fact said, and keeps nobody from saying how long.
    const longer = await by(room.approver, '2026-02-01', reviewed.body.rowVersion);
    expect(longer.body.reviewedBy).toBe(reviewed.body.reviewedBy);

    const anew = await add(
      banned('VA', 'credit', { effectiveDate: '2026-02-01', citation: 'x' }),
      room.approver,
    );
    expect(await review(room.author, anew.body)).toMatchObject(refused);
    expect(await review(room.second, anew.body)).toMatchObject(refused);
    const other = await add(banned('VA', 'gender'), room.approver);
    expect((await review(room.author, other.body)).status).toBe(200);
  });

  it('end on a day, and another one follows', async () => {
    const { body: fact } = await add(banned('NH', 'credit'));
    expect((await patch(fact, '2019-01-01')).status).toBe(400);
    const ended = await patch(fact, '2026-01-01');
    expect(ended).toMatchObject({ status: 200, body: { expirationDate: '2026-01-01', rowVersion: 2 } });
    expect((await patch(fact, '2027-01-01')).status).toBe(412);
    expect((await add(banned('NH', 'credit', { effectiveDate: '2026-01-01' }))).status).toBe(201);
    expect((await patch(ended.body, null)).status).toBe(409);
  });

  it.each<[string, Json, string]>([
    ['an unknown variable', banned('OR', 'shoe-size'), '/key'],
    ['days that are none', banned('OR', 'x', { kind: 'notice_days', value: { days: '30' } }), '/value/days'],
    ['too many days', banned('OR', 'x', { kind: 'notice_days', value: { days: 367 } }), '/value/days'],
    [
      'a limit with three decimals',
      banned('OR', 'x', { kind: 'minimum_limit', value: { amount: '25.000' } }),
      '/value/amount',
    ],
    [
      'half of a split limit',
      banned('OR', 'x', { kind: 'minimum_limit', value: { perPerson: '25.00' } }),
      '/value',
    ],
    ['more than the kind has', banned('OR', 'credit', { value: { a: 1 } }), '/value/a'],
    [
      'an end before the beginning',
      banned('OR', 'credit', { expirationDate: '2020-01-01' }),
      '/expirationDate',
    ],
    ['no citation', banned('OR', 'credit', { citation: '' }), '/citation'],
    ['a state that is none', banned('XX', 'credit'), '/state'],
  ])('with %s are refused', async (_what, fact, pointer) => {
    const answer = await add<Problem>(fact);
    expect([answer.status, answer.body.errors?.map((each) => each.pointer)]).toEqual([400, [pointer]]);
  });

  it('are kept from agents', async () => {
    expect((await room.agent.get(FACTS)).status).toBe(403);
    expect((await add(banned('OR', 'credit'), room.agent)).status).toBe(403);
  });

  it('keep an edition from being filed that asks for what must not rate, and say where that is written', async () => {
    const { body: fact } = await add(banned('CO', 'gender'));
    const draft = await room.draft(asking('CO'));
    const check = await room.author.post<{ faults: readonly Json[] }>(`${EDITIONS}/${draft.id}/validate`, {});
    expect(check.body.faults).toEqual([
      {
        kind: 'state-fact',
        pointer: '/inputs/0/variable',
        detail: 'propertyInfo.owner holds gender, which may not rate since January 1, 2020 (Stat. 1.2.3)',
      },
    ]);
    const refused = await room.step<Problem>(room.author, draft, 'file');
    expect([refused.status, refused.body.code]).toEqual([422, 'rating.banned-variable']);
    expect(await room.edition(draft.id)).toMatchObject({ status: 'draft' });
    // It held until the day before the edition begins.
    await patch(fact, '2026-01-01');
    expect((await room.step(room.author, draft, 'file')).status).toBe(200);
  });

  it('concern only their own state, product, variable and days', async () => {
    await add(banned('UT', 'gender', { productType: 'auto' }));
    await add(banned('UT', 'credit'));
    await add(banned('UT', 'gender', { effectiveDate: '2026-03-01' }));
    const draft = await room.draft(asking('UT', '1', '2026-01-01', '2026-02-10'));
    expect((await room.step(room.author, draft, 'file')).status).toBe(200);
    const later = await room.draft(asking('UT', '2', '2026-01-20', '2026-03-05'));
    expect((await room.step(room.author, later, 'file')).status).toBe(422);
  });

  it('that come after filing still stop activation and new dates', async () => {
    const edition = await room.approved(asking('ID'));
    const other = await room.active(asking('ID', '2', '2026-02-01'));
    await add(banned('ID', 'gender', { productType: null, effectiveDate: '2026-01-15' }));
    const dates = { newBusinessDate: '2026-01-20', renewalDate: '2026-01-20', reason: 'x' };
    const moved = await room.step<Problem>(room.author, other, 're-date', dates);
    expect([moved.status, moved.body.code]).toEqual([422, 'rating.banned-variable']);
    expect((await room.step(room.author, edition, 'activate')).status).toBe(200);
    const third = await room.draft(asking('ID', '3', '2026-04-01'));
    expect((await room.step<Problem>(room.author, third, 'file')).body.code).toBe('rating.banned-variable');
  });

  it('are answered to other rooms: what holds for the product goes before what holds for all', async () => {
    const days = (productType: string | null, value: number): Json =>
      banned('AL', 'cancellation', { productType, kind: 'notice_days', value: { days: value } });
    await add(days(null, 30));
    await add(days('auto', 20));
    const em = room.app.get(EntityManager).fork();
    const facts = room.app.get(JurisdictionRules, { strict: false });
    const noticeDays = (productType: string): Promise<readonly unknown[]> =>
      RequestContext.create(em, async () => {
        const found = await facts.on({ state: 'AL', productType, kind: 'notice_days' }, '2026-01-01');
        return found.map(({ value }) => value['days']);
      });
    expect(await noticeDays('auto')).toEqual([20]);
    expect(await noticeDays('home')).toEqual([30]);
  });
});
