import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, RatingRoom } from '../../../../test/support/rating-room.js';
import type { Grant } from '../../../../test/support/underwriting-room.js';
import {
  decide,
  grantAuthority,
  issuesOf,
  openUnderwritingRoom,
  quoteHouse,
} from '../../../../test/support/underwriting-room.js';

const AUTHORITIES = '/api/v1/underwriting/authorities';
const GRANT = { code: 'senior', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' };

describe('an underwriting authority', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await openUnderwritingRoom();
  });
  afterAll(() => room?.close());

  async function idOf(email: string): Promise<string> {
    const [user] = await room.sql<{ id: string }>('select id from users where email = $1', [email]);
    if (!user) throw new Error(`Nobody has the address ${email}`);
    return user.id;
  }
  const end = (grant: Grant, expirationDate: string, version = '"1"') =>
    room.author.patch<Grant & Problem>(
      `${AUTHORITIES}/${grant.id}`,
      { expirationDate },
      { 'if-match': version },
    );

  it.each([
    ['for another product', { productType: 'auto' }, 403],
    ['in another state', { state: 'OR' }, 403],
    ['that has ended', { expirationDate: '2020-02-01' }, 403],
    ['that has not begun', { effectiveDate: '2199-01-01' }, 403],
    ['of another role', { role: 'system' }, 403],
    ['for the product in the state', { productType: 'home', state: 'WA' }, 200],
  ])('%s', async (_case, more, status) => {
    const grant = await grantAuthority(room.author, { ...GRANT, ...more });
    const quote = await quoteHouse(room.agent, { amount: 1_200_000 });
    const [issue] = await issuesOf(room.approver, quote.id);
    if (!issue) throw new Error('Nothing was raised');
    const answer = await decide(room.approver, issue, 'approve', { reason: 'Fine', validity: 'next_change' });
    expect(answer.status).toBe(status);
    if (!('expirationDate' in more)) await end(grant, '2199-12-31');
    await room.sql('delete from underwriting_authorities where id = $1', [grant.id]);
  });

  it('is granted by administrators, and never to oneself', async () => {
    expect((await room.approver.post(AUTHORITIES, GRANT)).status).toBe(403);
    expect((await room.agent.get(AUTHORITIES)).status).toBe(403);
    const own = { ...GRANT, role: null, userId: await idOf('admin@demo.bindery.example') };
    const answers = [
      await room.author.post<Problem>(AUTHORITIES, own),
      await room.author.post<Problem>(AUTHORITIES, { ...GRANT, role: 'admin' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'quoting.authority-own'],
      [403, 'quoting.authority-own'],
    ]);
    const grant = await grantAuthority(room.second, own);
    expect(await end(grant, '2199-01-01')).toMatchObject({
      status: 403,
      body: { code: 'quoting.authority-own' },
    });
  });

  it.each([
    ['to nobody', { role: null }, '/userId'],
    ['up to no value', { comparator: 'at_most' }, '/value'],
    [
      'to a user who does not exist',
      { role: null, userId: '01930000-0000-7000-8000-0000000000ff' },
      '/userId',
    ],
    ['that ends before it begins', { expirationDate: '2019-01-01' }, '/expirationDate'],
    ['up to what is no number', { comparator: 'at_most', value: '1e6' }, '/value'],
    ['to agents', { role: 'agent' }, '/role'],
  ])('is refused %s', async (_case, more, pointer) => {
    expect(await room.author.post(AUTHORITIES, { ...GRANT, ...more })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  it('is ended on its newest version, and both leave a trail', async () => {
    const grant = await grantAuthority(room.author, { ...GRANT, code: 'trail' });
    expect(await end(grant, '2030-01-01', '"3"')).toMatchObject({ status: 412 });
    expect(await end(grant, '2019-01-01')).toMatchObject({ status: 400 });
    expect(await end(grant, '2030-01-01')).toMatchObject({ status: 200, body: { rowVersion: 2 } });
    expect(await room.audited(grant.id)).toEqual(['quoting.authority-granted', 'quoting.authority-ended']);
    const list = await room.approver.get<{ items: readonly Grant[] }>(
      `${AUTHORITIES}?code=trail&on=2026-01-01`,
    );
    expect(list.body.items.map(({ id }) => id)).toEqual([grant.id]);
  });
});
