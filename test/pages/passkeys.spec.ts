import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { sql } from 'kysely';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { Passkeys } from '../../src/modules/identity/factors/passkeys/passkeys.store.js';
import type { RegisteredClient } from '../support/authorization.js';
import { CALLBACK, basic, register } from '../support/authorization.js';
import { addAuthenticator, faultsOn, followTo } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { freePort } from '../support/free-port.js';

const found = chromium();
const person = (role: string) =>
  demoUsers.find((user) => user.role === role) as { readonly email: string; readonly password: string };

(found ? describe : describe.skip)('passkeys, in a browser with an authenticator', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let devtools: CDPSession;
  let client: RegisteredClient;
  const complaints: string[] = [];
  const verifier = randomBytes(32).toString('base64url');

  beforeAll(async () => {
    database = await cloneSeeded();
    const port = await freePort();
    // An authenticator takes a name, and never an IP address.
    address = `http://localhost:${port}`;
    const environment = { PUBLIC_URL: address, SECOND_FACTOR_ROLES: 'underwriter' };
    app = await startApp(database, { environment });
    await app.listen(port, '127.0.0.1');
    client = await register(app);
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await context.route('https://rater.example/**', (route) => route.fulfill({ body: 'The program' }));
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
    await addAuthenticator(devtools);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await database?.drop();
  });

  const faults = (): Promise<readonly string[]> => faultsOn(devtools);

  async function begin(): Promise<void> {
    await context.clearCookies();
    const query = new URLSearchParams({
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid api',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    await page.goto(`${address}/oidc/auth?${query.toString()}`);
  }

  async function typePassword(role: string): Promise<void> {
    const { email, password } = person(role);
    await page.fill('#email', email);
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
  }

  /** Agrees, and shows what the client is told. */
  async function claims(): Promise<Readonly<Record<string, unknown>>> {
    await followTo(CALLBACK, page, () => page.click('button:has-text("Allow")'));
    const answer = await fetch(`${address}/oidc/token`, {
      method: 'POST',
      headers: { authorization: basic(client), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: new URL(page.url()).searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: verifier,
      }).toString(),
    });
    const { access_token: token = '' } = (await answer.json()) as { readonly access_token?: string };
    return decodeJwt(token);
  }

  async function rows<T>(statement: ReturnType<typeof sql<T>>): Promise<readonly T[]> {
    return (await statement.execute(app.get(EntityManager).fork().getKysely())).rows;
  }

  it('MFA-02 whoever must have a second factor may add a passkey instead of an app', async () => {
    await begin();
    expect(await faults()).toEqual([]);
    await typePassword('underwriter');
    await page.waitForSelector('.qr svg');
    expect(await faults()).toEqual([]);
    await page.click('text=Add a passkey instead');
    await page.waitForSelector('ol.codes');
    expect([await page.locator('ol.codes li').count(), await faults()]).toEqual([10, []]);
    await page.click('text=I have kept them');
    expect(await claims()).toMatchObject({ acr: 'urn:bindery:aal2', amr: ['pwd', 'hwk', 'user', 'mfa'] });
  });

  it('is asked for after the password', async () => {
    await begin();
    await typePassword('underwriter');
    await page.waitForSelector('text=Use a passkey');
    expect(await faults()).toEqual([]);
    await page.click('text=Use a passkey');
    await page.waitForSelector('text=Allow');
    expect(await claims()).toMatchObject({ amr: ['pwd', 'hwk', 'user', 'mfa'] });
  });

  let answered = '';

  it('signs in without a password, and is two factors by itself', async () => {
    await begin();
    const sent = page.waitForRequest((request) => request.url().endsWith('/passkey'));
    await page.click('text=Sign in with a passkey');
    answered = (await sent).postData() ?? '';
    await page.waitForSelector('text=Allow');
    expect(await claims()).toMatchObject({ acr: 'urn:bindery:aal2', amr: ['hwk', 'user', 'mfa'] });
    const [session] = await rows(sql`select auth_method from user_sessions order by created_at desc limit 1`);
    expect(session).toEqual({ authMethod: 'mfa' });
  });

  it('WAN-01 answers one challenge of one sign-in: brought again, or to another sign-in, it opens nothing', async () => {
    await begin();
    const answer = new URLSearchParams(answered).get('answer') ?? '';
    for (const bad of [
      answer,
      '',
      '{}',
      '[]',
      'null',
      '{"id":1}',
      '{"id":"a\\u0000b"}',
      answer.slice(0, 80),
    ]) {
      await page.evaluate(`(() => {
        const form = document.querySelector('form[data-passkey]');
        form.elements.answer.value = ${JSON.stringify(bad)};
        form.submit();
      })()`);
      await page.waitForSelector('[role=alert]:has-text("not accepted")');
      await begin();
    }
  });

  it('WAN-03 a counter that went back is refused, and an alert stands in the trail', async () => {
    await sql`update webauthn_credentials set counter = 1000000`.execute(
      app.get(EntityManager).fork().getKysely(),
    );
    await begin();
    await page.click('text=Sign in with a passkey');
    await page.waitForSelector('[role=alert]:has-text("not accepted")');
    const [alert] = await rows(sql`
      select action, security_alerts as alerts from audit_logs where action = 'identity.factor-failed' order by seq desc limit 1`);
    expect(alert).toEqual({ action: 'identity.factor-failed', alerts: ['authenticator-copied'] });
    await sql`update webauthn_credentials set counter = 1`.execute(app.get(EntityManager).fork().getKysely());
  });

  it('WAN-04 belongs to one user of the whole server', async () => {
    const [known] = await rows(sql<{ credentialId: string }>`
      select credential_id as "credentialId" from webauthn_credentials`);
    const [other] = await rows(
      sql<{ id: string }>`select id from users where email = ${person('adjuster').email}`,
    );
    const added = await app.get(Passkeys, { strict: false }).add(other?.id ?? '', {
      credential: { id: known?.credentialId ?? '', publicKey: new Uint8Array([1]), counter: 0 },
      deviceType: 'singleDevice',
      isBackedUp: false,
      name: 'Stolen',
    });
    expect(added).toBe(false);
  });

  it('complains of nothing', () => {
    expect(complaints.filter((each) => !/401 \(Unauthorized\)/.test(each))).toEqual([]);
  });
});
