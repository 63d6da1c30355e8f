import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../test/support/database.js';
import { cloneDatabase } from '../../../test/support/database.js';
import { connect } from '../../../test/support/test-run.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { PASSWORD, Room } from '../../../test/support/identity-room.js';
import { Identity } from './identity.js';
import type { UserResponse } from './identity.dto.js';

let database: TestDatabase;
let room: Room;
let admin: UserResponse;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase();
  room = await Room.open(database, { hasher: 'real' });
  admin = await room.createUser('admin@example.com', 'admin');
  token = await room.token('admin@example.com');
});
afterAll(async () => {
  await room?.close();
  await database?.drop();
});

const nora = { email: 'Nora@Example.com', firstName: 'Nora', lastName: 'Field', role: 'underwriter' };

async function add(email: string, role = 'agent'): Promise<UserResponse> {
  const agencyId = role === 'agent' ? await room.agency() : null;
  const body = { ...nora, email, role, agencyId };
  const response = await room.request('POST', '/api/v1/users', { token, body });
  return response.json<UserResponse>();
}

async function patch(user: UserResponse, body: object, by = token, ifMatch?: string) {
  const current = (await room.request('GET', `/api/v1/users/${user.id}`, { token: by })).headers
    .etag as string;
  return room.request('PATCH', `/api/v1/users/${user.id}`, {
    token: by,
    body,
    headers: { 'if-match': ifMatch ?? current },
  });
}

async function actionsOn(id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit_logs where resource_id = ${id} order by seq
  `.execute(room.database);
  return rows.map((row) => row.action);
}

describe('adding a user', () => {
  it('answers with the user, where it is and its version, and the same again for the same key', async () => {
    const send = () =>
      room.request('POST', '/api/v1/users', {
        token,
        body: nora,
        headers: { 'idempotency-key': 'add-nora' },
      });
    const first = await send();
    expect(first.statusCode).toBe(201);
    const user = first.json<UserResponse>();
    expect(user).toMatchObject({
      email: 'nora@example.com',
      role: 'underwriter',
      isActive: true,
      agencyId: null,
    });
    expect(first.headers.location).toBe(`/api/v1/users/${user.id}`);
    expect(first.headers.etag).toBe(`"${user.rowVersion}"`);
    const again = await send();
    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual(user);
    expect(await actionsOn(user.id)).toEqual(['identity.user-created']);
  });

  it('lets one of two with the same address in, whatever its case', async () => {
    const body = { ...nora, email: 'twin@example.com' };
    const answers = await Promise.all([
      room.request('POST', '/api/v1/users', { token, body }),
      room.request('POST', '/api/v1/users', { token, body: { ...body, email: 'TWIN@example.com' } }),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409]);
    const refused = answers.find((answer) => answer.statusCode === 409);
    expect(refused?.json()).toMatchObject({ code: 'identity.email-taken', errors: [{ pointer: '/email' }] });
  });

  it('takes somebody with one name, in whichever field, and a change that leaves one', async () => {
    const create = (names: object) =>
      room.request('POST', '/api/v1/users', {
        token,
        body: { email: `one-${newId()}@example.com`, role: 'underwriter', ...names },
      });
    const user = (await create({ firstName: 'Suharto' })).json<UserResponse>();
    expect(user).toMatchObject({ firstName: 'Suharto', lastName: '' });
    expect((await create({ firstName: '', lastName: 'Teller' })).json()).toMatchObject({
      lastName: 'Teller',
    });
    expect((await patch(user, { firstName: '', lastName: 'Suharto' })).json()).toMatchObject({
      firstName: '',
      lastName: 'Suharto',
    });
    const nameless = await patch(user, { lastName: ' ' });
    expect([nameless.statusCode, nameless.json<object>()]).toMatchObject([
      422,
      { code: 'identity.name-missing' },
    ]);
  });

  it.each<[string, object, number, string]>([
    ['no name at all', { email: 'none@example.com', role: 'underwriter' }, 422, '/lastName'],
    ['an unknown role', { ...nora, role: 'owner' }, 400, '/role'],
    ['the role of the system', { ...nora, role: 'system' }, 400, '/role'],
    ['no e-mail address', { ...nora, email: 'nora' }, 400, '/email'],
    ['a password, which administrators do not choose', { ...nora, password: PASSWORD }, 400, '/password'],
    ['an agency that is none', { ...nora, email: 'a@example.com', agencyId: newId() }, 422, '/agencyId'],
  ])('refuses %s', async (_, body, status, pointer) => {
    const response = await room.request('POST', '/api/v1/users', { token, body });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('an agent', () => {
  it('belongs to an agency, from the beginning and ever after', async () => {
    const refused = { code: 'identity.agency-missing', errors: [{ pointer: '/agencyId' }] };
    const body = { ...nora, email: 'loose@example.com', role: 'agent' };
    const added = await room.request('POST', '/api/v1/users', { token, body });
    expect(added.statusCode).toBe(422);
    expect(added.json()).toMatchObject(refused);
    const agent = await add('bound@example.com');
    expect((await patch(agent, { agencyId: null })).json()).toMatchObject(refused);
    const underwriter = await add('inside@example.com', 'underwriter');
    expect((await patch(underwriter, { role: 'agent' })).json()).toMatchObject(refused);
    const moved = await patch(underwriter, { role: 'agent', agencyId: await room.agency() });
    expect(moved.statusCode).toBe(200);
  });
});

describe('listing users', () => {
  it('pages through all of them once, by address, and filters', async () => {
    for (const name of ['carl', 'berta', 'anton']) await add(`${name}@list.example`, 'adjuster');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?limit=2&role=adjuster${cursor && `&cursor=${cursor}`}`;
      const page = (await room.request('GET', `/api/v1/users${query}`, { token })).json<{
        items: UserResponse[];
        nextCursor: string | null;
      }>();
      seen.push(...page.items.map((user) => user.email));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['anton@list.example', 'berta@list.example', 'carl@list.example']);
    const bad = await room.request('GET', '/api/v1/users?cursor=nonsense', { token });
    expect(bad.json()).toMatchObject({ status: 400, code: 'http.invalid-cursor' });
  });
});

