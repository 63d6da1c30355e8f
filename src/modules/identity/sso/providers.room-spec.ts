import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { Mailbox } from '../../../../test/support/mailbox.js';
import { Mail } from '../../../platform/mail/mail.js';
import type { SsoProviderResponse } from './providers.dto.js';

let database: TestDatabase;
let room: Room;
let mailbox: Mailbox;
let token: string;
let userId: string;
let certificate: string;

beforeAll(async () => {
  database = await cloneDatabase();
  mailbox = await Mailbox.open();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'bindery@example.com' };
  room = await Room.open(database, { environment: mail });
  await room.createUser('admin@example.com', 'admin');
  ({ id: userId } = await room.createUser('somebody@example.com', 'adjuster'));
  token = await room.token('admin@example.com');
  certificate = (await generate([{ name: 'commonName', value: 'idp' }], { keySize: 2048 })).cert;
});
afterAll(async () => {
  await room?.close();
  await mailbox?.close();
  await database?.drop();
});

let named = 0;
const openId = () => ({
  providerName: `okta-${(named += 1)}`,
  providerType: 'okta',
  clientId: 'bindery',
  clientSecret: 'known to Okta and us',
  issuerUrl: 'https://acme.okta.example',
});
const saml = () => ({
  providerName: `saml-${(named += 1)}`,
  providerType: 'saml',
  issuerUrl: 'urn:acme:idp',
  authorizationUrl: 'https://idp.acme.example/saml',
  certificates: [certificate],
});
const post = (body: object) => room.request('POST', '/api/v1/sso-providers', { token, body });
const patch = ({ id, rowVersion }: SsoProviderResponse, body: object) =>
  room.request('PATCH', `/api/v1/sso-providers/${id}`, {
    token,
    body,
    headers: { 'if-match': `"${rowVersion}"` },
  });
async function entered(body: object): Promise<SsoProviderResponse> {
  const answer = await post(body);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<SsoProviderResponse>();
}

