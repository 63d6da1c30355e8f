import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { smallRisk } from '../../../../test/support/small-manual.js';

type Json = Readonly<Record<string, unknown>>;

const inputs = [
  { path: 'paid', type: 'money', title: 'Paid', min: '0', default: '0' },
  { path: 'drivers[].age', type: 'integer', title: 'Age' },
];
const lists = [{ path: 'drivers', title: 'Drivers', min: 0, max: 20 }];
const rule = (when: string): Json => ({ code: 'rule', title: 'Rule', outcome: 'decline', when });
const manual = (label: string, when: string, more: Json = {}): Json =>
  manualOf('MI', label, '100', '2026-01-01', '2026-01-01', {
    inputs,
    lists,
    underwriting: [rule(when)],
    ...more,
  });
/** Six drivers out of twenty, in every order. */
const DEEP =
  'drivers.exists(a, drivers.exists(b, drivers.exists(c, drivers.exists(d, drivers.exists(e, drivers.exists(f, f.age == a.age + 1000))))))';
const DRIVERS = Array.from({ length: 20 }, (_, age) => ({ age }));

describe('the version of the engine that a manual was written for', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.empty();
  });
  afterAll(() => room?.close());

  const whatIf = (editionId: string, risk: Json): ReturnType<RatingRoom['author']['post']> =>
    room.author.post('/api/v1/rating/what-if', { editionId, risk: smallRisk({ state: 'MI', ...risk }) });

  it('says whether money in conditions is dollars or, as once, cents', async () => {
    const once = await room.draft(manual('once', 'paid > 5000', { engine: '1' }));
    const now = await room.draft(manual('now', 'paid > 5000'));
    const outcomes = await Promise.all([
      whatIf(once.id, { paid: '60.00' }),
      whatIf(now.id, { paid: '60.00' }),
      whatIf(now.id, { paid: '5000.01' }),
    ]);
    expect(outcomes.map(({ body }) => body)).toMatchObject([
      { decision: { outcome: 'decline' }, engineVersion: '1' },
      { decision: { outcome: 'accept' }, engineVersion: '2' },
      { decision: { outcome: 'decline' }, engineVersion: '2' },
    ]);
    const exported = await Promise.all(
      [once, now].map(({ id }) => room.author.get<Json>(`${EDITIONS}/${id}/manual`)),
    );
    expect(exported.map(({ body }) => body['engine'])).toEqual(['1', '2']);
  });

  it('is the present one in whatever is filed from now on', async () => {
    const draft = await room.draft(manual('draft', 'paid > 5000', { engine: '1' }));
    const filed = await room.step<Problem>(room.author, draft, 'file');
    expect([filed.status, filed.body.code, filed.body.errors?.map(({ pointer }) => pointer)]).toEqual([
      422,
      'rating.edition-unsound',
      ['/engine'],
    ]);
    const unknown = await room.author.post<Problem>(EDITIONS, manual('third', 'true', { engine: '3' }));
    expect([unknown.status, unknown.body.errors]).toEqual([
      400,
      [{ pointer: '/engine', detail: 'must be one of 1, 2' }],
    ]);
  });

  it('does not make another document of one that named none', async () => {
    const first = await room.author.post<Json>(EDITIONS, manual('same', 'paid > 5000', { engine: '1' }));
    const again = await room.author.post<Json>(EDITIONS, manual('same', 'paid > 5000'));
    expect([first.status, again.status, again.body['id']]).toEqual([201, 200, first.body['id']]);
    const other = await room.author.post<Problem>(EDITIONS, manual('same', 'paid > 5000', { engine: '2' }));
    expect([other.status, other.body.code]).toEqual([409, 'rating.edition-exists']);
  });

  it('refuses conditions that would take minutes, and ends those that were saved before it did', async () => {
    const refused = await room.author.post<Problem>(EDITIONS, manual('deep', DEEP));
    expect([refused.status, refused.body.code]).toEqual([400, 'rating.manual-invalid']);
    expect(refused.body.errors).toMatchObject([
      {
        pointer: '/underwriting/0/when',
        detail: expect.stringMatching(/20 × 20 × 20 × 20.*\(character \d+\)/),
      },
    ]);
    const before = await room.draft(manual('before', DEEP, { engine: '1' }));
    const answer = await whatIf(before.id, { drivers: DRIVERS });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'rating.too-much-work', editionId: before.id },
    ]);
  });
});
