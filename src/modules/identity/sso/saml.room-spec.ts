import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, PUBLIC_URL, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import type { KeyPair, SamlPerson } from '../../../../test/support/saml-idp.js';
import { SamlIdp, newKeyPair } from '../../../../test/support/saml-idp.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { EnterSsoProvider } from './enter-provider.js';
import type { CreateSsoProviderRequest, SsoProviderResponse } from './providers.dto.js';

const ISSUER = 'urn:acme:idp';
const ENTRY = 'https://idp.acme.example/sso';

/** What companies that sign in through SAML may rely on: rows of docs/identity-checklist.md by their ids. */
describe('signing in through SAML', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let client: RegisteredClient;
  let keys: KeyPair;
  let next: KeyPair;
  let idp: SamlIdp;
  let agency: string;
  let named = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    [keys, next] = [await newKeyPair(), await newKeyPair()];
    idp = new SamlIdp(ISSUER, keys);
    room = await Room.open(database);
    server = await room.listening();
    client = await register(server.app);
    agency = await room.agency();
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  function provider(terms: Partial<CreateSsoProviderRequest> = {}): Promise<SsoProviderResponse> {
    named += 1;
    const input = {
      providerName: `saml-${named}`,
      providerType: 'saml',
      issuerUrl: ISSUER,
      authorizationUrl: ENTRY,
      certificates: [keys.certificate],
      enabled: true,
      autoCreateUsers: true,
      allowedDomains: ['acme.example'],
      trustsEmail: true,
      agencyId: agency,
      ...terms,
    } as CreateSsoProviderRequest;
    return room.inContext(() => room.get(EnterSsoProvider).create(SYSTEM_ACTOR, input));
  }

  async function sent(by: SsoProviderResponse, asking = {}) {
    const browser = new Browser(server);
    const { at: page } = await browser.authorize(client, asking);
    const { at } = await browser.go(`${new URL(page, PUBLIC_URL).pathname}/with/${by.providerName}`);
    return { browser, at, ...SamlIdp.asked(at) };
  }

  const fitting = (by: SsoProviderResponse, id: string) => ({
    audience: by.clientId,
    recipient: by.callbackUrl,
    destination: by.callbackUrl,
    inResponseTo: id,
  });

  /** As a page of the provider sends it: from another site, without our cookies. */
  const post = (browser: Browser, by: SsoProviderResponse, fields: Record<string, string> | string) =>
    browser.go(new URL(by.callbackUrl).pathname, {
      method: 'POST',
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        origin: 'https://idp.acme.example',
      },
    });

  const encoded = (xml: string): string => Buffer.from(xml).toString('base64');
  const nora = (name: string): SamlPerson => ({ subject: `id of ${name}`, email: `${name}@acme.example` });

  async function alertOf({ response }: { readonly response: Response }) {
    const text = await response.text();
    return { status: response.status, alert: /role="alert">([^<]*)</.exec(text)?.[1] ?? '' };
  }

  /** A sign-in whose answer was made wrong on its way. */
  async function answered(
    by: SsoProviderResponse,
    person: SamlPerson,
    {
      given = {},
      change = (xml: string) => xml,
      from = idp,
    }: {
      readonly given?: object;
      readonly change?: (xml: string) => string;
      readonly from?: SamlIdp;
    } = {},
  ) {
    const { browser, id, relayState } = await sent(by);
    const xml = change(await from.answer(person, { ...fitting(by, id), ...given }));
    const fields = { SAMLResponse: encoded(xml), RelayState: relayState };
    return { browser, fields, xml, ...(await post(browser, by, fields)) };
  }

  it('asks by redirect, and lets in whoever comes back with a signed assertion', async () => {
    const by = await provider();
    const { at, xml } = await sent(by);
    expect(at.startsWith(ENTRY)).toBe(true);
    expect(xml).toContain(`AssertionConsumerServiceURL="${by.callbackUrl}"`);
    expect(xml).toContain(by.clientId);
    const { at: page, response } = await answered(by, nora('first'));
    expect([response.status, page.includes('/sso')]).toEqual([200, false]);
    const { rows } = await sql<object>`
      select u.role, u.first_name, s.subject from users u join sso_identities s on s.user_id = u.id where u.email = 'first@acme.example'
    `.execute(room.database);
    expect(rows).toEqual([{ role: 'agent', firstName: 'Nora', subject: 'id of first' }]);
  });

  it('publishes what to enter at the provider, also before it is enabled', async () => {
    const by = await provider({ enabled: false, certificates: [] });
    const answer = await server.fetch(new URL(by.metadataUrl ?? '').pathname);
    const xml = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/samlmetadata+xml',
    ]);
    expect(xml).toContain(`entityID="${by.clientId}"`);
    expect(xml).toContain(`Location="${by.callbackUrl}"`);
    expect(xml).toContain('WantAssertionsSigned="true"');
    expect((await server.fetch('/sso/nobody/metadata')).status).toBe(404);
  });

  it('SAM-04 takes both certificates while the provider changes from one to the other, and none that was taken out', async () => {
    const both = await provider({ certificates: [keys.certificate, next.certificate] });
    const later = new SamlIdp(ISSUER, next);
    expect((await answered(both, nora('old'))).response.status).toBe(200);
    expect((await answered(both, nora('new'), { from: later })).response.status).toBe(200);
    const one = await provider({ certificates: [next.certificate] });
    expect((await alertOf(await answered(one, nora('old')))).status).toBe(403);
  });

  const wrapped =
    (
      make: (parts: {
        readonly response: string;
        readonly assertion: string;
        readonly evil: string;
      }) => string,
    ) =>
    (xml: string): string => {
      const [assertion = ''] = /<(?:\w+:)?Assertion[^]*<\/(?:\w+:)?Assertion>/.exec(xml) ?? [];
      const evil = assertion
        .replace(/<(?:\w+:)?Signature[^]*<\/(?:\w+:)?Signature>/, '')
        .replace(/ID="[^"]*"/, 'ID="_evil"')
        .replace(/id of [\w-]+/, 'id of somebody else');
      return make({ response: xml, assertion, evil });
    };
  const signatureOf = (assertion: string): string =>
    /<(?:\w+:)?Signature [^]*<\/(?:\w+:)?Signature>/.exec(assertion)?.[0] ?? '';

  it.each<[string, { readonly given?: object; readonly change?: (xml: string) => string }]>([
    ['unsigned', { given: { signAssertion: false } }],
    ['signed around the assertion only', { given: { signAssertion: false, signResponse: true } }],
    [
      'stripped of its signature',
      { change: (xml) => xml.replace(/<(?:\w+:)?Signature [^]*<\/(?:\w+:)?Signature>/, '') },
    ],
    ['with a digest of SHA-1', { given: { signatureAlgorithm: 'rsa-sha1', digestAlgorithm: 'sha1' } }],
    ['changed', { change: (xml) => xml.replace(/id of [\w-]+/, 'id of somebody else') }],
    [
      'with a group more',
      {
        change: (xml) =>
          xml.replace(
            '</saml:AttributeStatement>',
            '<saml:Attribute Name="groups"><saml:AttributeValue>Admins</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
          ),
      },
    ],
    ['for another audience', { given: { audience: 'https://somebody-else.example' } }],
    ['for another recipient', { given: { recipient: 'https://somebody-else.example/acs' } }],
    ['for another destination', { given: { destination: 'https://somebody-else.example/acs' } }],
    ['an answer to another request', { given: { inResponseTo: '_another' } }],
    ['an answer to nothing', { given: { inResponseTo: undefined } }],
    ['over', { given: { lifetimeInSeconds: -120 } }],
    ['of another issuer', { given: { issuer: 'urn:evil:idp' } }],
    [
      'with a document type',
      { change: (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}` },
    ],
    [
      'with entities that grow',
      {
        change: (xml) =>
          `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${xml.replace('id of', '&b;')}`,
      },
    ],
    ['no XML', { change: () => 'garbage' }],
    ['empty', { change: () => '' }],
    [
      'wrapped: a forged assertion before the signed one',
      { change: wrapped(({ response, assertion, evil }) => response.replace(assertion, evil + assertion)) },
    ],
    [
      'wrapped: a forged assertion behind the signed one',
      { change: wrapped(({ response, assertion, evil }) => response.replace(assertion, assertion + evil)) },
    ],
    [
      'wrapped: the signed one within the forged one',
      {
        change: wrapped(({ response, assertion, evil }) =>
          response.replace(assertion, evil.replace(/<\/((?:\w+:)?Assertion)>$/, `${assertion}</$1>`)),
        ),
      },
    ],
    [
      'wrapped: the signed one within the signature of the forged one',
      {
        change: wrapped(({ response, assertion, evil }) => {
          const signature = signatureOf(assertion).replace(
            /<\/((?:\w+:)?Signature)>$/,
            `<Object>${assertion.replace(signatureOf(assertion), '')}</Object></$1>`,
          );
          return response.replace(assertion, evil.replace(/(<\/(?:\w+:)?Issuer>)/, `$1${signature}`));
        }),
      },
    ],
    [
      'wrapped: the signature moved to a forged one of the same id',
      {
        change: wrapped(({ response, assertion, evil }) => {
          const id = /ID="([^"]*)"/.exec(assertion)?.[1] ?? '';
          return response.replace(
            assertion,
            evil.replace('_evil', id).replace(/(<\/(?:\w+:)?Issuer>)/, `$1${signatureOf(assertion)}`),
          );
        }),
      },
    ],
    [
      'wrapped: in extensions of a forged response',
      {
        change: wrapped(({ response, assertion, evil }) =>
          response.replace(assertion, `<samlp:Extensions>${assertion}</samlp:Extensions>${evil}`),
        ),
      },
    ],
    [
      'wrapped: a whole response within the response',
      {
        change: wrapped(({ response, assertion, evil }) =>
          response.replace(
            assertion,
            `${evil}<samlp:Extensions>${response.replace(/^<\?xml[^>]*>/, '')}</samlp:Extensions>`,
          ),
        ),
      },
    ],
  ])('SAM-01 refuses an answer that is %s', async (_case, wrong) => {
    const by = await provider({ roleClaim: 'groups', roleRules: [{ value: 'Admins', role: 'admin' }] });
    const answer = await answered(by, nora(`wrong-${named}`), wrong);
    expect([400, 403]).toContain((await alertOf(answer)).status);
    const { rows } = await sql<object>`select 1 from sso_identities where sso_provider_id = ${by.id}`.execute(
      room.database,
    );
    expect(rows).toEqual([]);
  });

  it('SAM-01 refuses the signature of a key that only comes with the answer', async () => {
    const by = await provider();
    const answer = await answered(by, nora('own-key'), { from: new SamlIdp(ISSUER, await newKeyPair()) });
    expect((await alertOf(answer)).status).toBe(403);
  });

  it('SAM-01 a comment in a name neither cuts it nor makes it another', async () => {
    const by = await provider();
    await answered(by, { subject: 'admin@acme.example.evil.example', email: 'victim@acme.example' });
    const answer = await answered(
      by,
      { subject: 'admin@acme.example.evil.example', email: 'victim@acme.example' },
      {
        change: (xml) => xml.replace('admin@acme.example.evil', 'admin@acme.example<!---->.evil'),
      },
    );
    expect([200, 403]).toContain(answer.response.status);
    const { rows } = await sql<{ readonly subject: string }>`
      select subject from sso_identities where sso_provider_id = ${by.id}
    `.execute(room.database);
    expect(rows).toEqual([{ subject: 'admin@acme.example.evil.example' }]);
  });

  it('SAM-02 an answer is taken once, and an assertion answers no other request', async () => {
    const by = await provider();
    const first = await answered(by, nora('replayed'));
    expect(first.response.status).toBe(200);
    expect((await post(first.browser, by, first.fields)).response.status).toBe(400);
    const second = await sent(by);
    const again = { ...first.fields, RelayState: second.relayState };
    expect((await alertOf(await post(second.browser, by, again))).status).toBe(403);
  });

  it('SAM-02 is for the browser that asked', async () => {
    const by = await provider();
    const { id, relayState } = await sent(by);
    const xml = await idp.answer(nora('elsewhere'), fitting(by, id));
    const answer = await post(new Browser(server), by, {
      SAMLResponse: encoded(xml),
      RelayState: relayState,
    });
    expect(answer.response.status).toBe(400);
  });

  it('SAM-03 nobody comes in unasked, and RelayState leads nowhere else', async () => {
    const by = await provider();
    const xml = await idp.answer(nora('unasked'), fitting(by, '_x'));
    for (const relay of [
      {},
      { RelayState: '' },
      { RelayState: 'https://evil.example' },
      { RelayState: '//evil.example' },
    ]) {
      const answer = await post(new Browser(server), by, { SAMLResponse: encoded(xml), ...relay });
      expect([answer.response.status, answer.at.startsWith('/sso/')]).toEqual([400, true]);
    }
  });

  it('refuses what is doubled, oversized, or no form with a page', async () => {
    const by = await provider();
    const { browser, relayState } = await sent(by);
    const doubled = `RelayState=${relayState}&RelayState=${relayState}&SAMLResponse=eA`;
    expect((await post(browser, by, doubled)).response.status).toBe(400);
    const large = await post(browser, by, { RelayState: relayState, SAMLResponse: 'A'.repeat(300_000) });
    expect([large.response.status, large.response.headers.get('content-type')]).toEqual([
      413,
      'text/html; charset=utf-8',
    ]);
    const json = await browser.go(new URL(by.callbackUrl).pathname, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([json.response.status, json.response.headers.get('content-type')]).toEqual([
      415,
      'text/html; charset=utf-8',
    ]);
  });

  it('SSO-06 two factors count for contexts that the row names, and a fresh sign-in is one at the provider', async () => {
    const context = 'https://refeds.org/profile/mfa';
    const by = await provider({
      trustedAcrValues: [context],
      roleClaim: 'groups',
      roleRules: [{ value: 'Claims', role: 'adjuster' }],
    });
    const person = { ...nora('strong'), groups: ['Claims'] };
    expect((await answered(by, person, { given: { authnContextClassRef: context } })).response.status).toBe(
      200,
    );
    const { rows } = await sql<object>`
      select s.acr, s.amr, u.role from user_sessions s join users u on u.id = s.user_id where u.email = 'strong@acme.example'
    `.execute(room.database);
    expect(rows).toEqual([{ acr: 'urn:bindery:aal2', amr: ['sso', 'mfa'], role: 'adjuster' }]);
    const { xml } = await sent(by, { more: { prompt: 'login' } });
    expect(xml).toContain('ForceAuthn="true"');
  });

  it('tells nothing of a provider that refuses, but what to do', async () => {
    const by = await provider();
    const { browser, id, relayState } = await sent(by);
    const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="${new Date().toISOString()}" InResponseTo="${id}"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"/><samlp:StatusMessage>secret words</samlp:StatusMessage></samlp:Status></samlp:Response>`;
    const { status, alert } = await alertOf(
      await post(browser, by, { SAMLResponse: encoded(xml), RelayState: relayState }),
    );
    expect([status, alert.includes('did not sign you in'), alert.includes('secret words')]).toEqual([
      403,
      true,
      false,
    ]);
  });
});
