import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { faultsEverywhere } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { freePort } from '../support/free-port.js';
import { SmsTaker } from '../support/sms-gateway.js';

const found = chromium();
const adjuster = demoUsers.find(({ role }) => role === 'adjuster') as {
  readonly email: string;
  readonly password: string;
};

(found ? describe : describe.skip)('codes by SMS, in a browser', () => {
  let database: TestDatabase;
  let gateway: SmsTaker;
  let app: NestFastifyApplication;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let devtools: CDPSession;
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    gateway = await SmsTaker.open();
    const port = await freePort();
    address = `http://localhost:${port}`;
    app = await startApp(database, {
      environment: { PUBLIC_URL: address, SMS_GATEWAY_URL: gateway.url },
    });
    await app.listen(port, '127.0.0.1');
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await gateway?.close();
    await database?.drop();
  });

  const faults = (): Promise<readonly string[]> => faultsEverywhere(page, devtools);

  async function password(): Promise<void> {
    await page.fill('#email', adjuster.email);
    await page.fill('#password', adjuster.password);
    await page.keyboard.press('Enter');
  }

  it('SMS-02 are offered beside what is safer, which the page says', async () => {
    await page.goto(`${address}/account`);
    await password();
    await page.waitForURL(`${address}/account`);
    expect(await page.locator('li', { hasText: 'Authenticator app' }).count()).toBe(1);
    await page.click('[aria-label="Set up codes by SMS"]');
    await page.waitForSelector('#phone');
    expect(await page.locator('main a[href="/account/passkey"]').count()).toBe(1);
    expect(await page.evaluate('document.activeElement.id')).toBe('phone');
    expect(await faults()).toEqual([]);
    await page.fill('#phone', '12');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    expect([await faults(), gateway.take()]).toEqual([[], []]);
  });

  it('SMS-01 reach the number before it counts, by keyboard alone', async () => {
    await page.fill('#phone', '(614) 555-0123');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#sms-code');
    expect(await page.evaluate('document.activeElement.id')).toBe('sms-code');
    expect(await faults()).toEqual([]);
    const { to, code } = gateway.code();
    expect(to).toBe('+16145550123');
    await page.reload();
    expect(gateway.take()).toEqual([]);
    await page.fill('#sms-code', code === '000000' ? '000001' : '000000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    await page.fill('#sms-code', code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('ol.codes');
    await page.click('text=Back to your account');
    expect(await page.locator('text=To the number that ends in 23').count()).toBe(1);
    expect(await page.content()).not.toContain('555');
    expect(await faults()).toEqual([]);
  });

  it('are asked for after the password, and sent by a button', async () => {
    await context.clearCookies();
    await page.goto(`${address}/account`);
    await password();
    await page.waitForSelector('text=Send a code by SMS');
    expect([await faults(), gateway.take()]).toEqual([[], []]);
    await page.click('text=Send a code by SMS');
    await page.waitForSelector('#sms-code');
    expect(await faults()).toEqual([]);
    await page.click('text=Send another code');
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').innerText()).toContain('Too many codes were sent');
    expect(await faults()).toEqual([]);
    await page.fill('#sms-code', gateway.code().code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/account`);
  });

  it('go again', async () => {
    await page.click('[aria-label="Remove codes by SMS"]');
    await page.waitForSelector('[role=status]');
    expect(await page.locator('[role=status]').innerText()).toContain('removed');
    expect(await page.locator('[aria-label="Set up codes by SMS"]').count()).toBe(1);
  });

  it('complain of nothing', () => {
    expect(complaints.filter((each) => !/4(?:01|22|29) \(/.test(each))).toEqual([]);
  });
});
