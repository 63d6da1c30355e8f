import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { DEMO_AGENCY } from '../../src/database/seed/demo-data.js';
import { EnterSsoProvider } from '../../src/modules/identity/sso/enter-provider.js';
import type {
  CreateSsoProviderRequest,
  SsoProviderResponse,
} from '../../src/modules/identity/sso/providers.dto.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { RegisteredClient } from '../support/authorization.js';
import { CALLBACK, register } from '../support/authorization.js';
import { faultsOn, followTo } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { freePort } from '../support/free-port.js';
import { SamlIdp, newKeyPair } from '../support/saml-idp.js';
import { demoUser } from '../support/tokens.js';
import { Upstream } from '../support/upstream.js';

const found = chromium();

(found ? describe : describe.skip)('single sign-on with a browser', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let upstream: Upstream;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let devtools: CDPSession;
  let client: RegisteredClient;
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    upstream = await Upstream.listening();
    const port = await freePort();
    address = `http://localhost:${port}`;
    const environment = { PUBLIC_URL: address, SSO_ALLOWED_NETWORKS: '127.0.0.0/8' };
    app = await startApp(database, { environment });
    await app.listen(port, '127.0.0.1');
    client = await register(app);
    await enter({
      providerName: 'lakeside',
      displayName: 'Lakeside Insurance Group of the Upper Midwest',
      providerType: 'oidc',
      clientId: 'bindery',
      clientSecret: 'known to both',
      issuerUrl: upstream.issuer,
    });
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await context.route('https://rater.example/**', (route) => route.fulfill({ body: 'The program' }));
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await upstream?.stop();
    await database?.drop();
  });

  function enter(terms: CreateSsoProviderRequest): Promise<SsoProviderResponse> {
    const input = { ...terms, enabled: true, autoCreateUsers: true, agencyId: DEMO_AGENCY.id };
    return RequestContext.create(app.get(EntityManager).fork(), () =>
      app.get(EnterSsoProvider, { strict: false }).create(SYSTEM_ACTOR, input),
    );
  }

  async function begin(): Promise<void> {
    await context.clearCookies();
    const query = new URLSearchParams({
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid api',
      code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
      code_challenge_method: 'S256',
    });
    await page.goto(`${address}/oidc/auth?${query.toString()}`);
  }

  it.each([
    ['telephone', 390],
    ['desktop', 1280],
  ])(
    'SSO-01 a button of the sign-in page leads to the provider, back and in, on a %s',
    async (_name, width) => {
      upstream.claims = { sub: `w-${width}`, email: `w${width}@lakeside.example`, email_verified: true };
      await page.setViewportSize({ width, height: 844 });
      await begin();
      expect(await faultsOn(devtools)).toEqual([]);
      await page.locator('a.button').focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('button:has-text("Allow")');
      expect(await faultsOn(devtools)).toEqual([]);
      await followTo(CALLBACK, page, () => page.click('button:has-text("Allow")'));
      expect(new URL(page.url()).searchParams.get('code')).not.toBeNull();
    },
  );

  it('SSO-03 a refusal is a page that says what to do, and signing in another way goes on from it', async () => {
    upstream.claims = { sub: 'unverified', email: 'unverified@lakeside.example', email_verified: false };
    await begin();
    await page.click('a.button');
    await page.waitForSelector('[role=alert]');
    expect(await page.innerText('[role=alert]')).toContain('has not verified your e-mail address');
    expect([await page.isVisible('#password'), await faultsOn(devtools)]).toEqual([true, []]);
  });

  it('SAM-02 what the page of another site posts finds the sign-in of this browser again', async () => {
    const idp = new SamlIdp('urn:lakeside:idp', await newKeyPair());
    const provider = await enter({
      providerName: 'lakeside-saml',
      providerType: 'saml',
      issuerUrl: idp.issuer,
      authorizationUrl: 'https://idp.lakeside.example/sso',
      certificates: [idp.keys.certificate],
      allowedDomains: ['lakeside.example'],
      trustsEmail: true,
    });
    await context.route('https://idp.lakeside.example/**', async (route) => {
      const { id, relayState } = SamlIdp.asked(route.request().url());
      const { clientId: audience, callbackUrl: recipient } = provider;
      const xml = await idp.answer(
        { subject: 'posted', email: 'posted@lakeside.example' },
        { audience, recipient, destination: recipient, inResponseTo: id },
      );
      await route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${recipient}"><input name="SAMLResponse" value="${Buffer.from(xml).toString('base64')}">
          <input name="RelayState" value="${relayState}"><button>Continue</button></form>`,
      });
    });
    await begin();
    await followTo('https://idp.lakeside.example/', page, () => page.click('a.button >> text=lakeside-saml'));
    await page.click('button:has-text("Continue")');
    await page.waitForSelector('button:has-text("Allow")');
    await followTo(CALLBACK, page, () => page.click('button:has-text("Allow")'));
    expect(new URL(page.url()).searchParams.get('code')).not.toBeNull();
  });

  describe('on the page of an account', () => {
    const { email, password } = demoUser('adjuster');

    async function account(): Promise<void> {
      await page.goto(`${address}/account`);
      if (!(await page.isVisible('#password'))) return;
      await page.fill('#email', email);
      await page.fill('#password', password);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}/account`);
    }

    async function faults(): Promise<readonly string[]> {
      const all: string[] = [];
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        for (const fault of await faultsOn(devtools)) all.push(`${fault}, ${width}`);
      }
      return all;
    }
    const answers = (sub: string): void => {
      const told = { sub, email: `${sub}@lakeside.example`, email_verified: true };
      upstream.claims = { ...told, auth_time: Math.floor(Date.now() / 1000) };
    };
    const LABEL = 'Lakeside Insurance Group of the Upper Midwest';

    it('SSO-04 a user links a provider by signing in there, and agrees to whom it names', async () => {
      await context.clearCookies();
      await account();
      expect(await faults()).toEqual([]);
      answers('linked');
      await page.click(`[aria-label="Link ${LABEL}"]`);
      await page.waitForSelector('text=linked@lakeside.example');
      expect([await page.title(), await faults()]).toEqual(['Is this you? – Bindery', []]);
      await page.click('text=Link it to my account');
      await page.waitForSelector('[role=status]');
      expect(await page.locator(`[aria-label^="Unlink ${LABEL}"]`).count()).toBe(1);
      expect(await faults()).toEqual([]);
      await page.goto(`${address}/account/provider/lakeside`);
      await page.click('text=Link it to my account');
      expect(await page.innerText('[role=alert]')).toBe(
        'The provider opens another account for this person.',
      );
      const { rows } = await sql<{ changes: unknown }>`
        select changes from audit_logs where action = 'identity.sso-link-refused' and outcome = 'denied'
      `.execute(app.get(EntityManager).fork().getKysely());
      expect(rows).toEqual([{ changes: { reason: 'identity.sso-subject-taken' } }]);
      await begin();
      await page.click('a.button');
      await page.waitForSelector('button:has-text("Allow")');
      await account();
      expect(await page.locator('dd', { hasText: email }).count()).toBe(1);
    });

    it('SSO-01 an answer that somebody else asked for links nothing', async () => {
      await context.clearCookies();
      await account();
      answers('slipped');
      const begun = await context.request.get(`${address}/account/provider/lakeside`, { maxRedirects: 0 });
      const answer = await upstream.visit(begun.headers()['location'] ?? '');
      const elsewhere = await browser.newContext();
      const other = await elsewhere.newPage();
      const { email: theirs, password: theirPassword } = demoUser('agent');
      await other.goto(`${address}/account`);
      await other.fill('#email', theirs);
      await other.fill('#password', theirPassword);
      await other.keyboard.press('Enter');
      await other.waitForURL(`${address}/account`);
      expect((await other.goto(answer))?.status()).toBe(403);
      expect(await other.title()).toBe('Not linked – Bindery');
      await other.goto(`${address}/account`);
      expect(await other.locator(`[aria-label="Link ${LABEL}"]`).count()).toBe(1);
      await elsewhere.close();
    });

    it('unlinks it, which signs out everywhere; the last way in stays', async () => {
      await account();
      await page.click(`[aria-label^="Unlink ${LABEL}"]`);
      await page.waitForSelector('#password');
      await account();
      expect(await page.locator(`[aria-label="Link ${LABEL}"]`).count()).toBe(1);

      answers('only-there');
      await begin();
      await page.click('a.button');
      await page.waitForSelector('button:has-text("Allow")');
      await page.goto(`${address}/account`);
      await page.click(`[aria-label^="Unlink ${LABEL}"]`);
      await page.waitForSelector('[role=alert]');
      expect(await page.innerText('[role=alert]')).toContain('Nothing else opens your account');
    });
  });

  it('complains of nothing but refusals', () => {
    const others = complaints.filter((each) => !/403 \(Forbidden\)|422 \(|ERR_FAILED/.test(each));
    // Of what opens another account already.
    expect(others).toEqual([expect.stringContaining('409 (Conflict)')]);
  });
});
