import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { generateSync } from 'otplib';
import { Identity } from '../../src/modules/identity/index.js';
import { SigningKeys } from '../../src/modules/identity/keys/signing-keys.js';
import { Mail } from '../../src/platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { Client, ifMatch } from '../support/app.js';
import { Browser, CALLBACK, PUBLIC_URL, basic, register } from '../support/authorization.js';
import type { RegisteredClient } from '../support/authorization.js';
import { dumpOf, secretsIn, writingsOf } from '../support/dump.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';
import { ReachedServer } from '../support/relying-party.js';
import { homeRequest } from '../support/story.js';
import { demoToken, demoUser } from '../support/tokens.js';

const PERSON = { email: 'keeper@example.com', password: 'nine slow rivers under glass' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Whoever gets hold of a dump of the database can do nothing with it. */
describe('TOK-01 a dump of all tables', () => {
  let server: ReachedServer;
  let mailbox: Mailbox;
  let client: RegisteredClient;
  let admin: Client;
  let dump: string;
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    mailbox = await Mailbox.open();
    server = await ReachedServer.open({ SMTP_URL: mailbox.url });
    const { app } = server.one;
    admin = new Client(app, await demoToken(app, 'admin'));
    client = await register(app);
    const person = { ...PERSON, firstName: 'A', lastName: 'Keeper', agencyId: null } as const;
    await app.get(Identity, { strict: false }).createUser(SYSTEM_ACTOR, { ...person, role: 'underwriter' });
    secrets.set('password', PERSON.password);
    secrets.set('secret of a client', client.secret);
    await tokens();
    await factors();
    await links();
    await others();
    dump = await dumpOf(server.database.ownerUrl);
  });
  afterAll(async () => {
    await server?.close();
    await mailbox?.close();
  });

  const keep = (name: string, value: unknown): void => {
    if (typeof value !== 'string' || value.length < 8) throw new Error(`No ${name}: ${String(value)}`);
    secrets.set(name, value);
  };
  const cookiesOf = (browser: Browser, name: string): void => {
    for (const [cookie, value] of browser.jar)
      if (!cookie.endsWith('.sig')) keep(`${cookie} (${name})`, value);
  };

  async function tokens(): Promise<void> {
    const browser = new Browser(server.one);
    const params = await browser.signIn(client, PERSON, { scope: 'openid profile api' });
    const redeem = (code: string | null, by = browser) =>
      server.one.token(client, {
        grant_type: 'authorization_code',
        code: code ?? '',
        redirect_uri: CALLBACK,
        code_verifier: by.verifier,
      });
    const { body } = await redeem(params.get('code'));
    keep('signed access token', body.access_token);
    keep('its signature', body.access_token?.split('.')[2]);
    keep('its id', decodeJwt(body.access_token ?? '').jti);
    keep('refresh token that was used', body.refresh_token);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' };
    keep('refresh token', (await server.one.token(client, refresh)).body.refresh_token);
    keep('ID token', body.id_token);
    cookiesOf(browser, 'signed in');
    const plain = new Browser(server.one);
    const opaque = await redeem((await plain.signIn(client, PERSON, { scope: 'openid' })).get('code'), plain);
    keep('opaque access token', opaque.body.access_token);
    keep('code', (await new Browser(server.one).signIn(client, PERSON)).get('code'));
    keep('token of the command line', await demoToken(server.one.app, 'agent'));
    const pushed = await server.one.form(
      '/oidc/request',
      {
        client_id: client.clientId,
        response_type: 'code',
        redirect_uri: CALLBACK,
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      },
      { authorization: basic(client) },
    );
    keep('pushed request', String(pushed.body['request_uri']).split(':').at(-1));
    const begun = new Browser(server.one);
    await begun.authorize(client);
    cookiesOf(begun, 'begun');
  }

  async function factors(): Promise<void> {
    const browser = new Browser(server.one);
    const asked = await browser.authorize(client, { more: { acr_values: 'urn:bindery:aal2' } });
    const page = await browser.submit(asked.at, 'password', PERSON);
    const text = await page.response.text();
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
    keep('secret of an authenticator', secret);
    keep('challenge of a passkey', /challenge&quot;:&quot;([\w-]+)/.exec(text)?.[1]);
    const shown = await browser.submit(page.at, 'authenticator', { code: generateSync({ secret }) });
    const codes = [
      ...(await shown.response.text()).matchAll(/<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/code>/g),
    ];
    expect(codes).toHaveLength(10);
    codes.forEach(([, code], n) => keep(`recovery code ${n + 1}`, code));
    codes.forEach(([, code], n) => keep(`recovery code ${n + 1} as it is typed`, code?.replaceAll('-', '')));
    const trusting = new Browser(server.one);
    const again = await trusting.authorize(client);
    const asks = await trusting.submit(again.at, 'password', PERSON);
    const [, recovery = ''] = codes[9] ?? [];
    await trusting.submit(asks.at, 'recovery', { code: recovery, trust: 'yes' });
    cookiesOf(trusting, 'trusted browser');
    expect([...trusting.jar.keys()]).toContain('bindery_device');
  }

  async function links(): Promise<void> {
    const { app } = server.one;
    const invited = await admin.post<{ readonly id: string }>('/api/v1/users', {
      email: 'invited@example.com',
      firstName: 'I',
      role: 'underwriter',
    });
    expect((await admin.post(`/api/v1/users/${invited.body.id}/password`, {})).status).toBe(200);
    await app.get(Mail).settled();
    keep('invitation', tokenIn(mailbox.take().join('\n')));
    await app.inject({
      method: 'POST',
      url: '/account/reset',
      headers: FORM,
      payload: `email=${encodeURIComponent(demoUser('adjuster').email)}`,
    });
    await app.get(Mail).settled();
    keep('link of a reset', tokenIn(mailbox.take().join('\n')));
  }

  async function others(): Promise<void> {
    const made = await admin.post<{ readonly id: string; readonly clientSecret: string }>('/api/v1/clients', {
      clientName: 'Nightly',
      allowedGrantTypes: ['client_credentials'],
      role: 'underwriter',
    });
    keep('secret of a registered client', made.body.clientSecret);
    const next = await admin.post<{ readonly clientSecret: string }>(
      `/api/v1/clients/${made.body.id}/secret`,
      {},
      ifMatch(1),
    );
    keep('its next secret', next.body.clientSecret);
    const hook = await admin.post<{ readonly secret: string }>('/api/v1/webhook-endpoints', {
      url: 'https://hooks.example.com/bindery',
      eventTypes: ['*'],
    });
    keep('secret of a webhook', hook.body.secret);
    keep('its key', hook.body.secret.replace(/^whsec_/, ''));
    const provider = {
      providerName: 'okta',
      providerType: 'okta',
      clientId: 'bindery',
      clientSecret: 'known to Okta and us alone',
      issuerUrl: 'https://acme.okta.example',
    };
    expect((await admin.post('/api/v1/sso-providers', provider)).status).toBe(201);
    keep('secret for a provider of single sign-on', provider.clientSecret);
    const agent = new Client(server.one.app, await demoToken(server.one.app, 'agent'));
    const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', homeRequest());
    await agent.post(`/api/v1/quotes/${quote.body.id}/proposal`, {});
    const papers = await agent.get<{ readonly items: readonly { readonly id: string }[] }>(
      '/api/v1/documents',
    );
    const shared = await agent.post<{ readonly url: string }>(
      `/api/v1/documents/${papers.body.items[0]?.id}/links`,
      {},
    );
    keep('link to a document', new URL(shared.body.url, PUBLIC_URL).searchParams.get('token'));
    const { jwk } = (await server.one.app.get(SigningKeys, { strict: false }).active()) as {
      readonly jwk: { readonly d?: string };
    };
    keep('private key that signs', jwk.d);
  }

  const found = (text: string): readonly string[] => secretsIn(text, secrets);

  it('SES-01 knows no id of a session, of which each has 256 bits that nobody can guess', () => {
    const ids = [...secrets].filter(([name]) => name.startsWith('bindery ')).map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect([id, dump.includes(id)]).toEqual([expect.stringMatching(/^[\w-]{43}$/), false]);
  });

  it('TOK-01 holds no secret that opens anything, of any kind', () => {
    expect(secrets.size).toBeGreaterThan(40);
    expect(found(dump)).toEqual([]);
  });

  it('would show one that was kept in clear, in hexadecimal or in base64', () => {
    expect(dump).toContain('identity.factor-added');
    expect(dump.length).toBeGreaterThan(100_000);
    const [[name, secret = ''] = ['']] = secrets;
    for (const writing of writingsOf(secret)) expect(found(`${dump}\n${writing}`)).toEqual([name]);
  });
});