describe('changing a user', () => {
  it('needs the version that was read', async () => {
    const user = await add('versioned@example.com');
    const body = { firstName: 'Norah' };
    const without = await room.request('PATCH', `/api/v1/users/${user.id}`, { token, body });
    expect(without.statusCode).toBe(428);
    expect((await patch(user, body, token, '"99"')).statusCode).toBe(412);
    const changed = await patch(user, body);
    expect(changed.json()).toMatchObject({
      firstName: 'Norah',
      lastName: 'Field',
      rowVersion: user.rowVersion + 1,
    });
  });

  it('keeps names out of the trail, and puts roles in', async () => {
    const user = await add('trail@example.com');
    await patch(user, { lastName: 'Secretname', role: 'adjuster' });
    const { rows } = await sql<{ changes: object }>`
      select changes from audit_logs where resource_id = ${user.id} and action = 'identity.user-changed'
    `.execute(room.database);
    expect(rows).toEqual([{ changes: { lastName: 'changed', role: ['agent', 'adjuster'] } }]);
  });

  it('ends all sessions of a user who is disabled, and says so in the token log', async () => {
    const user = await room.createUser('closed@example.com', 'agent');
    const theirs = await room.token('closed@example.com');
    expect((await patch(user, { isActive: false })).json()).toMatchObject({ isActive: false });
    expect((await room.me(theirs)).statusCode).toBe(401);
    expect(await actionsOn(user.id)).toContain('identity.user-disabled');
    const { rows } = await sql`
      select token_type, action, reason from oauth2_token_logs
       where user_id = ${user.id} and action <> 'issued' order by token_type
    `.execute(room.database);
    const ended = { action: 'revoked', reason: 'disabled' };
    expect(rows).toEqual([
      { tokenType: 'access_token', ...ended },
      { tokenType: 'session', ...ended },
    ]);

    expect((await patch(user, { isActive: true })).statusCode).toBe(200);
    expect((await room.me(theirs)).statusCode).toBe(401);
    expect((await room.login('closed@example.com')).statusCode).toBe(303);
  });

  it('is for administrators', async () => {
    await room.createUser('plain@example.com', 'underwriter');
    const plain = await room.token('plain@example.com');
    expect((await room.request('POST', '/api/v1/users', { token: plain, body: nora })).statusCode).toBe(403);
  });
});

describe('the last administrator', () => {
  beforeEach(async () => {
    await sql`
      update users set is_active = false where role = 'admin' and id <> ${admin.id}
    `.execute(room.database);
  });

  it('cannot be disabled or demoted by themselves', async () => {
    await room.createUser('second-admin@example.com', 'admin');
    for (const body of [{ isActive: false }, { role: 'agent' }]) {
      expect((await patch(admin, body)).json()).toMatchObject({ status: 422, code: 'identity.own-account' });
    }
    expect((await patch(admin, { firstName: 'Still' })).statusCode).toBe(200);
  });

  it('remains when two administrators disable each other at the same moment', async () => {
    const rival = await room.createUser('rival@example.com', 'admin');
    const theirs = await room.token('rival@example.com');
    const answers = await Promise.all([
      patch(rival, { isActive: false }, token, '*'),
      patch(admin, { isActive: false }, theirs, '*'),
    ]);
    const { rows } = await sql<{ n: string }>`
      select count(*)::text as n from users where role = 'admin' and is_active
    `.execute(room.database);
    expect(rows[0]?.n).toBe('1');
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    await sql`update users set is_active = true where id = ${admin.id}`.execute(room.database);
    token = await room.token('admin@example.com');
  });
});

