import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { Mailbox } from '../../../../test/support/mailbox.js';
import { Upstream } from '../../../../test/support/upstream.js';
import { Mail } from '../../../platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { CreateClient } from '../clients/create-client.js';
import { AccountLinks } from '../links/account-links.js';
import { EnterSsoProvider } from '../sso/enter-provider.js';
import type { SsoProviderResponse } from '../sso/providers.dto.js';
import { Users } from '../users.js';

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly type: string | null;
}

/** Requests are written as Okta and Microsoft Entra document theirs. */
describe('users that a provider pushes (SCIM 2.0)', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let upstream: Upstream;
  let mailbox: Mailbox;
  let agency: string;
  let okta: SsoProviderResponse;
  let token: string;
  let named = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    upstream = await Upstream.listening();
    mailbox = await Mailbox.open();
    room = await Room.open(database, {
      environment: {
        SSO_ALLOWED_NETWORKS: '127.0.0.0/8',
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'bindery@example.com',
      },
    });
    server = await room.listening();
    agency = await room.agency();
    okta = await provider();
    token = await tokenOf(await pusher(okta));
  });
  afterAll(async () => {
    await room?.close();
    await upstream?.stop();
    await mailbox?.close();
    await database?.drop();
  });

  function provider(more = {}): Promise<SsoProviderResponse> {
    named += 1;
    return room.inContext(() =>
      room.get(EnterSsoProvider).create(SYSTEM_ACTOR, {
        providerName: `okta-${named}`,
        providerType: 'okta',
        clientId: 'bindery',
        clientSecret: 'known to both',
        issuerUrl: upstream.issuer,
        enabled: true,
        agencyId: agency,
        allowedDomains: ['acme.example'],
        roleClaim: 'roles',
        roleRules: [{ value: 'Claims', role: 'adjuster' }],
        ...more,
      }),
    );
  }

  async function pusher({ id: ssoProviderId }: SsoProviderResponse): Promise<RegisteredClient> {
    const made = await room.inContext(() =>
      room.get(CreateClient).run(SYSTEM_ACTOR, {
        clientName: 'Pushes users',
        allowedGrantTypes: ['client_credentials'],
        allowedScopes: ['identity.scim'],
        role: 'admin',
        ssoProviderId,
        rateLimitPerMinute: 10_000,
        rateLimitPerHour: 10_000,
      }),
    );
    return { clientId: made.clientId, secret: made.clientSecret ?? '' };
  }

  async function tokenOf(client: RegisteredClient): Promise<string> {
    const { body } = await server.token(client, { grant_type: 'client_credentials', scope: 'identity.scim' });
    return body.access_token ?? '';
  }

  async function send(method: string, path: string, body?: unknown, by = token): Promise<Answer> {
    const answer = await server.fetch(`/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${by}`,
        ...(body !== undefined && { 'content-type': 'application/scim+json; charset=utf-8' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
      type: answer.headers.get('content-type'),
    };
  }

  let people = 0;
  const person = (more = {}) => {
    people += 1;
    return {
      schemas: [USER],
      userName: `person-${people}@acme.example`,
      name: { givenName: 'Nora', familyName: 'Field' },
      emails: [{ primary: true, value: `person-${people}@acme.example`, type: 'work' }],
      displayName: 'Nora Field',
      locale: 'en-US',
      externalId: `00u${people}`,
      groups: [],
      password: 'never kept 1!',
      active: true,
      ...more,
    };
  };
  const op = (...Operations: readonly object[]) => ({ schemas: [PATCH], Operations });
  const filter = (text: string): string => `/Users?filter=${encodeURIComponent(text)}&startIndex=1&count=100`;
  const fault = ({ status, body, type }: Answer) => [
    status,
    body['scimType'] ?? null,
    body['schemas'],
    type?.split(';')[0],
  ];
  const faultOf = (status: number, scimType: string | null) => [
    status,
    scimType,
    [ERROR],
    'application/scim+json',
  ];

  it('says what it speaks', async () => {
    const config = await send('GET', '/ServiceProviderConfig');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true },
    });
    const { body: schemas } = await send('GET', '/Schemas');
    expect(schemas).toMatchObject({ totalResults: 2, Resources: [{ id: USER }, { id: GROUP }] });
    expect((await send('GET', `/Schemas/${GROUP}`)).body['id']).toBe(GROUP);
    expect((await send('GET', `/Schemas/${USER}`)).body['id']).toBe(USER);
    expect((await send('GET', '/ResourceTypes')).body).toMatchObject({
      Resources: [
        { id: 'User', endpoint: '/Users' },
        { id: 'Group', endpoint: '/Groups' },
      ],
    });
    expect((await send('GET', '/ResourceTypes/User')).status).toBe(200);
  });

  it('looks for somebody first, makes them, and finds them again, as Okta does', async () => {
    const input = person();
    const none = await send('GET', filter(`userName eq "${input.userName}"`));
    expect(none.body).toMatchObject({ totalResults: 0, Resources: [], startIndex: 1 });
    const made = await send('POST', '/Users', input);
    expect([made.status, made.type]).toEqual([201, 'application/scim+json; charset=utf-8']);
    expect(made.body).toMatchObject({
      schemas: [USER],
      userName: input.userName,
      externalId: input.externalId,
      active: true,
      name: { givenName: 'Nora', familyName: 'Field' },
      meta: { resourceType: 'User', location: `http://localhost:3000/scim/v2/Users/${made.body.id}` },
    });
    for (const text of [
      `userName eq "${input.userName.toUpperCase()}"`,
      `externalId eq "${input.externalId}"`,
      `emails[type eq "work"].value eq "${input.userName}"`,
    ])
      expect((await send('GET', filter(text))).body).toMatchObject({
        totalResults: 1,
        Resources: [{ id: made.body.id }],
      });
    const { rows } = await sql<object>`
      select role, is_active, password_hash from users where id = ${made.body.id}
    `.execute(room.database);
    expect(rows).toEqual([{ role: 'agent', isActive: true, passwordHash: null }]);
  });

  it('makes nobody twice, also when it is asked twice at once', async () => {
    const input = person();
    const both = await Promise.all([send('POST', '/Users', input), send('POST', '/Users', input)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(fault(await send('POST', '/Users', input))).toEqual(faultOf(409, 'uniqueness'));
    await room.createUser('colleague@acme.example', 'adjuster');
    const taken = person({ userName: 'colleague@acme.example', emails: undefined });
    expect(fault(await send('POST', '/Users', taken))).toEqual(faultOf(409, 'uniqueness'));
  });

  it('changes people by PUT and by PATCH in the manners of Okta and Entra', async () => {
    const input = person({ roles: [{ value: 'Claims' }] });
    const { id } = (await send('POST', '/Users', input)).body;
    const at = `/Users/${id}`;
    const put = await send('PUT', at, { ...input, name: { givenName: 'Nora', familyName: 'Lake' } });
    expect(put.body).toMatchObject({ name: { familyName: 'Lake' }, displayName: 'Nora Lake' });
    const entra = await send(
      'PATCH',
      at,
      op(
        { op: 'Replace', path: 'name.familyName', value: 'River' },
        { op: 'Add', path: 'emails[type eq "work"].value', value: 'nora.river@acme.example' },
        { op: 'Replace', path: 'title', value: 'Adjuster' },
        {
          op: 'Add',
          path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
          value: 'Claims',
        },
      ),
    );
    expect(entra.body).toMatchObject({
      name: { familyName: 'River' },
      emails: [{ value: 'nora.river@acme.example' }],
      userName: input.userName,
    });
    const renamed = await send(
      'PATCH',
      at,
      op({ op: 'replace', value: { userName: 'nora.river@acme.example', 'name.givenName': 'N.' } }),
    );
    expect(renamed.body).toMatchObject({ userName: 'nora.river@acme.example', name: { givenName: 'N.' } });
    const { rows } = await sql<object>`select role, email from users where id = ${id}`.execute(room.database);
    expect(rows).toEqual([{ role: 'adjuster', email: 'nora.river@acme.example' }]);
  });

  it.each<[string, object]>([
    ['Okta', op({ op: 'replace', value: { active: false } })],
    ['Entra', op({ op: 'Replace', path: 'active', value: 'False' })],
  ])('SES-05 whoever is deactivated as %s does it is signed out at once, everywhere', async (_name, body) => {
    const { id } = (await send('POST', '/Users', person())).body;
    const {
      rows: [user],
    } = await sql<{ readonly email: string }>`select email from users where id = ${id}`.execute(
      room.database,
    );
    const session = await room.token(user?.email ?? '');
    expect((await room.me(session)).statusCode).toBe(200);
    expect((await send('PATCH', `/Users/${id}`, body)).body).toMatchObject({ active: false });
    expect((await room.me(session)).statusCode).toBe(401);
    expect(
      (await send('PATCH', `/Users/${id}`, op({ op: 'replace', path: 'active', value: true }))).body,
    ).toMatchObject({ active: true });
    expect((await room.me(session)).statusCode).toBe(401);
  });

  it('tells the former address when the address of somebody is another one, and links that went there open nothing', async () => {
    const input = person();
    const { id } = (await send('POST', '/Users', input)).body;
    await sql`update users set email_verified_at = now() where id = ${id}`.execute(room.database);
    await room.inContext(async () => room.get(AccountLinks).make(await room.get(Users).lock(id), null));
    mailbox.take();
    const email = { op: 'replace', path: 'emails[type eq "work"].value', value: 'elsewhere@acme.example' };
    expect((await send('PATCH', `/Users/${id}`, op(email))).status).toBe(200);
    // The same once more is no news.
    expect((await send('PATCH', `/Users/${id}`, op(email))).status).toBe(200);
    await room.get(Mail).settled();
    const mails = mailbox.take();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`To: ${input.emails?.[0]?.value}`);
    expect(mails[0]).toContain('e-mail address of your account');
    expect(mails[0]).not.toContain('elsewhere');
    const { rows } = await sql<object>`
      select u.email_verified_at, l.replaced_at is not null as is_replaced
        from users u join account_links l on l.user_id = u.id where u.id = ${id}`.execute(room.database);
    expect(rows).toEqual([{ emailVerifiedAt: null, isReplaced: true }]);
  });

  it('closes the account of whoever is deleted, and no longer shows it', async () => {
    const { id } = (await send('POST', '/Users', person())).body;
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect(fault(await send('GET', `/Users/${id}`))).toEqual(faultOf(404, null));
    expect(fault(await send('DELETE', `/Users/${id}`))).toEqual(faultOf(404, null));
    const { rows } = await sql<object>`select is_active, deleted_at from users where id = ${id}`.execute(
      room.database,
    );
    expect(rows).toEqual([{ isActive: false, deletedAt: null }]);
  });

  it('shows a provider only whom it has pushed, page by page', async () => {
    const other = await provider();
    const by = await tokenOf(await pusher(other));
    const mine = (await send('POST', '/Users', person())).body.id;
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', person()],
      ['PATCH', op({ op: 'replace', path: 'active', value: false })],
      ['DELETE', undefined],
    ] as const)
      expect(fault(await send(method, `/Users/${mine}`, body, by))).toEqual(faultOf(404, null));
    expect((await send('GET', '/Users', undefined, by)).body).toMatchObject({ totalResults: 0 });
    for (let n = 0; n < 3; n += 1) await send('POST', '/Users', person(), by);
    expect((await send('GET', '/Users?startIndex=3&count=2', undefined, by)).body).toMatchObject({
      totalResults: 3,
      itemsPerPage: 1,
      startIndex: 3,
    });
    expect((await send('GET', '/Users?count=0', undefined, by)).body).toMatchObject({
      totalResults: 3,
      itemsPerPage: 0,
    });
    expect((await send('GET', '/Users?startIndex=9', undefined, by)).body).toMatchObject({
      totalResults: 3,
      itemsPerPage: 0,
    });
  });

  it('SSO-04 who was pushed signs in by way of the same provider, and of no other', async () => {
    const input = person();
    const { id } = (await send('POST', '/Users', input)).body;
    const client = await register(server.app);
    upstream.claims = { sub: input.externalId, email: 'changed@acme.example', email_verified: false };
    const through = async ({ providerName }: SsoProviderResponse) => {
      const browser = new Browser(server);
      const { at: page } = await browser.authorize(client);
      const { at } = await browser.go(`${page.split('?')[0]}/with/${providerName}`);
      return (await browser.go(await upstream.visit(at))).response.status;
    };
    expect(await through(await provider())).toBe(403);
    expect(await through(okta)).toBe(200);
    const { rows } = await sql<object>`select subject from sso_identities where user_id = ${id}`.execute(
      room.database,
    );
    expect(rows).toEqual([{ subject: input.externalId }]);
  });

  it.each<[string, object | string, string]>([
    ['no userName', person({ userName: undefined }), 'invalidValue'],
    ['a userName that is a number', person({ userName: 7 }), 'invalidValue'],
    ['a hidden character', person({ userName: 'a\u0000b@acme.example' }), 'invalidValue'],
    ['a long name', person({ name: { givenName: 'x'.repeat(101) } }), 'invalidValue'],
    ['a name that is a text', person({ name: 'Nora' }), 'invalidSyntax'],
    ['addresses that are no list', person({ emails: 'x' }), 'invalidValue'],
    ['an address that is none', person({ emails: [{ value: 'nora' }] }), 'invalidValue'],
    ['an address of another domain', person({ emails: [{ value: 'nora@evil.example' }] }), 'invalidValue'],
    ['active that is a word', person({ active: 'perhaps' }), 'invalidValue'],
    ['a list', [], 'invalidSyntax'],
    ['no JSON', '{', 'invalidSyntax'],
    ['a poisoned key', '{"__proto__":{"active":true},"userName":"x@acme.example"}', 'invalidSyntax'],
  ])('refuses %s with the error of the protocol', async (_case, body, scimType) => {
    expect(fault(await send('POST', '/Users', body))).toEqual(faultOf(400, scimType));
  });

  it.each<[object, string]>([
    [op(), 'invalidSyntax'],
    [{ schemas: [PATCH] }, 'invalidSyntax'],
    [op({ op: 'move', path: 'active', value: true }), 'invalidSyntax'],
    [op({ op: 'remove' }), 'noTarget'],
    [op({ op: 'replace', path: 'shoeSize', value: 43 }), 'invalidPath'],
    [op({ op: 'replace', path: 'name.nick', value: 'N' }), 'invalidPath'],
    [op({ op: 'replace', path: 7, value: 'N' }), 'invalidPath'],
    [op({ op: 'replace', path: 'id', value: 'x' }), 'mutability'],
    [op({ op: 'replace', path: 'active' }), 'invalidValue'],
    [op({ op: 'remove', path: 'userName' }), 'invalidValue'],
    [op({ op: 'replace', value: 'active' }), 'invalidSyntax'],
  ])('refuses the change %j with the error of the protocol', async (body, scimType) => {
    const { id } = (await send('POST', '/Users', person())).body;
    expect(fault(await send('PATCH', `/Users/${id}`, body))).toEqual(faultOf(400, scimType));
  });

  it.each([
    'userName sw "a"',
    'userName eq',
    'userName eq "a" or active eq true',
    'password eq "x"',
    'userName eq "\\x"',
    'a'.repeat(2000),
  ])('refuses the filter %s', async (text) => {
    expect(fault(await send('GET', filter(text)))).toEqual(faultOf(400, 'invalidFilter'));
  });

  it('refuses what is doubled, of another type, too large, or below no address', async () => {
    expect(fault(await send('GET', '/Users?count=1&count=2'))).toEqual(faultOf(400, 'invalidValue'));
    expect(fault(await send('GET', '/Users?count=many'))).toEqual(faultOf(400, 'invalidValue'));
    expect(fault(await send('GET', '/Users/nobody'))).toEqual(faultOf(404, null));
    expect((await send('POST', '/Users', person({ title: 'x'.repeat(70_000) }))).status).toBe(413);
    const form = await server.fetch('/scim/v2/Users', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(form.status).toBe(415);
  });

  it('is for clients that are bound to a provider, with the scope for it', async () => {
    expect(fault(await send('GET', '/Users', undefined, 'garbage'))).toEqual(faultOf(401, null));
    const { id: userId } = await room.createUser('admin@acme.example', 'admin');
    const user = await room.token('admin@acme.example');
    for (const _ of ['new', 'known'])
      expect(fault(await send('GET', '/Users', undefined, user))).toEqual(faultOf(403, null));
    await sql`update user_sessions set revoked_at = now(), revoke_reason = 'admin' where user_id = ${userId}`.execute(
      room.database,
    );
    for (const path of ['/Users', '/ServiceProviderConfig', '/Schemas'])
      expect(fault(await send('GET', path, undefined, user))).toEqual(faultOf(401, null));
    const without = await register(server.app, {
      grants: ['client_credentials'],
      scopes: ['identity.users.read'],
      role: 'admin',
    });
    const { body } = await server.token(without, { grant_type: 'client_credentials' });
    expect(fault(await send('GET', '/Users', undefined, body.access_token))).toEqual(faultOf(403, null));
    const unbound = {
      clientName: 'x',
      allowedGrantTypes: ['client_credentials'] as const,
      allowedScopes: ['identity.scim'],
      role: 'admin' as const,
    };
    await expect(
      room.inContext(() => room.get(CreateClient).run(SYSTEM_ACTOR, unbound)),
    ).rejects.toMatchObject({ code: 'identity.client-terms' });
  });

  describe('groups', () => {
    let managing: SsoProviderResponse;
    let by: string;
    let groups = 0;

    beforeAll(async () => {
      await sql`
        insert into roles (code, title, permissions) values ('payer', 'Payer', '["identity.users.read"]'), ('lead', 'Lead', '["identity.sso.read"]')
      `.execute(room.database);
      await sql`
        insert into role_conflicts (first_role_id, second_role_id, reason)
        select least(a.id, b.id), greatest(a.id, b.id), 'Two duties' from roles a, roles b where a.code = 'payer' and b.code = 'lead'
      `.execute(room.database);
      managing = await provider({
        managesRoles: true,
        roleRules: [
          { value: 'Claims', role: 'adjuster' },
          { value: 'Payers', furtherRoles: ['payer'] },
          { value: 'Leads', furtherRoles: ['lead'] },
        ],
      });
      by = await tokenOf(await pusher(managing));
    });

    const user = async (): Promise<string> => (await send('POST', '/Users', person(), by)).body.id;
    const group = (displayName: string, ...ids: readonly string[]): Promise<Answer> =>
      send(
        'POST',
        '/Groups',
        {
          schemas: [GROUP],
          displayName,
          externalId: `g${(groups += 1)}`,
          members: ids.map((value) => ({ value })),
        },
        by,
      );
    const held = async (id: string): Promise<readonly string[]> => {
      const { rows } = await sql<{ readonly role: string; readonly further: readonly string[] }>`
        select u.role, coalesce((select jsonb_agg(r.code order by r.code) from user_roles h join roles r on r.id = h.role_id
                                  where h.user_id = u.id), '[]') as further from users u where u.id = ${id}
      `.execute(room.database);
      return [rows[0]?.role ?? '', ...(rows[0]?.further ?? [])];
    };
    const membersOf = async (id: string): Promise<readonly string[]> => {
      const { members } = (await send('GET', `/Groups/${id}`, undefined, by)).body as unknown as {
        readonly members: readonly { readonly value: string }[];
      };
      return members.map(({ value }) => value).sort();
    };

    it('make their members what the rules say, and take it away again', async () => {
      const [ann, bob] = [await user(), await user()];
      const claims = await group('Claims', ann);
      expect([claims.status, claims.body]).toEqual([
        201,
        expect.objectContaining({
          schemas: [GROUP],
          displayName: 'Claims',
          meta: expect.objectContaining({ resourceType: 'Group' }),
        }),
      ]);
      const payers = await group('Payers', ann, bob);
      expect([await held(ann), await held(bob)]).toEqual([
        ['adjuster', 'payer'],
        ['agent', 'payer'],
      ]);
      expect((await send('GET', `/Users/${ann}`, undefined, by)).body['groups']).toMatchObject([
        { value: claims.body.id, display: 'Claims' },
        { value: payers.body.id, display: 'Payers' },
      ]);
      const at = `/Groups/${claims.body.id}`;
      // Entra adds and removes like this, Okta like the second; then everybody at once.
      await send('PATCH', at, op({ op: 'Add', path: 'members', value: [{ value: bob }] }), by);
      expect([await membersOf(claims.body.id), await held(bob)]).toEqual([
        [ann, bob].sort(),
        ['adjuster', 'payer'],
      ]);
      await send('PATCH', at, op({ op: 'remove', path: `members[value eq "${ann}"]` }), by);
      await send('PATCH', at, op({ op: 'Remove', path: 'members', value: [{ value: bob }] }), by);
      expect([await membersOf(claims.body.id), await held(ann)]).toEqual([[], ['agent', 'payer']]);
      await send('PATCH', at, op({ op: 'replace', path: 'members', value: [{ value: ann }] }), by);
      expect(await held(ann)).toEqual(['adjuster', 'payer']);
      const put = await send(
        'PUT',
        at,
        { displayName: 'Claims', externalId: 'g-new', members: [{ value: bob }] },
        by,
      );
      expect([put.body['externalId'], await held(ann), await held(bob)]).toEqual([
        'g-new',
        ['agent', 'payer'],
        ['adjuster', 'payer'],
      ]);
      const renamed = op({ op: 'replace', value: { id: claims.body.id, displayName: 'Other claims' } });
      expect([(await send('PATCH', at, renamed, by)).status, await held(bob)]).toEqual([
        200,
        ['agent', 'payer'],
      ]);
      expect((await send('DELETE', `/Groups/${payers.body.id}`, undefined, by)).status).toBe(204);
      expect([await held(ann), await held(bob)]).toEqual([['agent'], ['agent']]);
      expect(fault(await send('GET', `/Groups/${payers.body.id}`, undefined, by))).toEqual(
        faultOf(404, null),
      );
    });

    it('are found as providers look for them, page by page, also without members', async () => {
      const ann = await user();
      const made = await group('Night shift', ann);
      for (const text of [
        'displayName eq "night SHIFT"',
        `members.value eq "${ann}"`,
        `id eq "${made.body.id}"`,
        `externalId eq "g${groups}"`,
      ]) {
        const found = await send('GET', `/Groups?filter=${encodeURIComponent(text)}`, undefined, by);
        expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] });
      }
      const bare = await send('GET', `/Groups/${made.body.id}?excludedAttributes=members`, undefined, by);
      expect(bare.body['members']).toBeUndefined();
      expect((await send('GET', '/Groups?count=0', undefined, by)).body).toMatchObject({ itemsPerPage: 0 });
      expect((await send('GET', '/Groups')).body).toMatchObject({ totalResults: 0 });
      expect(fault(await send('GET', `/Groups/${made.body.id}`))).toEqual(faultOf(404, null));
      await send('DELETE', `/Users/${ann}`, undefined, by);
      expect(await membersOf(made.body.id)).toEqual([]);
    });

    it('SOD-01 whose roles must not meet are refused, and nothing of it has happened', async () => {
      const [ann, bob] = [await user(), await user()];
      await group('Payers', ann);
      const leads = await group('Leads');
      const both = op({ op: 'add', path: 'members', value: [{ value: bob }, { value: ann }] });
      expect(fault(await send('PATCH', `/Groups/${leads.body.id}`, both, by))).toEqual(
        faultOf(400, 'invalidValue'),
      );
      expect([await membersOf(leads.body.id), await held(ann), await held(bob)]).toEqual([
        [],
        ['agent', 'payer'],
        ['agent'],
      ]);
    });

    it('lose nobody when members are added at once', async () => {
      const { body } = await group('Crowd');
      const people = [await user(), await user(), await user(), await user()];
      const answers = await Promise.all(
        people.map((value) =>
          send('PATCH', `/Groups/${body.id}`, op({ op: 'add', path: 'members', value: [{ value }] }), by),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await membersOf(body.id)).toEqual([...people].sort());
    });

    it.each<[string, object, string]>([
      ['no name', { members: [] }, 'invalidValue'],
      [
        'a stranger',
        { displayName: 'x', members: [{ value: '01930000-0000-7000-8000-000000000001' }] },
        'invalidValue',
      ],
      ['a member that is none', { displayName: 'x', members: [{ value: 'nobody' }] }, 'invalidValue'],
      ['members that are a text', { displayName: 'x', members: 'all' }, 'invalidValue'],
      ['a hidden character', { displayName: 'a\u0000b' }, 'invalidValue'],
      ['a list', [], 'invalidSyntax'],
    ])('refuse %s', async (_case, body, scimType) => {
      expect(fault(await send('POST', '/Groups', body, by))).toEqual(faultOf(400, scimType));
    });

    it.each<[object, string]>([
      [op(), 'invalidSyntax'],
      [op({ op: 'move', path: 'members' }), 'invalidSyntax'],
      [op({ op: 'remove' }), 'noTarget'],
      [op({ op: 'replace', path: 'owner', value: 'x' }), 'invalidPath'],
      [op({ op: 'add', path: 'members[value eq "x"]', value: 'x' }), 'invalidPath'],
      [op({ op: 'replace', path: 'id', value: 'x' }), 'mutability'],
      [op({ op: 'remove', path: 'displayName' }), 'invalidValue'],
      [op({ op: 'add', path: 'members' }), 'invalidValue'],
    ])('refuse the change %j', async (body, scimType) => {
      const { body: made } = await group(`Refuses ${groups}`);
      expect(fault(await send('PATCH', `/Groups/${made.id}`, body, by))).toEqual(faultOf(400, scimType));
    });

    it('of one name there is one', async () => {
      await group('Only one');
      expect(fault(await group('only ONE'))).toEqual(faultOf(409, 'uniqueness'));
      expect(fault(await send('GET', '/Groups?filter=owner%20eq%20%22x%22', undefined, by))).toEqual(
        faultOf(400, 'invalidFilter'),
      );
    });
  });

  describe('a token that lives long', () => {
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    let admin: string;
    let client: string;
    let clientId: string;

    beforeAll(async () => {
      await room.createUser('keeper@acme.example', 'admin');
      admin = await room.token('keeper@acme.example');
      ({ clientId } = await pusher(okta));
      const { rows } = await sql<{
        readonly id: string;
      }>`select id from oauth2_clients where client_id = ${clientId}`.execute(room.database);
      client = rows[0]?.id ?? '';
    });

    const make = (expiresAt = inDays(90), id = client) =>
      room.request('POST', `/api/v1/clients/${id}/scim-tokens`, { token: admin, body: { expiresAt } });

    it('opens SCIM and nothing else, two at a time, until it is revoked', async () => {
      const [first, second] = [await make(), await make()];
      expect([first.statusCode, second.statusCode, first.headers['cache-control']]).toEqual([
        201,
        201,
        'no-store',
      ]);
      const [one, two] = [first, second].map((each) =>
        each.json<{ readonly id: string; readonly token: string }>(),
      );
      expect((await make()).json()).toMatchObject({ code: 'identity.scim-tokens-full', status: 409 });
      for (const token of [one?.token, two?.token])
        expect((await send('GET', '/Users?count=1', undefined, token)).status).toBe(200);
      const pushed = await send('POST', '/Users', person(), one?.token);
      expect(pushed.status).toBe(201);
      const { rows: trail } = await sql<object>`
        select client_id, user_id from audit_logs where resource_id = ${pushed.body.id} and action like 'identity.user%'`.execute(
        room.database,
      );
      expect(trail).toEqual([{ clientId, userId: null }]);
      expect((await room.request('GET', '/api/v1/users', { token: one?.token ?? '' })).statusCode).toBe(403);
      const { rows } = await sql<{ readonly everything: string }>`
        select string_agg(t::text, ' ') as everything from scim_tokens t`.execute(room.database);
      expect(rows[0]?.everything).not.toContain(one?.token);
      const revoked = await room.request('POST', `/api/v1/clients/${client}/scim-tokens/${one?.id}/revoke`, {
        token: admin,
      });
      expect(revoked.statusCode).toBe(204);
      expect(fault(await send('GET', '/Users', undefined, one?.token))).toEqual(faultOf(401, null));
      expect((await send('GET', '/Users?count=1', undefined, two?.token)).status).toBe(200);
      const listed = await room.request('GET', `/api/v1/clients/${client}/scim-tokens`, { token: admin });
      expect(listed.json()).toMatchObject({
        items: [
          { id: two?.id, revokedAt: null },
          { id: one?.id, revokedAt: expect.any(String) },
        ],
      });
      expect(listed.body).not.toContain('bst_');
      await sql`update oauth2_clients set active = false where id = ${client}`.execute(room.database);
      expect((await send('GET', '/Users', undefined, two?.token)).status).toBe(401);
      await sql`update oauth2_clients set active = true where id = ${client}`.execute(room.database);
    });

    it('ends by itself, within a year, and is for clients that push users', async () => {
      const { token } = (await make(inDays(1))).json<{ readonly token: string }>();
      room.clock.forward(2 * 86_400);
      expect((await send('GET', '/Users', undefined, token)).status).toBe(401);
      room.clock.forward(-2 * 86_400);
      for (const end of [inDays(-1), inDays(400)])
        expect((await make(end)).json()).toMatchObject({
          code: 'identity.scim-token-time',
          errors: [{ pointer: '/expiresAt' }],
        });
      const { clientId } = await register(server.app, {
        grants: ['client_credentials'],
        scopes: ['identity.users.read'],
        role: 'admin',
      });
      const { rows } = await sql<{
        readonly id: string;
      }>`select id from oauth2_clients where client_id = ${clientId}`.execute(room.database);
      expect((await make(inDays(1), rows[0]?.id)).json()).toMatchObject({ code: 'identity.scim-client' });
      expect((await send('GET', '/Users', undefined, `bst_${'x'.repeat(43)}`)).status).toBe(401);
    });
  });

  it('leaves each change in the trail, by the client', async () => {
    const { rows } = await sql<{ readonly action: string }>`
      select distinct a.action from audit_logs a join oauth2_clients c on c.client_id = a.client_id where c.sso_provider_id is not null order by 1
    `.execute(room.database);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'identity.group-changed',
        'identity.group-created',
        'identity.group-ended',
        'identity.group-members-changed',
        'identity.user-changed',
        'identity.user-created',
        'identity.user-disabled',
        'identity.user-enabled',
        'identity.user-released',
        'identity.user-renamed',
      ]),
    );
  });
});
