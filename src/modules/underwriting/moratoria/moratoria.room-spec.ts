import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../test/support/app.js';
import type { Problem, RatingRoom } from '../../../../test/support/rating-room.js';
import {
  houseRequest,
  openUnderwritingRoom,
  quoteHouse,
} from '../../../../test/support/underwriting-room.js';
import { addDays, calendarDateIn } from '../../../shared/calendar-date.js';
import type { MoratoriumResponse } from './moratoria.dto.js';
import { ifMatch } from '../../../../test/support/app.js';

const HOLDS = '/api/v1/underwriting/holds';
const today = calendarDateIn('America/Los_Angeles', new Date());
const STORM = {
  state: 'WA',
  transactions: ['quote'],
  effectiveDate: today,
  reason: 'A storm is near',
  citation: 'Bulletin 7',
};

describe('a moratorium', () => {
  let room: RatingRoom;
  const placed: MoratoriumResponse[] = [];

  beforeAll(async () => {
    room = await openUnderwritingRoom();
  });
  afterEach(async () => {
    for (const hold of placed.splice(0)) await end(hold, hold.effectiveDate, '*');
  });
  afterAll(() => room?.close());

  const end = (hold: MoratoriumResponse, expirationDate: string | null, version = `"${hold.rowVersion}"`) =>
    room.approver.patch<MoratoriumResponse & Problem>(
      `${HOLDS}/${hold.id}`,
      { expirationDate },
      { 'if-match': version },
    );
  async function place(more: object = {}): Promise<MoratoriumResponse> {
    const { status, body } = await room.approver.post<MoratoriumResponse>(HOLDS, { ...STORM, ...more });
    expect(status).toBe(201);
    placed.push(body);
    return body;
  }
  const quote = (more: object = {}): Promise<Answer<Problem & { id: string; holdId: string }>> =>
    room.agent.post('/api/v1/quotes', houseRequest({}, { ...more }));
  const HELD = { status: 422, body: { code: 'quoting.under-moratorium', detail: 'A storm is near' } };

  it('lets nothing of its kind be quoted, and names itself and its reason', async () => {
    const { id } = await place();
    expect(await quote()).toMatchObject({ ...HELD, body: { ...HELD.body, holdId: id } });
  });

  it.each<[string, object, object, boolean]>([
    ['in a whole ZIP code', { zipPrefixes: ['98101'] }, {}, true],
    ['in another ZIP code', { zipPrefixes: ['98102'] }, {}, false],
    ['where ZIP codes begin so', { zipPrefixes: ['970', '981'] }, {}, true],
    ['where ZIP codes begin otherwise', { zipPrefixes: ['980'] }, {}, false],
    ['in another state', { state: 'OR' }, {}, false],
    ['of the product', { productTypes: ['renters', 'home'] }, {}, true],
    ['of another product', { productTypes: ['auto'] }, {}, false],
    ['of changes only', { transactions: ['endorse', 'renew'] }, {}, false],
    ['that has not begun', { effectiveDate: addDays(today, 10) }, {}, false],
    [
      'that will have begun when cover begins',
      { effectiveDate: addDays(today, 10) },
      { effectiveDate: addDays(today, 10) },
      true,
    ],
    [
      'that will be over when cover begins',
      { expirationDate: addDays(today, 5) },
      { effectiveDate: addDays(today, 5) },
      false,
    ],
    ['that is over', { effectiveDate: addDays(today, -9), expirationDate: today }, {}, false],
    ['dodged by dating back to before it', {}, { effectiveDate: addDays(today, -3) }, true],
    [
      'that is over, for cover that is dated back into it',
      { effectiveDate: addDays(today, -9), expirationDate: today },
      { effectiveDate: addDays(today, -5) },
      true,
    ],
  ])('%s', async (_case, hold, asked, isHeld) => {
    await place(hold);
    expect(await quote(asked)).toMatchObject(isHeld ? HELD : { status: 201 });
  });

  it('stops quotes that are out from being bound, and drafts from being rated', async () => {
    const quoted = await quoteHouse(room.agent);
    const draft = await room.agent.post<{ id: string }>('/api/v1/quotes/drafts', houseRequest());
    const hold = await place();
    const bind = () => room.agent.post(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(await bind()).toMatchObject(HELD);
    expect(await room.agent.post(`/api/v1/quotes/${draft.body.id}/rate`, {}, ifMatch(1))).toMatchObject(HELD);
    await end(hold, today);
    expect(await bind()).toMatchObject({ status: 201 });
  });

  it('of binding lets prices be shown', async () => {
    await place({ transactions: ['bind'] });
    const quoted = await quote();
    expect(quoted.status).toBe(201);
    expect(await room.agent.post(`/api/v1/quotes/${quoted.body.id}/bind`, {}, ifMatch(1))).toMatchObject(
      HELD,
    );
  });

  it('is placed and ended by underwriters, seen by all, and leaves a trail', async () => {
    expect((await room.agent.post(HOLDS, STORM)).status).toBe(403);
    const hold = await place();
    expect((await room.agent.get(`${HOLDS}/${hold.id}`)).body).toEqual(hold);
    expect(await end(hold, addDays(today, 3), '"9"')).toMatchObject({ status: 412 });
    expect(await end(hold, addDays(today, -1))).toMatchObject({
      status: 400,
      body: { code: 'quoting.hold-invalid', errors: [{ pointer: '/expirationDate' }] },
    });
    expect(await end(hold, addDays(today, 3))).toMatchObject({ status: 200, body: { rowVersion: 2 } });
    expect(await room.audited(hold.id)).toEqual(['quoting.hold-placed', 'quoting.hold-ended']);
    const { body } = await room.agent.get<{ items: readonly MoratoriumResponse[] }>(
      `${HOLDS}?state=WA&on=${today}&limit=1`,
    );
    expect(body.items.map(({ id }) => id)).toEqual([hold.id]);
  });

  it.each([
    ['of no transaction', { transactions: [] }, '/transactions'],
    ['of a ZIP code of six digits', { zipPrefixes: ['981012'] }, '/zipPrefixes/0'],
    ['of no ZIP code', { zipPrefixes: [] }, '/zipPrefixes'],
    ['of no product', { productTypes: [] }, '/productTypes'],
    ['that ends as it begins', { expirationDate: today }, '/expirationDate'],
    ['for no reason', { reason: ' ' }, '/reason'],
  ])('is refused %s', async (_case, more, pointer) => {
    expect(await room.approver.post(HOLDS, { ...STORM, ...more })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  it('is placed once under one idempotency key', async () => {
    const key = { 'idempotency-key': 'one-storm' };
    const [one, other] = [
      await room.approver.post<MoratoriumResponse>(HOLDS, STORM, key),
      await room.approver.post<MoratoriumResponse>(HOLDS, STORM, key),
    ];
    placed.push(one.body);
    expect(other.body).toEqual(one.body);
  });
});