/** As the command line leaves the password of a first administrator. */
async function givenOut({ id }: UserResponse): Promise<void> {
  await sql`update users set must_change_password = true where id = ${id}`.execute(room.database);
}

describe('passwords', () => {
  it('PWD-09 are changed by their owner with the current one, also one that was given out; other sessions end', async () => {
    const password = 'five tall cranes at dawn';
    const user = await room.createUser('fresh@example.com', 'agent', password);
    await givenOut(user);

    const given = await room.token('fresh@example.com');
    expect((await room.me(given)).json()).toMatchObject({ mustChangePassword: true });
    const change = (currentPassword: string, newPassword: string) =>
      room.request('POST', '/api/v1/auth/password', {
        token: given,
        body: { currentPassword, newPassword },
      });
    expect((await change('not the current one', PASSWORD)).json()).toMatchObject({
      code: 'identity.password-wrong',
      errors: [{ pointer: '/currentPassword' }],
    });
    expect((await change(password, 'short')).json()).toMatchObject({
      code: 'identity.password-refused',
      errors: [{ pointer: '/newPassword', detail: 'must have at least 15 characters' }],
    });
    expect((await change(password, 'qwertyuiopasdfghjkl')).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/newPassword', detail: expect.stringContaining('guessed first') }],
    });
    expect((await change(password, PASSWORD)).statusCode).toBe(204);

    expect((await room.me(given)).statusCode).toBe(401);
    expect((await room.login('fresh@example.com', password)).statusCode).toBe(401);
    expect((await room.login('fresh@example.com')).statusCode).toBe(303);
    expect((await room.me(await room.token('fresh@example.com'))).json()).toMatchObject({
      mustChangePassword: false,
    });
  });

  it.each([
    ['their e-mail address', 'vera.stone@long-address.example', 'identity.password-refused'],
    ['their e-mail address in capitals', 'VERA.STONE@LONG-ADDRESS.EXAMPLE', 'identity.password-refused'],
    [
      'their e-mail address with a Cyrillic e',
      'v\u0435ra.stone@long-address.example',
      'identity.password-refused',
    ],
    ['a walk over the whole keyboard', 'qwertyuiopasdfghjklzxcvbnm', 'identity.password-refused'],
    ['their own name twice', 'Nora Field Nora Field', 'identity.password-refused'],
    ['the agency they work for', 'Longfellow & Daughters 1', 'identity.password-refused'],
    ['the current one', PASSWORD, 'identity.password-unchanged'],
    ['the current one in capitals', PASSWORD.toUpperCase(), 'identity.password-unchanged'],
  ])('PWD-04, PWD-05 are refused when they are %s', async (_, newPassword, code) => {
    await sql`update agencies set name = 'Longfellow & Daughters'`.execute(room.database);
    const email = 'vera.stone@long-address.example';
    if ((await room.login(email)).statusCode !== 303) await room.createUser(email, 'agent');
    const answer = await room.request('POST', '/api/v1/auth/password', {
      token: await room.token(email),
      body: { currentPassword: PASSWORD, newPassword },
    });
    expect(answer.json()).toMatchObject({ status: 422, code, errors: [{ pointer: '/newPassword' }] });
  });

  it('may be refused any number of times to who has the right one: that is no guess', async () => {
    await room.createUser('chooser@example.com', 'agent');
    const mine = await room.token('chooser@example.com');
    const change = (newPassword: string) =>
      room.request('POST', '/api/v1/auth/password', {
        token: mine,
        body: { currentPassword: PASSWORD, newPassword },
      });
    for (let n = 0; n < 6; n++) {
      expect((await change(`short ${n}`)).statusCode).toBe(422);
      expect((await change(PASSWORD)).statusCode).toBe(422);
    }
    expect((await room.login('chooser@example.com')).statusCode).toBe(303);
    expect((await change('nine quiet herons wade')).statusCode).toBe(204);
  });

  it('that were given out open nothing but the way to an own one', async () => {
    const user = await room.createUser('must-change@example.com', 'admin');
    const password = PASSWORD;
    await givenOut(user);
    const given = await room.token('must-change@example.com');
    for (const [method, url] of [
      ['GET', '/api/v1/users'],
      ['POST', '/api/v1/users'],
      ['POST', `/api/v1/users/${user.id}/unlock`],
    ] as const) {
      const answer = await room.request(method, url, { token: given });
      expect(answer.json()).toMatchObject({ status: 403, code: 'http.password-change-required' });
      expect(answer.json<{ detail: string }>().detail).toContain('/api/v1/auth/password');
    }
    expect((await room.me(given)).json()).toMatchObject({ mustChangePassword: true });
    const change = (newPassword: string) =>
      room.request('POST', '/api/v1/auth/password', {
        token: given,
        body: { currentPassword: password, newPassword },
      });
    expect((await change(password)).json()).toMatchObject({ code: 'identity.password-unchanged' });
    expect((await room.request('GET', '/api/v1/users', { token: given })).statusCode).toBe(403);
    expect((await change('eleven green kettles hum')).statusCode).toBe(204);
    const own = await room.token('must-change@example.com');
    expect((await room.request('GET', '/api/v1/users', { token: own })).statusCode).toBe(200);
    expect((await room.request('POST', '/api/v1/auth/logout', { token: own })).statusCode).toBe(204);
  });

  it('PWD-03 in composed and decomposed form are the same', async () => {
    await room.createUser('accents@example.com', 'agent', 'caf\u00e9 tables under the elm');
    expect((await room.login('accents@example.com', 'cafe\u0301 tables under the elm')).statusCode).toBe(303);
  });

  it('PWD-07 are stored as argon2id with at least the parameters OWASP asks for', async () => {
    const { rows } = await sql<{ passwordHash: string }>`
      select password_hash from users where email = 'accents@example.com'
    `.execute(room.database);
    expect(rows[0]?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[^$]{22}\$/);
  });

  it('lock after ten wrong ones, and an administrator unlocks', async () => {
    const user = await room.createUser('locked@example.com', 'agent');
    for (let n = 0; n < 10; n++) await room.login('locked@example.com', `a wrong password ${n}`);
    expect((await room.login('locked@example.com')).statusCode).toBe(401);
    expect((await room.request('GET', `/api/v1/users/${user.id}`, { token })).json()).toMatchObject({
      isLocked: true,
    });
    const unlocked = await room.request('POST', `/api/v1/users/${user.id}/unlock`, { token });
    expect(unlocked.json()).toMatchObject({ isLocked: false });
    expect((await room.login('locked@example.com')).statusCode).toBe(303);
    for (let n = 0; n < 10; n++) await room.login('locked@example.com', `a wrong password ${n}`);
    expect((await room.login('locked@example.com')).statusCode).toBe(401);
    await room.get(Identity).unlockUser(SYSTEM_ACTOR, ' Locked@Example.com');
    expect((await room.login('locked@example.com')).statusCode).toBe(303);
    expect((await actionsOn(user.id)).filter((action) => action === 'identity.user-unlocked')).toHaveLength(
      2,
    );
  });
});

