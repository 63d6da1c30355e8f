import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { homeRequest } from '../support/story.js';
import { demoToken } from '../support/tokens.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { startApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';

const found = chromium();

(found ? describe : describe.skip)('Swagger, as staff meet it', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    address = `http://127.0.0.1:${await freePort()}`;
    app = await startApp(database, { environment: { PUBLIC_URL: address } });
    await app.listen(new URL(address).port, '127.0.0.1');
    browser = await openBrowser(found);
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(address);
    await page.waitForSelector('.opblock-tag');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await database?.drop();
  });

  async function call<T>(path: string, token?: string, body?: object): Promise<T> {
    const answer = await fetch(`${address}/api/v1${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async function authorize(token: string): Promise<void> {
    await page.click('.scheme-container .authorize');
    const scheme = page.locator('.modal-ux .auth-container', { hasText: 'bearer (http' });
    const signOut = scheme.locator('button', { hasText: 'Logout' });
    if (await signOut.count()) await signOut.click();
    await scheme.locator('input').fill(token);
    await scheme.locator('button[type=submit]').click();
    await page.click('.modal-ux .close-modal');
  }

  const sideways = (): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  /** Fills in the fields of an operation, executes it and saves what it offers; and gives what a program gets. */
  async function saved(
    tag: string,
    operationId: string,
    fields: Readonly<Record<string, string>>,
    path: string,
    token: string,
  ): Promise<readonly [Buffer, Buffer]> {
    await page.fill('.operation-filter-input', tag);
    const block = page.locator(`#operations-${tag}-${operationId}`);
    if ((await block.count()) === 0) await page.click(`#operations-tag-${tag}`);
    await block.locator('.opblock-summary-control').click();
    for (const [name, value] of Object.entries(fields)) {
      const field = block.locator(`tr[data-param-name="${name}"]`).locator('select, input').first();
      if (await field.evaluate((each) => each.nodeName === 'SELECT')) await field.selectOption(value);
      else await field.fill(value);
    }
    await block.locator('button.execute').click();
    const link = block.locator('.live-responses-table').getByText('Download', { exact: false }).first();
    await link.waitFor();
    expect(await sideways()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await block.locator('.opblock-summary-control').click();
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    return [await readFile(await download.path()), Buffer.from(await answer.arrayBuffer())];
  }

  it('is where the address of the server leads, and fits a telephone', async () => {
    expect(page.url()).toBe(`${address}/api/docs`);
    expect(await sideways()).toBe(0);
  });

  it('says at the top and in Authorize how to sign in', async () => {
    await page.click('.scheme-container .authorize');
    const dialog = await page.locator('.modal-ux').innerText();
    await page.click('.modal-ux .close-modal');
    for (const text of [dialog, await page.locator('.information-container').innerText()])
      expect(text).toMatch(
        /on a page of this server.*POST \/oidc\/token|POST \/oidc\/token.*on a page of this server/s,
      );
  });

  it('begins Authorize with what people use, in few boxes', async () => {
    await page.click('.scheme-container .authorize');
    const boxes = await page.locator('.modal-ux .auth-container h4').allInnerTexts();
    expect(boxes.map((each) => each.replaceAll(/\s+/g, ' '))).toEqual([
      'bearer (http, Bearer)',
      'oauth2 (OAuth2, authorizationCode with PKCE)',
      'oauth2 (OAuth2, clientCredentials)',
    ]);
    const content = page.locator('.modal-ux-content');
    expect(await content.evaluate((each) => [each.scrollTop, each.scrollHeight < 2_500])).toEqual([0, true]);
    await page.click('.modal-ux .close-modal');
  });

  it('SES-11 signs staff in through Authorize, and calls work from the page', async () => {
    const agent = demoUsers.find(({ role }) => role === 'agent');
    await page.click('.scheme-container .authorize');
    const scheme = page.locator('.modal-ux .auth-container', {
      hasText: 'oauth2 (OAuth2, authorizationCode',
    });
    for (const scope of await scheme.locator('.scopes input[type=checkbox]').all())
      if (!(await scope.isChecked())) await scope.dispatchEvent('click');
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      scheme.locator('button.authorize').click(),
    ]);
    await window.fill('input[name=email]', agent?.email ?? '');
    await window.fill('input[name=password]', agent?.password ?? '');
    await window.click('button[type=submit].main');
    await scheme.locator('button', { hasText: 'Logout' }).waitFor();
    await page.click('.modal-ux .close-modal');

    await page.fill('.operation-filter-input', 'sign-in');
    const block = page.locator('#operations-sign-in-readCurrentUser');
    if ((await block.count()) === 0) await page.click('#operations-tag-sign-in');
    await block.locator('.opblock-summary-control').click();
    await block.locator('button.execute').click();
    await block.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    expect(await block.locator('.live-responses-table').innerText()).toContain(agent?.email);
    await block.locator('.opblock-summary-control').click();
    await page.click('.scheme-container .authorize');
    await scheme.locator('button', { hasText: 'Logout' }).click();
    await page.click('.modal-ux .close-modal');
    await page.fill('.operation-filter-input', '');
  });

  it('goes through the tags in the order of work, and finds one by its name', async () => {
    const tags = page.locator('.opblock-tag-section h3');
    const names = await tags.evaluateAll((all) => all.map((each) => each.getAttribute('data-tag')));
    expect(names.slice(0, 5)).toEqual(['sign-in', 'customers', 'quotes', 'underwriting', 'policies']);
    await page.fill('.operation-filter-input', 'billing');
    await expect(tags.count()).resolves.toBe(1);
    await page.fill('.operation-filter-input', '');
  });

  it('saves a PDF as the bytes that it is', async () => {
    const token = await demoToken(app, 'agent');
    const quote = await call<{ id: string }>('/quotes', token, homeRequest());
    const { id } = await call<{ id: string }>(`/quotes/${quote.id}/proposal`, token, {});
    await authorize(token);
    const [file, sent] = await saved('documents', 'readDocumentPdf', { id }, `/documents/${id}/pdf`, token);
    expect(sent.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.equals(sent)).toBe(true);
  });

  it('saves a list for spreadsheets as the bytes that it is, with its byte-order mark', async () => {
    const token = await demoToken(app, 'admin');
    await authorize(token);
    const path = '/quotes/export?format=csv&bom=true';
    const fields = { format: 'csv', bom: 'true' };
    const [file, sent] = await saved('quotes', 'exportQuotes', fields, path, token);
    expect(sent.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.toString('hex')).toBe(sent.toString('hex'));
  });

  it('asks nothing of the browser that its security policy forbids', () => {
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });
});
