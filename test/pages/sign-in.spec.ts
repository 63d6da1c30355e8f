import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { faultsOn } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { freePort } from '../support/free-port.js';

const found = chromium();
const agent = demoUsers.find(({ role }) => role === 'agent') as {
  readonly email: string;
  readonly password: string;
};

(found ? describe : describe.skip)('signing in with a browser', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    app = await startApp(database, { environment: { PUBLIC_URL: address } });
    await app.listen(port, '127.0.0.1');
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page = await context.newPage();
    await page.goto(`${address}/api/docs`);
    await page.waitForSelector('.opblock-tag');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await database?.drop();
  });

  it('lets staff in by Authorize of the API page: a window opens, asks, and closes by itself', async () => {
    await page.click('.scheme-container .authorize');
    const opening = context.waitForEvent('page');
    await page
      .locator('.auth-container', { hasText: 'OAuth2, authorizationCode' })
      .locator('button.authorize')
      .click();
    const window = await opening;
    await window.waitForSelector('#password');
    await window.setViewportSize({ width: 390, height: 844 });
    const devtools = await context.newCDPSession(window);
    expect([await window.title(), await faultsOn(devtools)]).toEqual(['Sign in – Bindery', []]);
    expect(await window.evaluate('document.activeElement.id')).toBe('email');

    await window.fill('#email', agent.email);
    await window.fill('#password', 'a wrong password');
    await window.keyboard.press('Enter');
    await window.waitForSelector('[role=alert]');
    expect([await faultsOn(devtools), await window.inputValue('#password')]).toEqual([[], '']);

    const closing = window.waitForEvent('close');
    await window.fill('#password', agent.password);
    await window.keyboard.press('Enter');
    await closing;
    await page.waitForSelector('.modal-ux button:has-text("Logout")');
    await page.click('.modal-ux .close-modal');

    const block = page.locator('[id$="-readCurrentUser"]');
    await page.fill('.operation-filter-input', 'sign-in');
    if ((await block.count()) === 0) await page.click('#operations-tag-sign-in');
    await block.locator('.opblock-summary-control').click();
    await block.locator('.execute').click();
    await block.locator('.live-responses-table .response').waitFor();
    expect(await block.locator('.live-responses-table .response').first().innerText()).toContain(agent.email);
  });

  it('lets whoever is not signed in sign out: the page goes on by itself, and says so', async () => {
    const stranger = await browser.newPage();
    stranger.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const [said] = await Promise.all([
      stranger.waitForResponse((answer) => answer.url() === `${address}/oidc/session/end/success`),
      stranger.goto(`${address}/oidc/session/end`),
    ]);
    expect([said.status(), await said.text()]).toEqual([200, expect.stringContaining('signed out')]);
    await stranger.close();
  });

  it('complains of nothing', () => {
    const expected = /401 \(Unauthorized\)/;
    expect(complaints.filter((each) => !expected.test(each))).toEqual([]);
  });
});
