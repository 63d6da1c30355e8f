import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SCIMMY from 'scimmy';
import type { Server } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { CreateClient } from '../clients/create-client.js';
import { EnterSsoProvider } from '../sso/enter-provider.js';

type Json = Readonly<Record<string, unknown>>;

interface Attribute extends Json {
  readonly name: string;
  readonly subAttributes?: readonly Attribute[];
}

interface Answer {
  readonly status: number;
  readonly body: Json & { readonly id: string; readonly Resources: readonly Resource[] };
}

interface Resource extends Json {
  readonly id: string;
  readonly userName: string;
}

const { Messages, Schemas, Types } = SCIMMY;

/**
 * SCIMMY (MIT) knows RFC 7643 and 7644 from authors of its own: it reads what we answer, and says what a PATCH and a filter should come
 * to.
 */
describe('SCIM as another library knows it', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let token = '';
  let people = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database);
    server = await room.listening();
    const provider = await room.inContext(async () =>
      room.get(EnterSsoProvider).create(SYSTEM_ACTOR, {
        providerName: 'peer',
        providerType: 'okta',
        clientId: 'bindery',
        clientSecret: 'known to both',
        issuerUrl: 'https://acme.okta.example',
        enabled: true,
        agencyId: await room.agency(),
        allowedDomains: ['acme.example'],
      }),
    );
    const client = await room.inContext(() =>
      room.get(CreateClient).run(SYSTEM_ACTOR, {
        clientName: 'Pushes users',
        allowedGrantTypes: ['client_credentials'],
        allowedScopes: ['identity.scim'],
        role: 'admin',
        ssoProviderId: provider.id,
        rateLimitPerMinute: 10_000,
        rateLimitPerHour: 10_000,
      }),
    );
    const { body } = await server.token(
      { clientId: client.clientId, secret: client.clientSecret ?? '' },
      { grant_type: 'client_credentials', scope: 'identity.scim' },
    );
    token = body.access_token ?? '';
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  async function send(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await server.fetch(`/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
  }

  async function user(more: Json = {}): Promise<Resource> {
    people += 1;
    const name = `peer-${people}@acme.example`;
    const input = new Schemas.User(
      {
        userName: name,
        externalId: `00p${people}`,
        name: { givenName: 'Nora', familyName: `Field ${people}` },
        emails: [{ value: name, type: 'work', primary: true }],
        active: true,
        ...more,
      },
      'in',
    );
    const { status, body } = await send('POST', '/Users', input);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as unknown as Resource;
  }

  async function group(displayName: string, members: readonly string[] = []): Promise<Resource> {
    const input = { displayName, members: members.map((value) => ({ value })) };
    const { status, body } = await send('POST', '/Groups', new Schemas.Group(input, 'in'));
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as unknown as Resource;
  }

  const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

  describe('what the server says of itself', () => {
    it('is a ServiceProviderConfig', async () => {
      const { body } = await send('GET', '/ServiceProviderConfig');
      const read = plain(new Schemas.ServiceProviderConfig(body));
      // `primary` of a way to authenticate stands in the RFC's example (section 8.5), and in no list of attributes.
      const [{ primary, ...scheme } = { primary: false }] = body['authenticationSchemes'] as readonly Json[];
      expect([primary, read]).toEqual([true, expect.objectContaining({ authenticationSchemes: [scheme] })]);
      for (const name of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'])
        expect([name, read[name]]).toEqual([name, body[name]]);
    });

    it('is a list of resource types, each of which is where it says', async () => {
      const { body } = await send('GET', '/ResourceTypes');
      for (const type of body.Resources) {
        expect(plain(new Schemas.ResourceType(type))).toMatchObject({ ...type, meta: expect.anything() });
        expect((await send('GET', `/ResourceTypes/${type.id}`)).body).toEqual(type);
        expect((await send('GET', String(type['endpoint']))).status).toBe(200);
        const schema = (await send('GET', `/Schemas/${String(type['schema'])}`)).body;
        expect(schema).toMatchObject({ id: type['schema'], name: type.id });
      }
    });

    it.each([
      ['User', Schemas.User],
      ['Group', Schemas.Group],
    ] as const)(
      'describes of a %s only what RFC 7643 knows, as it knows it, in words',
      async (name, Known) => {
        const { body } = await send('GET', '/Schemas');
        const ours = body.Resources.find((each) => each['name'] === name) as unknown as {
          readonly attributes: readonly Attribute[];
        };
        const known = plain(Known.definition.describe('')) as unknown as typeof ours;
        expect(differences(ours.attributes, known.attributes)).toEqual(STRICTER[name]);
      },
    );
  });

  /** What is stricter here, which RFC 7643 section 7 lets a provider be. */
  const STRICTER = {
    User: [
      'name.formatted mutability: readOnly, not readWrite',
      'roles mutability: writeOnly, not readWrite',
      'roles returned: never, not default',
    ],
    Group: [
      'displayName uniqueness: server, not none',
      'members.display mutability: readOnly, not immutable',
    ],
  };

  function differences(
    ours: readonly Attribute[],
    known: readonly Attribute[],
    path = '',
  ): readonly string[] {
    return ours.flatMap((attribute) => {
      const name = `${path}${attribute.name}`;
      const like = known.find((each) => each.name === attribute.name);
      if (!like) return [`${name} is unknown`];
      const fields = ['type', 'multiValued', 'required', 'caseExact', 'mutability', 'returned', 'uniqueness'];
      const other = fields.filter((each) => each in like && attribute[each] !== like[each]);
      return [
        ...other.map((each) => `${name} ${each}: ${String(attribute[each])}, not ${String(like[each])}`),
        ...(String(attribute['description'] ?? '').length > 5 ? [] : [`${name} has no description`]),
        ...differences(attribute.subAttributes ?? [], like.subAttributes ?? [], `${name}.`),
      ];
    });
  }

  describe('resources', () => {
    it('are what the schemas say, with nothing beside', async () => {
      const one = await user();
      await group(`Readers ${one.id}`, [one.id]);
      const { body } = await send('GET', `/Users/${one.id}`);
      expect(plain(new Schemas.User(body, 'out'))).toEqual(body);
      const groups = await send(
        'GET',
        `/Groups?filter=${encodeURIComponent(`members.value eq "${one.id}"`)}`,
      );
      for (const each of groups.body.Resources) expect(plain(new Schemas.Group(each, 'out'))).toEqual(each);
      expect(groups.body.Resources).toHaveLength(1);
    });

    it('name only attributes that /Schemas describes', async () => {
      const one = await user();
      const made = await group(`Named ${one.id}`, [one.id]);
      const { Resources } = (await send('GET', '/Schemas')).body;
      for (const [path, schema] of [
        [`/Users/${one.id}`, 'User'],
        [`/Groups/${made.id}`, 'Group'],
      ] as const) {
        const { body } = await send('GET', path);
        const { attributes } = Resources.find((each) => each['name'] === schema) as unknown as {
          readonly attributes: readonly Attribute[];
        };
        expect(undescribed(body, attributes)).toEqual([]);
      }
    });

    const COMMON = ['schemas', 'id', 'externalId', 'meta'];
    function undescribed(value: Json, attributes: readonly Attribute[], path = ''): readonly string[] {
      return Object.entries(value).flatMap(([name, inner]) => {
        if (path === '' && COMMON.includes(name)) return [];
        const attribute = attributes.find((each) => each.name === name);
        if (!attribute) return [`${path}${name}`];
        const parts = (Array.isArray(inner) ? inner : [inner]).filter((each) => typeof each === 'object');
        return parts.flatMap((part) =>
          undescribed(part as Json, attribute.subAttributes ?? [], `${path}${name}.`),
        );
      });
    }

    it('come in lists whose figures are right, also beyond the end', async () => {
      await user();
      for (const [startIndex, count] of [
        [1, 1],
        [2, 5],
        [1, 0],
        [9999, 10],
        [0, 2],
        [-5, -1],
      ] as const) {
        const { status, body } = await send('GET', `/Users?startIndex=${startIndex}&count=${count}`);
        const read = new Messages.ListResponse([...body.Resources] as never[], {
          startIndex: Math.max(1, startIndex),
          itemsPerPage: body.Resources.length,
          totalResults: Number(body['totalResults']),
        });
        const { schemas, totalResults } = plain(read);
        expect([status, body]).toMatchObject([
          200,
          { schemas, totalResults, startIndex: Math.max(1, startIndex), itemsPerPage: body.Resources.length },
        ]);
        expect(body.Resources.length).toBeLessThanOrEqual(Math.max(0, count));
      }
    });

    it('hold what was asked for, and lack what was excluded', async () => {
      const one = await user();
      const made = await group(`Asked ${one.id}`, [one.id]);
      const keys = async (path: string): Promise<readonly string[]> =>
        Object.keys((await send('GET', path)).body).sort();
      expect(await keys(`/Users/${one.id}?attributes=userName,name.familyName`)).toEqual([
        'id',
        'name',
        'schemas',
        'userName',
      ]);
      const { body } = await send('GET', `/Users/${one.id}?attributes=name.familyName`);
      expect(body['name']).toEqual({ familyName: (one['name'] as Json)['familyName'] });
      expect(await keys(`/Groups/${made.id}?excludedAttributes=members`)).not.toContain('members');
      expect(await keys(`/Groups/${made.id}?excludedAttributes=id,schemas`)).toEqual(
        expect.arrayContaining(['id', 'schemas']),
      );
      const list = await send('GET', `/Groups?excludedAttributes=members&count=5`);
      for (const each of list.body.Resources) expect(Object.keys(each)).not.toContain('members');
      const upper = `${Schemas.User.definition.id}:USERNAME`;
      expect(await keys(`/Users/${one.id}?attributes=${encodeURIComponent(upper)}`)).toEqual([
        'id',
        'schemas',
        'userName',
      ]);
    });
  });

  describe('PATCH', () => {
    const OPERATIONS: readonly (readonly Json[])[] = [
      [{ op: 'replace', path: 'active', value: false }],
      [{ op: 'Replace', path: 'name.familyName', value: 'Changed' }],
      [{ op: 'replace', value: { active: false, name: { givenName: 'Ada', familyName: 'Reed' } } }],
      [{ op: 'replace', path: 'externalId', value: 'another' }],
      [{ op: 'add', path: 'externalId', value: 'one more' }],
      [{ op: 'remove', path: 'externalId' }],
      [{ op: 'replace', path: 'name', value: { givenName: 'Grace', familyName: 'Hill' } }],
      [
        { op: 'replace', path: 'name.givenName', value: 'First' },
        { op: 'replace', path: 'name.givenName', value: 'Second' },
      ],
      [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'moved@acme.example' }],
      [
        {
          op: 'replace',
          path: 'emails',
          value: [{ value: 'other@acme.example', type: 'work', primary: true }],
        },
      ],
    ];

    it.each(OPERATIONS.map((each) => [JSON.stringify(each), each] as const))(
      'of a user comes to the same: %s',
      async (_text, operations) => {
        const before = await user();
        const message = { schemas: [Messages.PatchOp.id], Operations: [...operations] };
        const peer = new Messages.PatchOp(structuredClone(message) as never);
        const expected = plain(await peer.apply(new Schemas.User(before, 'out') as never, (each) => each));
        const { status, body } = await send('PATCH', `/Users/${before.id}`, message);
        expect(status).toBe(200);
        const compared = ['userName', 'externalId', 'active', 'emails'];
        for (const name of compared) expect([name, body[name]]).toEqual([name, expected[name]]);
        expect(body['name']).toMatchObject(givenIn(expected['name'] as Json));
      },
    );

    const givenIn = ({ givenName, familyName }: Json): Json => ({ givenName, familyName });

    it.each([
      ['add', (id: string): Json[] => [{ op: 'add', path: 'members', value: [{ value: id }] }]],
      ['add without a path', (id: string): Json[] => [{ op: 'add', value: { members: [{ value: id }] } }]],
      [
        'remove',
        (_: string, first: string): Json[] => [{ op: 'remove', path: `members[value eq "${first}"]` }],
      ],
      ['remove all', (): Json[] => [{ op: 'remove', path: 'members' }]],
      ['replace', (id: string): Json[] => [{ op: 'replace', path: 'members', value: [{ value: id }] }]],
      ['rename', (id: string): Json[] => [{ op: 'replace', path: 'displayName', value: `Renamed ${id}` }]],
    ])('of a group comes to the same: %s', async (_name, operationsOf) => {
      const [first, second] = [await user(), await user()];
      const made = await group(`Changed ${first.id}`, [first.id]);
      const message = { schemas: [Messages.PatchOp.id], Operations: operationsOf(second.id, first.id) };
      const peer = new Messages.PatchOp(structuredClone(message) as never);
      const expected = plain(
        (await peer.apply(new Schemas.Group(made, 'out') as never, (each) => each)) ?? made,
      );
      expect((await send('PATCH', `/Groups/${made.id}`, message)).status).toBeLessThan(300);
      const { body } = await send('GET', `/Groups/${made.id}`);
      const idsIn = (of: Json): readonly unknown[] =>
        ((of['members'] ?? []) as readonly Json[]).map(({ value }) => value).toSorted();
      expect([body['displayName'], idsIn(body)]).toEqual([expected['displayName'], idsIn(expected)]);
    });

    it.each([
      { schemas: [Messages.PatchOp.id], Operations: [] },
      { schemas: [Messages.PatchOp.id] },
      { Operations: [{ op: 'replace', path: 'active', value: false }] },
      { schemas: ['urn:other'], Operations: [{ op: 'replace', path: 'active', value: false }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'move', path: 'active', value: false }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'remove' }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'replace', path: 'name[', value: 'x' }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'replace', path: 'shoeSize', value: 4 }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'replace', path: 'id', value: 'x' }] },
      { schemas: [Messages.PatchOp.id], Operations: [{ op: 'remove', path: 'userName' }] },
    ])('that the peer refuses is refused, with an error that there is: %j', async (message) => {
      const before = await user();
      const peer = async (): Promise<unknown> =>
        new Messages.PatchOp(structuredClone(message) as never).apply(
          new Schemas.User(before, 'out') as never,
          (each) => each,
        );
      await expect(peer()).rejects.toThrow();
      await assertError(send('PATCH', `/Users/${before.id}`, message), 400);
    });
  });

  /** An error whose status and word belong together, as the peer checks when it makes one. */
  async function assertError(asked: Promise<Answer>, status: number): Promise<void> {
    const answer = await asked;
    const { scimType = '', detail = '', schemas } = answer.body;
    expect([answer.status, answer.body['status'], schemas]).toEqual([
      status,
      String(status),
      [Messages.ErrorResponse.id],
    ]);
    const read = new Messages.ErrorResponse(
      new Types.Error(status, String(scimType), String(detail)) as never,
    );
    expect(plain({ ...read })).toMatchObject({ status: String(status), detail });
  }

  describe('filters', () => {
    it.each([
      (of: Resource): string => `userName eq "${of.userName}"`,
      (of: Resource): string => `userName eq "${of.userName.toUpperCase()}"`,
      (of: Resource): string => `USERNAME EQ "${of.userName}"`,
      (of: Resource): string => `externalId eq "${String(of['externalId'])}"`,
      (of: Resource): string => `id eq "${of.id}"`,
      (of: Resource): string => `emails.value eq "${of.userName}"`,
      (of: Resource): string => `emails[type eq "work"].value eq "${of.userName}"`,
      (): string => 'userName eq "nobody@acme.example"',
      (of: Resource): string => `externalId eq "${String(of['externalId']).toUpperCase()}"`,
    ])('finds whom the peer finds: %#', async (expression) => {
      await user();
      const one = await user();
      const all = (await send('GET', '/Users?count=200')).body.Resources;
      const text = expression(one);
      // The peer reads paths with brackets in a filter of values only, and compares as its schema says: `eq` of strings by their case.
      const wanted = all.filter((each) => matches(text, each)).map(({ id }) => id);
      const { status, body } = await send('GET', `/Users?filter=${encodeURIComponent(text)}`);
      expect([status, body.Resources.map(({ id }) => id)]).toEqual([200, wanted]);
    });

    function matches(text: string, resource: Resource): boolean {
      const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
      const isExact = /^(externalId|id) /.test(text);
      const given = isExact
        ? resource
        : JSON.parse(JSON.stringify(resource, (_, value: unknown) => lower(value)));
      const [, path = '', value = ''] = /^(\S+(?: eq "work"\]\.value)?) eq ("[^"]*")$/i.exec(text) ?? [];
      const asked = `${path.replace('[type eq "work"]', '')} eq ${isExact ? value : value.toLowerCase()}`;
      const named = asked.replace(/^username/i, 'userName');
      const names = Object.fromEntries(
        Object.entries(given as Json).map(([name, inner]) => [
          name === 'username' ? 'userName' : name,
          inner,
        ]),
      );
      return new Types.Filter(named).match([names]).length === 1;
    }

    it.each(['userName', '(userName eq "a"', 'userName zz "a"'])(
      'that the peer cannot read are refused: %s',
      async (text) => {
        expect(() => new Types.Filter(text)).toThrow();
        await assertError(send('GET', `/Users?filter=${encodeURIComponent(text)}`), 400);
      },
    );

    it.each(['userName eq', 'userName eq "a" and', 'eq "a"'])(
      'that have no end are refused: %s',
      async (text) => {
        await assertError(send('GET', `/Users?filter=${encodeURIComponent(text)}`), 400);
      },
    );

    it.each([
      'userName sw "peer"',
      'active eq true',
      'userName eq "a" or userName eq "b"',
      'not (userName eq "a")',
    ])(
      'that are right and not known here are refused too, as RFC 7644 section 3.4.2.2 says: %s',
      async (text) => {
        expect(() => new Types.Filter(text)).not.toThrow();
        const { body } = await send('GET', `/Users?filter=${encodeURIComponent(text)}`);
        expect(body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
      },
    );
  });

  describe('errors', () => {
    it('have a status and a word that belong together', async () => {
      const one = await user();
      await assertError(send('GET', '/Users/nobody'), 404);
      await assertError(send('DELETE', '/Groups/nobody'), 404);
      await assertError(send('POST', '/Users', { userName: one.userName, emails: one['emails'] }), 409);
      await assertError(send('POST', '/Users', {}), 400);
      await assertError(send('POST', '/Users', '{'), 400);
      await assertError(send('PUT', `/Users/${one.id}`, []), 400);
      await assertError(send('GET', '/Users?startIndex=x'), 400);
    });
  });
});