describe('AUD-11 a user who is erased', () => {
  it('leaves the trail as it was: it names them by an id alone, which nothing takes away', async () => {
    const user = await room.createUser('forgotten@example.com', 'underwriter');
    const own = await room.token('forgotten@example.com');
    await room.request('GET', '/api/v1/users', { token: own });
    await patch(user, { firstName: 'Forgotten', isActive: false });
    const rows = async (): Promise<readonly string[]> =>
      (
        await sql<{ readonly row: string }>`
          select to_jsonb(a)::text as row from audit_logs a where ${user.id} in (user_id::text, resource_id) order by seq
        `.execute(room.database)
      ).rows.map(({ row }) => row);
    const tokens = async (): Promise<number> =>
      (await sql`select from oauth2_token_logs where user_id = ${user.id}`.execute(room.database)).rows
        .length;
    const before = await rows();
    const logged = await tokens();
    expect([before.length >= 4, logged > 0]).toEqual([true, true]);
    for (const row of before) expect(row).not.toMatch(/forgotten|Nora|Field/i);

    await sql`
      update users set email = ${`erased-${user.id}@invalid.example`}, first_name = 'Erased', last_name = 'User',
             password_hash = null, deleted_at = now() where id = ${user.id}
    `.execute(room.database);
    expect([await rows(), await tokens()]).toEqual([before, logged]);

    const owner = await connect(database.ownerUrl, 'erasing');
    try {
      await owner.query('begin');
      await owner.query(`delete from user_sessions where user_id = '${user.id}'`);
      await expect(owner.query(`delete from users where id = '${user.id}'`)).rejects.toThrow(
        /violates foreign key constraint/,
      );
      await owner.query('rollback');
      const { rows: cascades } = await owner.query(`
        select conrelid::regclass::text as "table" from pg_constraint
         where contype = 'f' and confrelid in ('users'::regclass, 'principals'::regclass)
           and conrelid in ('audit_logs'::regclass, 'oauth2_token_logs'::regclass) and confdeltype <> 'a'`);
      expect(cascades).toEqual([]);
    } finally {
      await owner.end();
    }
    await expect(sql`delete from users where id = ${user.id}`.execute(room.database)).rejects.toThrow(
      /permission denied/,
    );
    expect(await rows()).toEqual(before);
  });
});