describe('providers of single sign-on', () => {
  it('are entered with little, and say what to enter at the provider', async () => {
    const provider = await entered(openId());
    expect(provider).toMatchObject({
      hasClientSecret: true,
      enabled: false,
      autoCreateUsers: false,
      defaultRole: 'agent',
      scopes: ['openid', 'profile', 'email'],
      callbackUrl: `http://localhost:3000/sso/${provider.providerName}/callback`,
    });
    expect((await entered({ ...openId(), providerType: 'google', issuerUrl: undefined })).issuerUrl).toBe(
      'https://accounts.google.com',
    );
    await entered(saml());
  });

  it('never show their secret: not in answers, not in the trail, not in the table', async () => {
    const provider = await entered(openId());
    const changed = await patch(provider, { clientSecret: 'the next one that Okta gave us' });
    expect(changed.statusCode).toBe(200);
    const list = await room.request('GET', '/api/v1/sso-providers', { token });
    const { rows } = await sql<{ readonly all: string }>`
      select string_agg(t::text, '') as all from (select a::text from audit_logs a union all select p::text from sso_providers p) t
    `.execute(room.database);
    for (const text of [changed.body, list.body, rows[0]?.all ?? '']) {
      expect(text).not.toContain('known to Okta');
      expect(text).not.toContain('the next one that Okta');
    }
    const trail = await sql<{ readonly changes: object }>`
      select changes from audit_logs where action = 'identity.sso-provider-changed' and resource_id = ${provider.id}
    `.execute(room.database);
    expect(trail.rows).toEqual([{ changes: { clientSecret: 'changed' } }]);
  });

  it.each<[string, object, string]>([
    ['no issuer', { issuerUrl: null }, '/issuerUrl'],
    ['an issuer within our network', { issuerUrl: 'https://169.254.169.254' }, '/issuerUrl'],
    ['an issuer without TLS', { issuerUrl: 'http://acme.okta.example' }, '/issuerUrl'],
    ['no secret', { clientSecret: null }, '/clientSecret'],
    ['a public client with a secret', { publicClient: true }, '/clientSecret'],
    ['addresses by half', { tokenUrl: 'https://acme.okta.example/token' }, '/authorizationUrl'],
    ['no scope openid', { scopes: ['email'] }, '/scopes'],
    ['a scope that is none', { scopes: ['openid', 'a b'] }, '/scopes/1'],
    ['a domain that is none', { allowedDomains: ['acme'] }, '/allowedDomains/0'],
    ['a domain twice', { allowedDomains: ['a.example', 'a.example'] }, '/allowedDomains/1'],
    ['addresses believed of all domains', { trustsEmail: true }, '/trustsEmail'],
    ['strangers who administer', { defaultRole: 'admin' }, '/defaultRole'],
    ['agents of no agency', { autoCreateUsers: true }, '/agencyId'],
    ['an agency that is none', { agencyId: '01930000-0000-7000-8000-00000000dead' }, '/agencyId'],
    ['rules without a claim', { roleRules: [{ value: 'a', role: 'adjuster' }] }, '/roleClaim'],
    [
      'a rule twice',
      {
        roleClaim: 'groups',
        roleRules: [
          { value: 'a', role: 'adjuster' },
          { value: 'a', role: 'underwriter' },
        ],
      },
      '/roleRules/1/value',
    ],
    [
      'a rule of an agent without agency',
      { roleClaim: 'g', roleRules: [{ value: 'a', role: 'agent' }] },
      '/roleRules/0/agencyId',
    ],
    ['certificates of OpenID Connect', { certificates: ['x'] }, '/certificates'],
    [
      'an issuer of anybody at Microsoft',
      { providerType: 'azure', issuerUrl: 'https://login.microsoftonline.com/common/v2.0' },
      '/issuerUrl',
    ],
  ])('do not hold together with %s', async (_case, terms, pointer) => {
    const answer = await post({ ...openId(), ...terms });
    const { code, errors } = answer.json<{
      readonly code: string;
      readonly errors: readonly { readonly pointer: string }[];
    }>();
    expect([answer.statusCode, code]).toEqual([422, 'identity.sso-provider-terms']);
    expect(errors.map((each) => each.pointer)).toContain(pointer);
  });

  it.each<[string, object, string]>([
    ['no place to sign in', { authorizationUrl: null }, '/authorizationUrl'],
    ['no certificate when enabled', { certificates: [], enabled: true }, '/certificates'],
    ['a certificate that is none', { certificates: ['MIIB'] }, '/certificates/0'],
    ['a private key', { certificates: ['-----BEGIN PRIVATE KEY-----'] }, '/certificates/0'],
    ['a secret', { clientSecret: 'x' }, '/clientSecret'],
    ['a token endpoint', { tokenUrl: 'https://idp.acme.example/token' }, '/tokenUrl'],
  ])('of SAML do not hold together with %s', async (_case, terms, pointer) => {
    const answer = await post({ ...saml(), ...terms });
    const { errors } = answer.json<{ readonly errors: readonly { readonly pointer: string }[] }>();
    expect([answer.statusCode, errors.map((each) => each.pointer)]).toEqual([
      422,
      expect.arrayContaining([pointer]),
    ]);
  });

  it.each([
    { providerName: 'Not A Slug' },
    { providerName: '../x' },
    { providerType: 'ldap' },
    { clientId: 7 },
    { clientSecret: '' },
    { clientSecret: ['x'] },
    { issuerUrl: 'x'.repeat(1001) },
    { allowedDomains: 'acme.example' },
    { roleRules: [{ value: 'a', role: 'system' }] },
    { roleRules: [[]] },
    { enabled: 'yes' },
    { certificates: ['a', 'b', 'c'] },
    { displayName: 'a\u0000b' },
    { unknown: true },
  ])('are refused with a field that is wrong: %j', async (terms) => {
    expect((await post({ ...openId(), ...terms })).statusCode).toBe(400);
  });

  it('have names of their own, kept for ever, and one version at a time', async () => {
    const provider = await entered(openId());
    expect((await post({ ...openId(), providerName: provider.providerName })).statusCode).toBe(409);
    expect((await patch(provider, { providerName: 'another' })).statusCode).toBe(400);
    expect((await patch(provider, { displayName: 'Acme' })).statusCode).toBe(200);
    expect((await patch(provider, { displayName: 'Acme again' })).statusCode).toBe(412);
  });

  it('open the accounts that an administrator names, and no longer when it is taken back', async () => {
    const provider = await entered(openId());
    const at = `/api/v1/users/${userId}/identities`;
    const body = { ssoProviderId: provider.id, subject: '00u1' };
    const told = async (): Promise<string> => {
      await room.get(Mail).settled();
      return mailbox.take().join().replaceAll('=\r\n', '');
    };
    await told();
    const linked = await room.request('POST', at, { token, body });
    expect([linked.statusCode, linked.json()]).toEqual([
      201,
      expect.objectContaining({ providerName: provider.providerName, subject: '00u1', lastLoginAt: null }),
    ]);
    expect(await told()).toContain('was linked to your account');
    expect((await room.request('POST', at, { token, body })).statusCode).toBe(409);
    const list = await room.request('GET', at, { token });
    expect(list.json<{ readonly items: readonly object[] }>().items).toHaveLength(1);
    const session = await room.token('somebody@example.com');
    const { id } = linked.json<{ readonly id: string }>();
    expect((await room.request('POST', `${at}/${id}/unlink`, { token })).statusCode).toBe(204);
    expect(await told()).toContain('opens your account in Bindery no longer');
    expect((await room.me(session)).statusCode).toBe(401);
    expect((await room.request('POST', `${at}/${id}/unlink`, { token })).statusCode).toBe(404);
  });

  it('are for administrators', async () => {
    const other = await room.token('somebody@example.com');
    expect((await room.request('GET', '/api/v1/sso-providers', { token: other })).statusCode).toBe(403);
  });
});
