import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { LightMyRequestResponse } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import type { HeldAccessResponse } from '../access/access.dto.js';
import type { UserResponse } from '../identity.dto.js';
import type { RoleConflictResponse, RoleResponse } from './roles.dto.js';

interface Refusal {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string }[];
}

describe('roles of a company', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;
  let token: string;
  let second: string;
  let count = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([
      Room.open(database, { environment: { SECOND_FACTOR_ROLES: 'admin' } }),
      Room.open(database),
    ]);
    await one.createUser('admin@example.com', 'admin');
    await one.createUser('second@example.com', 'admin');
    token = await two.token('admin@example.com');
    second = await two.token('second@example.com');
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  /** The instance without two factors: what is asked here is who may, not how they signed in. */
  const post = (path: string, body: object = {}, by = token, headers = {}): Promise<LightMyRequestResponse> =>
    two.request('POST', `/api/v1/${path}`, { token: by, body, headers });
  const get = <T>(path: string, by = token): Promise<T> =>
    two.request('GET', `/api/v1/${path}`, { token: by }).then((answer) => answer.json<T>());
  const refusal = (answer: LightMyRequestResponse) => {
    const { code, errors = [] } = answer.json<Refusal>();
    return [answer.statusCode, code, errors.map(({ pointer }) => pointer)];
  };

  async function role(permissions: readonly string[], more = {}): Promise<RoleResponse> {
    count += 1;
    const answer = await post('roles', {
      code: `role-${count}`,
      title: `Role ${count}`,
      permissions,
      ...more,
    });
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<RoleResponse>();
  }

  async function person(kind: 'adjuster' | 'underwriter' | 'agent' = 'adjuster') {
    count += 1;
    const user = await one.createUser(`person-${count}@example.com`, kind);
    return { ...user, token: await one.token(user.email) };
  }
  type Person = Awaited<ReturnType<typeof person>>;

  async function change(
    path: string,
    rowVersion: number,
    body: object,
    by = token,
  ): Promise<LightMyRequestResponse> {
    return two.request('PATCH', `/api/v1/${path}`, {
      token: by,
      body,
      headers: { 'if-match': `"${rowVersion}"` },
    });
  }
  const give = ({ id }: UserResponse, { code }: RoleResponse, more = {}, by = token) =>
    post(`users/${id}/roles`, { role: code, ...more }, by);
  const listsUsers = async ({ token: by }: Person): Promise<number> =>
    (await one.request('GET', '/api/v1/users', { token: by })).statusCode;
  async function conflict(roles: readonly string[]): Promise<RoleConflictResponse> {
    const answer = await post('role-conflicts', { roles, reason: 'One enters, the other approves' });
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<RoleConflictResponse>();
  }
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

  it('shows the catalog of permissions, and the built-in roles with what they hold', async () => {
    const { items } = await get<{ items: readonly { name: string; roles: readonly string[] }[] }>(
      'permissions',
    );
    expect(items.find(({ name }) => name === 'identity.users.read')).toEqual({
      name: 'identity.users.read',
      title: 'Read the list of users',
      roles: ['admin'],
      isCompanyWide: true,
      isForUsers: false,
    });
    const roles = await get<{ items: readonly RoleResponse[] }>('roles');
    expect(roles.items.filter(({ builtIn }) => builtIn !== null).map(({ code }) => code)).toEqual([
      'adjuster',
      'admin',
      'agent',
      'underwriter',
    ]);
    expect(roles.items.find(({ code }) => code === 'admin')?.permissions).toContain('identity.users.read');
  });

  it('RS-07 count with the next request on every instance: given, changed, retired and taken away', async () => {
    const user = await person();
    const made = await role(['identity.users.read']);
    expect(await listsUsers(user)).toBe(403);
    expect((await give(user, made)).json()).toMatchObject({ items: [{ role: made.code, endsAt: null }] });
    expect(await listsUsers(user)).toBe(200);
    const changed = await change(`roles/${made.id}`, made.rowVersion, {
      permissions: ['identity.clients.read'],
    });
    expect([changed.statusCode, await listsUsers(user)]).toEqual([200, 403]);
    await change(`roles/${made.id}`, 2, { permissions: ['identity.clients.read', 'identity.users.read'] });
    expect(await listsUsers(user)).toBe(200);
    expect((await change(`roles/${made.id}`, 3, { isActive: false })).json()).toMatchObject({
      isActive: false,
    });
    expect(await listsUsers(user)).toBe(403);
    await change(`roles/${made.id}`, 4, { isActive: true });
    expect(await listsUsers(user)).toBe(200);
    expect((await post(`users/${user.id}/roles/${made.code}/withdraw`)).json()).toEqual({ items: [] });
    expect(await listsUsers(user)).toBe(403);
    expect(refusal(await change(`roles/${made.id}`, 1, { title: 'Late' }))[0]).toBe(412);
    const { items } = await get<{ items: readonly object[] }>(`roles/${made.id}/versions?limit=2`);
    expect(items).toMatchObject([
      { version: 5, isActive: true },
      { version: 4, isActive: false },
    ]);
  });

  it('end by themselves when their time is over', async () => {
    const user = await person();
    const made = await role(['identity.users.read']);
    expect((await give(user, made, { endsAt: inDays(1) })).statusCode).toBe(200);
    expect(await listsUsers(user)).toBe(200);
    await sql`update user_roles set ends_at = now() - interval '1 second' where user_id = ${user.id}`.execute(
      one.database,
    );
    expect(await listsUsers(user)).toBe(403);
    expect(refusal(await give(user, made, { endsAt: inDays(-1) }))).toEqual([
      422,
      'identity.role-time',
      ['/endsAt'],
    ]);
    expect((await give(user, made)).statusCode).toBe(200);
    expect(refusal(await give(user, made))).toEqual([409, 'identity.role-held', []]);
  });

  it('can be all that somebody holds: the built-in one says only whose business they see', async () => {
    const user = await person('underwriter');
    const made = await role(['identity.clients.read']);
    const clients = async (): Promise<number> =>
      (await one.request('GET', '/api/v1/clients', { token: user.token })).statusCode;
    const agencies = async (): Promise<number> =>
      (await one.request('GET', '/api/v1/agencies', { token: user.token })).statusCode;
    await give(user, made);
    expect([await clients(), await agencies()]).toEqual([200, 200]);
    const { rowVersion } = await get<UserResponse>(`users/${user.id}`);
    const narrowed = await change(`users/${user.id}`, rowVersion, { onlyFurtherRoles: true });
    expect(narrowed.json()).toMatchObject({ role: 'underwriter', onlyFurtherRoles: true });
    expect([await clients(), await agencies()]).toEqual([200, 403]);
    expect((await one.me(user.token)).statusCode).toBe(200);
    await post(`users/${user.id}/roles/${made.code}/withdraw`);
    expect([await clients(), (await one.me(user.token)).statusCode]).toEqual([403, 200]);
  });

  it('give nobody of an agency what reaches beyond it', async () => {
    const user = await person('agent');
    await give(user, await role(['identity.users.read']));
    expect(await listsUsers(user)).toBe(403);
  });

  it('let nobody pass on what they do not hold, nor give themselves anything', async () => {
    const keeper = await person();
    await give(
      keeper,
      await role([
        'identity.users.manage',
        'identity.users.read',
        'identity.roles.manage',
        'identity.clients.manage',
      ]),
    );
    const strong = await role(['identity.users.read']);
    const beyond = await role(['identity.sso.manage']);
    const other = await person();
    expect(refusal(await give(other, beyond, {}, keeper.token))).toEqual([
      403,
      'identity.role-beyond-own',
      [],
    ]);
    expect((await give(other, strong, {}, keeper.token)).statusCode).toBe(200);
    expect(refusal(await give(keeper, strong, {}, keeper.token))).toEqual([422, 'identity.own-access', []]);
    const { rowVersion } = await get<UserResponse>(`users/${other.id}`);
    expect(refusal(await change(`users/${other.id}`, rowVersion, { role: 'admin' }, keeper.token))).toEqual([
      403,
      'identity.role-beyond-own',
      [],
    ]);
    const admin = { email: 'new-admin@example.com', lastName: 'Lake', role: 'admin' };
    expect(refusal(await post('users', admin, keeper.token))[1]).toBe('identity.role-beyond-own');
    const own = { code: 'own-way', title: 'Own way', permissions: ['identity.sso.manage'] };
    expect(refusal(await post('roles', own, keeper.token))[1]).toBe('identity.role-beyond-own');
    expect(
      refusal(
        await change(`roles/${strong.id}`, 1, { permissions: ['identity.sso.manage'] }, keeper.token),
      )[1],
    ).toBe('identity.role-beyond-own');
    const client = {
      clientName: 'A way around',
      allowedGrantTypes: ['client_credentials'],
      allowedScopes: ['identity.sso.manage'],
      role: 'admin',
    };
    expect(refusal(await post('clients', client, keeper.token))).toEqual([
      422,
      'identity.client-terms',
      ['/allowedScopes/0'],
    ]);
  });

  it('MFA-01 ask for two factors where they hold what only such roles hold', async () => {
    const user = await person();
    await give(user, await role(['identity.users.manage', 'identity.users.read']));
    expect(await listsUsers(user)).toBe(200);
    const unlock = `/api/v1/users/${user.id}/roles`;
    const stepUp = await one.request('POST', unlock, { token: user.token, body: { role: 'role-1' } });
    expect(refusal(stepUp).slice(0, 2)).toEqual([401, 'http.step-up-required']);
    const { isRequired } = (await two.request('GET', `/api/v1/users/${user.id}/factors`, { token })).json<{
      readonly isRequired: boolean;
    }>();
    expect(isRequired).toBe(false);
    expect((await one.login(user.email)).headers.location).not.toContain('/oidc/auth/');
  });

  describe('that must not meet in one person', () => {
    it('are refused at every way a role is given, with who says so', async () => {
      const [enters, approves] = [await role(['identity.users.read']), await role(['identity.clients.read'])];
      const rule = await conflict([enters.code, approves.code]);
      expect(rule).toMatchObject({ roles: expect.arrayContaining([enters.code, approves.code]), heldBy: 0 });
      const user = await person();
      expect((await give(user, enters)).statusCode).toBe(200);
      const refused = await give(user, approves);
      expect([...refusal(refused), refused.json<{ conflictId: string }>().conflictId]).toEqual([
        422,
        'identity.roles-in-conflict',
        [],
        rule.id,
      ]);
      const both = {
        email: 'both@example.com',
        lastName: 'Lake',
        role: 'adjuster',
        furtherRoles: [enters.code, approves.code],
      };
      expect(refusal(await post('users', both))[1]).toBe('identity.roles-in-conflict');
      expect((await post('users', { ...both, furtherRoles: [enters.code] })).statusCode).toBe(201);
    });

    it('also a built-in one, whichever comes first', async () => {
      const made = await role(['identity.users.read']);
      await conflict(['underwriter', made.code]);
      const [underwriter, adjuster] = [await person('underwriter'), await person()];
      expect(refusal(await give(underwriter, made))[1]).toBe('identity.roles-in-conflict');
      expect((await give(adjuster, made)).statusCode).toBe(200);
      const { rowVersion } = await get<UserResponse>(`users/${adjuster.id}`);
      const promoted = await change(`users/${adjuster.id}`, rowVersion, { role: 'underwriter' });
      expect(refusal(promoted)[1]).toBe('identity.roles-in-conflict');
      expect(await listsUsers(adjuster)).toBe(200);
    });

    it('of two that are given at once on two instances, one is', async () => {
      for (let round = 0; round < 6; round += 1) {
        const [left, right] = [await role(['identity.users.read']), await role(['identity.clients.read'])];
        await conflict([left.code, right.code]);
        const user = await person();
        const answers = await Promise.all([give(user, left), give(user, right)]);
        expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
      }
    });

    it('may for a time that somebody else answers for; what was given under it ends then', async () => {
      const [left, right] = [await role(['identity.users.read']), await role(['identity.clients.read'])];
      const rule = await conflict([left.code, right.code]);
      const user = await person();
      await give(user, left);
      const asked = { userId: user.id, reason: 'Stands in for a month', endsAt: inDays(30) };
      expect((await post(`role-conflicts/${rule.id}/exceptions`, asked)).statusCode).toBe(201);
      // Who answers for it does not give the role as well.
      expect(refusal(await give(user, right))[1]).toBe('identity.roles-in-conflict');
      const given = await give(user, right, { endsAt: inDays(90) }, second);
      expect(given.json()).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ role: right.code, endsAt: asked.endsAt })]),
      });
      expect(await get<RoleConflictResponse>(`role-conflicts/${rule.id}`)).toMatchObject({ heldBy: 1 });
      expect(
        refusal(await post(`role-conflicts/${rule.id}/exceptions`, { ...asked, endsAt: inDays(500) })),
      ).toEqual([422, 'identity.role-time', ['/endsAt']]);
      const [admin] = (await get<{ items: readonly UserResponse[] }>('users?role=admin')).items;
      const own = { ...asked, userId: admin?.id };
      expect(refusal(await post(`role-conflicts/${rule.id}/exceptions`, own))[1]).toBe('identity.own-access');
    });

    it('are shown where they met before the rule, and may meet again when it ends', async () => {
      const [left, right] = [await role(['identity.users.read']), await role(['identity.clients.read'])];
      const user = await person();
      await give(user, left);
      await give(user, right);
      const rule = await conflict([left.code, right.code]);
      expect(rule.heldBy).toBe(1);
      expect(
        refusal(await post('role-conflicts', { roles: [right.code, left.code], reason: 'Twice' }))[1],
      ).toBe('identity.conflict-known');
      const held = await get<{ items: readonly HeldAccessResponse[] }>('held-access?isInConflict=true');
      expect(held.items).toEqual([
        expect.objectContaining({
          userId: user.id,
          furtherRoles: [left.code, right.code].sort(),
          isInConflict: true,
        }),
      ]);
      const ended = await post(`role-conflicts/${rule.id}/end`, {}, token, {
        'if-match': `"${rule.rowVersion}"`,
      });
      expect(ended.json()).toMatchObject({ endedAt: expect.any(String) });
      expect((await get<{ items: readonly object[] }>('held-access?isInConflict=true')).items).toEqual([]);
    });

    it.each<[string, object, string]>([
      ['one role twice', { roles: ['admin', 'admin'], reason: 'x' }, '/roles'],
      ['two that are built in', { roles: ['admin', 'agent'], reason: 'x' }, '/roles'],
      ['an unknown one', { roles: ['admin', 'nobody'], reason: 'x' }, '/roles/1'],
    ])('are no rule with %s', async (_case, body, pointer) => {
      expect(refusal(await post('role-conflicts', body))).toEqual([
        422,
        'identity.conflict-terms',
        [pointer],
      ]);
    });
  });

  it('are reviewed with what somebody holds, and again when that has changed', async () => {
    const user = await person();
    const made = await role(['identity.users.read']);
    const review = (body: object) =>
      post(`users/${user.id}/access-reviews`, { role: 'adjuster', decision: 'keep', ...body });
    expect((await review({})).statusCode).toBe(201);
    await give(user, made);
    expect(refusal(await review({}))).toEqual([409, 'identity.access-changed', []]);
    const since = encodeURIComponent(inDays(-1));
    const open = await get<{ items: readonly HeldAccessResponse[] }>(
      `held-access?limit=200&notReviewedSince=${since}`,
    );
    expect(open.items.some(({ userId }) => userId === user.id)).toBe(true);
    expect((await review({ furtherRoles: [made.code] })).json()).toMatchObject({ furtherRoles: [made.code] });
  });

  it.each<[string, object, number, string, string]>([
    [
      'an unknown permission',
      { permissions: ['identity.everything'] },
      422,
      'identity.role-terms',
      '/permissions/0',
    ],
    [
      'what every user holds',
      { permissions: ['identity.session'] },
      422,
      'identity.role-terms',
      '/permissions/0',
    ],
    [
      'one twice',
      { permissions: ['identity.scim', 'identity.scim'] },
      422,
      'identity.role-terms',
      '/permissions/1',
    ],
    ['a code that is taken', { code: 'admin' }, 409, 'identity.role-code-taken', '/code'],
    ['a code with capitals', { code: 'Payer' }, 400, 'http.invalid-request', '/code'],
  ])('refuse %s', async (_case, more, status, code, pointer) => {
    const body = { code: 'fresh', title: 'Fresh', permissions: ['identity.scim'], ...more };
    expect(refusal(await post('roles', body))).toEqual([status, code, [pointer]]);
  });

  it('refuse to change what is built in, and to give it as one of the company', async () => {
    const { items } = await get<{ items: readonly RoleResponse[] }>('roles');
    const builtIn = items.find(({ code }) => code === 'admin');
    expect(refusal(await change(`roles/${builtIn?.id}`, 1, { title: 'Root' }))[1]).toBe(
      'identity.role-built-in',
    );
    const user = await person();
    expect(refusal(await post(`users/${user.id}/roles`, { role: 'admin' }))).toEqual([
      422,
      'identity.role-unknown',
      ['/role'],
    ]);
    expect(refusal(await post(`users/${user.id}/roles/nothing/withdraw`))[1]).toBe('identity.role-not-held');
  });

  it('leave their rows in the trail', async () => {
    const { rows } = await sql<{ readonly action: string }>`
      select distinct action from audit_logs where action like 'identity.role%' order by 1
    `.execute(one.database);
    expect(rows.map(({ action }) => action)).toEqual([
      'identity.role-changed',
      'identity.role-conflict-created',
      'identity.role-conflict-ended',
      'identity.role-created',
      'identity.role-exception-approved',
      'identity.role-given',
      'identity.role-withdrawn',
    ]);
  });
});
