import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import type { UserResponse } from '../identity.dto.js';
import type { HeldAccessResponse } from './access.dto.js';

describe('reviewing who holds what', () => {
  let database: TestDatabase;
  let room: Room;
  let admin: UserResponse;
  let token: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database);
    admin = await room.createUser('admin@example.com', 'admin');
    token = await room.token('admin@example.com');
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  const later = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  async function held(query = ''): Promise<readonly HeldAccessResponse[]> {
    const answer = await room.request('GET', `/api/v1/held-access?limit=200${query}`, { token });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    return answer.json<{ readonly items: readonly HeldAccessResponse[] }>().items;
  }
  const of = async ({ email }: UserResponse, query = '') =>
    (await held(query)).find((each) => each.email === email);
  const review = ({ id }: { readonly id: string }, body: object, by = token) =>
    room.request('POST', `/api/v1/users/${id}/access-reviews`, { token: by, body });

  it('tells what somebody holds, since when, and when they last used it', async () => {
    const user = await room.createUser('used@example.com', 'adjuster');
    expect(await of(user)).toMatchObject({
      role: 'adjuster',
      name: 'Nora Field',
      lastUsedAt: null,
      lastReview: null,
    });
    await room.token('used@example.com');
    const before = await of(user);
    expect(before?.lastUsedAt).not.toBeNull();
    const { rowVersion } = (
      await room.request('GET', `/api/v1/users/${user.id}`, { token })
    ).json<UserResponse>();
    const changed = await room.request('PATCH', `/api/v1/users/${user.id}`, {
      token,
      body: { role: 'underwriter' },
      headers: { 'if-match': `"${rowVersion}"` },
    });
    expect(changed.statusCode).toBe(200);
    const after = await of(user);
    expect(after?.role).toBe('underwriter');
    expect(Date.parse(after?.since ?? '')).toBeGreaterThan(Date.parse(before?.since ?? ''));
  });

  it('is signed for each person, and asked for again when what they hold has changed', async () => {
    const user = await room.createUser('kept@example.com', 'adjuster');
    const since = `&notReviewedSince=${later(-60)}`;
    expect(await of(user, since)).toBeDefined();
    const signed = await review(user, { role: 'adjuster', decision: 'keep' });
    expect([signed.statusCode, signed.json()]).toEqual([
      201,
      expect.objectContaining({ decision: 'keep', reviewedBy: admin.id, reason: null }),
    ]);
    expect(await of(user, since)).toBeUndefined();
    expect((await of(user, `&notReviewedSince=${later(60)}`))?.lastReview).toMatchObject({
      decision: 'keep',
    });
    const { rowVersion } = (
      await room.request('GET', `/api/v1/users/${user.id}`, { token })
    ).json<UserResponse>();
    await room.request('PATCH', `/api/v1/users/${user.id}`, {
      token,
      body: { role: 'underwriter' },
      headers: { 'if-match': `"${rowVersion}"` },
    });
    expect(await of(user, since)).toBeDefined();
  });

  it('signs for what was seen: a role that has changed since is a conflict', async () => {
    const user = await room.createUser('moved@example.com', 'adjuster');
    const answer = await review(user, { role: 'underwriter', decision: 'keep' });
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'identity.access-changed', role: 'adjuster' }),
    ]);
  });

  it('ends what nobody needs, with a reason, at once; a refusal leaves everything as it was', async () => {
    const user = await room.createUser('ended@example.com', 'adjuster');
    const session = await room.token('ended@example.com');
    expect((await review(user, { role: 'adjuster', decision: 'end' })).statusCode).toBe(422);
    expect((await review(user, { role: 'agent', decision: 'end', reason: 'Left in May' })).statusCode).toBe(
      409,
    );
    expect((await room.me(session)).statusCode).toBe(200);
    expect(
      (await review(user, { role: 'adjuster', decision: 'end', reason: 'Left in May' })).statusCode,
    ).toBe(201);
    expect((await room.me(session)).statusCode).toBe(401);
    expect(await of(user)).toBeUndefined();
  });

  it('finds what has lain unused', async () => {
    const idle = await room.createUser('idle@example.com', 'adjuster');
    expect(await of(idle, `&notUsedSince=${later(-60)}`)).toBeDefined();
    await room.token('idle@example.com');
    expect(await of(idle, `&notUsedSince=${later(-60)}`)).toBeUndefined();
    expect(await of(idle, '&role=underwriter')).toBeUndefined();
  });

  it('is for administrators, and nobody signs for themselves', async () => {
    expect((await review(admin, { role: 'admin', decision: 'keep' })).json()).toMatchObject({
      code: 'identity.own-access',
    });
    await room.createUser('other@example.com', 'underwriter');
    const other = await room.token('other@example.com');
    expect((await review(admin, { role: 'admin', decision: 'keep' }, other)).statusCode).toBe(403);
    expect((await room.request('GET', '/api/v1/held-access', { token: other })).statusCode).toBe(403);
  });

  it.each([
    {},
    { role: 'king', decision: 'keep' },
    { role: 'adjuster', decision: 'perhaps' },
    { role: 'adjuster', decision: 'end', reason: '' },
    { role: 'adjuster', decision: 'end', reason: 'x'.repeat(501) },
    { role: 'adjuster', agencyId: 'x', decision: 'keep' },
    { role: 'adjuster', decision: 'keep', more: 1 },
  ])('refuses %j', async (body) => {
    expect((await review(admin, body)).statusCode).toBe(400);
  });

  it.each(['&notUsedSince=yesterday', '&role=king', '&notReviewedSince=2026-02-30', '&more=1'])(
    'refuses the question %s',
    async (query) => {
      expect((await room.request('GET', `/api/v1/held-access?${query}`, { token })).statusCode).toBe(400);
    },
  );
});
