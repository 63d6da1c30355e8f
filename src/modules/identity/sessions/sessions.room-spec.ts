import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';
import { signIn } from '../../../../scripts/sign-in.mjs';
import type { SessionList, SessionResponse } from './sessions.dto.js';

const LIMIT = 10;

describe('sessions', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;
  let address: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    ({ address } = await one.listening());
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  const signedIn = async (email: string): Promise<string> =>
    (await signIn(address, { email, password: PASSWORD })).access_token;

  async function list(token: string, url = '/api/v1/auth/sessions'): Promise<readonly SessionResponse[]> {
    const answer = await one.request('GET', url, { token });
    expect(answer.statusCode).toBe(200);
    return answer.json<SessionList>().items;
  }

  const end = async (token: string, url: string): Promise<[number, string | undefined]> => {
    const answer = await one.request('POST', `${url}/end`, { token, body: {} });
    return [answer.statusCode, answer.body === '' ? undefined : answer.json<{ code: string }>().code];
  };

  const meStatus = async (room: Room, token: string): Promise<number> => (await room.me(token)).statusCode;

  describe('SES-06 somebody who is signed in twice', () => {
    it('sees both places, the one that asks marked, and signs out of the other on all instances', async () => {
      await one.createUser('twice@example.com', 'underwriter');
      const office = await signedIn('twice@example.com');
      const home = await signedIn('twice@example.com');
      const script = await one.token('twice@example.com');
      expect((await list(script)).map(({ device }) => device).sort()).toEqual([
        'Command line',
        'node',
        'node',
      ]);
      expect((await one.request('POST', '/api/v1/auth/logout', { token: script })).statusCode).toBe(204);
      const seen = await list(home);
      expect(seen.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
      expect(seen[0]).toMatchObject({ ipAddress: '127.0.0.1', createdAt: expect.stringMatching(/Z$/) });
      const other = seen.find(({ isCurrent }) => !isCurrent);
      expect(await end(home, `/api/v1/auth/sessions/${other?.id}`)).toEqual([204, undefined]);
      expect([await meStatus(two, office), await meStatus(two, home)]).toEqual([401, 200]);
      expect(await end(home, `/api/v1/auth/sessions/${other?.id}`)).toEqual([
        404,
        'identity.session-not-found',
      ]);
      expect(await list(home)).toHaveLength(1);
    });

    it('cannot end the session of somebody else, nor see it', async () => {
      await one.createUser('mine@example.com', 'underwriter');
      await one.createUser('yours@example.com', 'underwriter');
      const [mine, yours] = [await one.token('mine@example.com'), await one.token('yours@example.com')];
      const [theirs] = await list(yours);
      expect(await end(mine, `/api/v1/auth/sessions/${theirs?.id}`)).toEqual([
        404,
        'identity.session-not-found',
      ]);
      expect(await meStatus(one, yours)).toBe(200);
      const answer = await one.request('GET', '/api/v1/auth/sessions', { token: mine });
      expect(answer.body).not.toContain(theirs?.id);
    });
  });

  describe('SES-06 an administrator', () => {
    it('sees where a user is signed in, ends one session or all, and leaves a trail', async () => {
      const user = await one.createUser('lost-laptop@example.com', 'underwriter');
      await one.createUser('chief@example.com', 'admin');
      const chief = await one.token('chief@example.com');
      const tokens = [
        await one.token('lost-laptop@example.com'),
        await one.token('lost-laptop@example.com'),
        await one.token('lost-laptop@example.com'),
      ] as const;
      const url = `/api/v1/users/${user.id}/sessions`;
      const [latest] = await list(chief, url);
      expect(await end(chief, `${url}/${latest?.id}`)).toEqual([204, undefined]);
      expect((await Promise.all(tokens.map((token) => meStatus(two, token)))).sort()).toEqual([
        200, 200, 401,
      ]);
      expect(await end(chief, url)).toEqual([204, undefined]);
      expect(await Promise.all(tokens.map((token) => meStatus(two, token)))).toEqual([401, 401, 401]);
      const { rows } = await sql`
        select action, resource_type, changes from audit_logs where action like 'identity.session%' and
          (resource_id = ${latest?.id ?? ''} or resource_id = ${user.id}) order by seq
      `.execute(one.database);
      expect(rows).toEqual([
        { action: 'identity.session-ended', resourceType: 'session', changes: { userId: user.id } },
        { action: 'identity.sessions-ended', resourceType: 'user', changes: {} },
      ]);
    });

    it('is who it takes: an agent gets 403, and a user who does not exist is 404', async () => {
      await one.createUser('curious@example.com', 'agent');
      await one.createUser('boss@example.com', 'admin');
      const nobody = '/api/v1/users/01930000-0000-7000-8000-000000000001/sessions';
      const [agent, boss] = [await one.token('curious@example.com'), await one.token('boss@example.com')];
      expect((await one.request('GET', nobody, { token: agent })).statusCode).toBe(403);
      expect((await one.request('GET', nobody, { token: boss })).statusCode).toBe(404);
      expect(await end(boss, nobody)).toEqual([404, 'identity.user-not-found']);
    });
  });

  describe('SES-07 more sessions than one may have', () => {
    it('end the one that was idle longest', async () => {
      await one.createUser('everywhere@example.com', 'underwriter');
      const tokens: string[] = [];
      for (let n = 0; n <= LIMIT; n += 1) tokens.push(await signedIn('everywhere@example.com'));
      expect(await meStatus(two, tokens[0] as string)).toBe(401);
      expect(await meStatus(two, tokens[1] as string)).toBe(200);
      expect(await list(tokens[LIMIT] as string)).toHaveLength(LIMIT);
    });

    it('are not those of tokens that the command line made, which have no browser', async () => {
      await one.createUser('scripted@example.com', 'underwriter');
      const browser = await signedIn('scripted@example.com');
      for (let n = 0; n <= LIMIT; n += 1) await one.token('scripted@example.com');
      await signedIn('scripted@example.com');
      expect(await meStatus(two, browser)).toBe(200);
    });
  });
});
