import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import type { RegisteredClient } from '../support/authorization.js';
import { CALLBACK, register } from '../support/authorization.js';
import { addAuthenticator, faultsEverywhere, followTo } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { freePort } from '../support/free-port.js';

const found = chromium();
const adjuster = demoUsers.find(({ role }) => role === 'adjuster') as {
  readonly email: string;
  readonly password: string;
};

(found ? describe : describe.skip)('the account of a user, in a browser', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let devtools: CDPSession;
  let client: RegisteredClient;
  let secret = '';
  /** How far the clock of the application, and of the authenticator app, is ahead. */
  let late = 0;
  const now = (): Date => new Date(Date.now() + late);
  const code = (): string => generateSync({ secret, epoch: Math.floor(now().getTime() / 1000) });
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    const port = await freePort();
    address = `http://localhost:${port}`;
    app = await startApp(database, { environment: { PUBLIC_URL: address }, now });
    await app.listen(port, '127.0.0.1');
    client = await register(app);
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
    await addAuthenticator(devtools);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await database?.drop();
  });

  const faults = (): Promise<readonly string[]> => faultsEverywhere(page, devtools);

  async function password(): Promise<void> {
    await page.fill('#email', adjuster.email);
    await page.fill('#password', adjuster.password);
    await page.keyboard.press('Enter');
  }

  const says = async (text: string): Promise<string> =>
    page.locator('[role=status], [role=alert]', { hasText: text }).first().innerText();

  it('asks who it is, and shows the account', async () => {
    await page.goto(`${address}/account`);
    expect(await page.title()).toBe('Sign in – Bindery');
    await password();
    await page.waitForURL(`${address}/account`);
    expect(await page.locator('dd', { hasText: adjuster.email }).count()).toBe(1);
    expect(await page.locator('text=(this one)').count()).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('adds an authenticator app: the key is shown once, a wrong code changes nothing, and recovery codes follow', async () => {
    await page.click('a[href="/account/authenticator"]');
    await page.waitForSelector('.qr svg');
    await page.click('text=I cannot scan it');
    secret = (await page.locator('details code').innerText()).replaceAll(' ', '');
    expect(await faults()).toEqual([]);
    await page.fill('#code', '000000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    expect((await page.locator('details code').textContent())?.replaceAll(' ', '')).toBe(secret);
    await page.fill('#code', code());
    await page.keyboard.press('Enter');
    await page.waitForSelector('ol.codes');
    expect([await page.locator('ol.codes li').count(), await faults()]).toEqual([10, []]);
    await page.click('text=Back to your account');
    expect(await page.locator('text=10 of 10 left').count()).toBe(1);
  });

  it('MFA-03 asks for what there is before it changes factors', async () => {
    await page.click('[aria-label="Replace the recovery codes"]');
    await page.waitForSelector('#password');
    await password();
    await page.waitForSelector('text=I cannot use the app');
    // The one that was shown is used up; the next comes after half a minute.
    late += 30_000;
    await page.fill('#code', code());
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/account`);
    await page.click('[aria-label="Replace the recovery codes"]');
    await page.waitForSelector('ol.codes');
    await page.click('text=Back to your account');
  });

  it('adds a passkey with a name, and removes it', async () => {
    await page.click('a:has-text("Add a passkey")');
    await page.waitForSelector('#name');
    expect(await faults()).toEqual([]);
    await page.fill('#name', 'Desk <b>key</b>');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/account`);
    expect(await page.locator('bdi', { hasText: 'Desk <b>key</b>' }).count()).toBe(1);
    expect(await faults()).toEqual([]);
    await page.click('[aria-label^="Remove the passkey"]');
    expect(await says('passkey is removed')).toContain('removed');
    await page.click('[aria-label="Remove the authenticator app"]');
    expect(await says('app is removed')).toContain('removed');
    expect(await page.locator('text=Recovery codes').count()).toBe(0);
  });

  it('AS-18 takes back what a program may do, and ends a session elsewhere', async () => {
    const elsewhere = await browser.newContext();
    await elsewhere.route('https://rater.example/**', (route) => route.fulfill({ body: 'The program' }));
    const other = await elsewhere.newPage();
    const query = new URLSearchParams({
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid api',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    await other.goto(`${address}/oidc/auth?${query.toString()}`);
    await other.fill('#email', adjuster.email);
    await other.fill('#password', adjuster.password);
    await other.keyboard.press('Enter');
    await followTo(CALLBACK, other, () => other.click('button:has-text("Allow")'));
    await elsewhere.close();
    await page.goto(`${address}/account`);
    expect(await page.locator('ul.rows bdi', { hasText: 'Rater' }).count()).toBe(1);
    await page.click('[aria-label="Take back what Rater may do"]');
    expect(await says('no longer')).toContain('no longer');
    const before = await page.locator('button:has-text("End")').count();
    await page.locator('button:has-text("End")').first().click();
    expect(await says('session is ended')).toContain('ended');
    expect(await page.locator('button:has-text("End")').count()).toBe(before - 1);
  });

  it('says when to try again after too many codes, on the page that is shown again', async () => {
    const cookies = await context.cookies(address);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const attempt = (): Promise<Response> =>
      fetch(`${address}/account/authenticator`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ code: '000000' }),
      });
    let last: Response | undefined;
    // The next minute, which counts anew, may begin in between.
    while (last?.status !== 429)
      last = (await Promise.all(Array.from({ length: 61 }, attempt))).find(({ status }) => status === 429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.text()).toContain('There were too many wrong codes');
    await page.goto(`${address}/account`);
  });

  it('changes the password, after which every session is over', async () => {
    await page.fill('#current', 'not the password of this one');
    await page.fill('#new', 'nine loud bells above the quay');
    await page.click('button:has-text("Change the password")');
    expect(await says('password')).toContain('is not the current password');
    await page.fill('#current', adjuster.password);
    await page.fill('#new', 'nine loud bells above the quay');
    await page.click('button:has-text("Change the password")');
    await page.waitForSelector('text=Your password is saved');
    await page.goto(`${address}/account`);
    expect(await page.title()).toBe('Sign in – Bindery');
  });

  it('SES-09 takes no form that another site sends', async () => {
    const answer = await fetch(`${address}/account/sessions/end`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  it('complains of nothing', () => {
    expect(complaints.filter((each) => !/40[13] \(|422 \(/.test(each))).toEqual([]);
  });
});
