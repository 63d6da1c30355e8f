import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Bindery, ProductType } from '@bindery/client';
import { bodyOf, createBindery } from '@bindery/client';
import { portal } from '../../client/examples/quote-form/portal.js';
import { startApp } from '../support/app.js';
import { faultsEverywhere } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { DEMO_CUSTOMER_ID, homeRequest } from '../support/story.js';
import { demoToken } from '../support/tokens.js';

const found = chromium();
/** The home of Werner & Modlin's example, as somebody enters it. */
const HOME: readonly (readonly [string, string])[] = [
  ['/zipCode', '43004'],
  ['/propertyInfo/amountOfInsurance', '215000'],
  ['/propertyInfo/territory', '4'],
  ['/propertyInfo/construction', 'frame'],
  ['/propertyInfo/protectionClass', '7'],
  ['/propertyInfo/insuranceScoreTier', 'C'],
  ['/propertyInfo/newHome', 'true'],
  ['/propertyInfo/claimsFreeYears', '5'],
  ['/coverageSelections/deductible', '1000'],
  ['/coverageSelections/jewelryLimit', '5000'],
  ['/coverageSelections/liabilityLimit', '300000/1000'],
];

describe('a form of the inputs of a product', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let bindery: Bindery;
  let site: Server;
  let address: string;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    await app.listen(0, '127.0.0.1');
    const baseUrl = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    bindery = createBindery({ baseUrl, token: await demoToken(app, 'agent') });
    site = createServer(portal(bindery));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    site?.close();
    await app?.close();
    await database?.drop();
  });

  const send = (product: string, texts: Readonly<Record<string, string>>, headers = {}) =>
    fetch(`${address}/${product}?state=OH`, { method: 'POST', body: new URLSearchParams(texts), headers });

  it('gives the body that was meant, each value as what it is', async () => {
    const inputs = await bindery.readProductInputs({ productType: 'home', state: 'OH' });
    const { address: _, ...propertyInfo } = homeRequest()['propertyInfo'] as Record<string, unknown>;
    expect(bodyOf(inputs, new Map([['/customerId', DEMO_CUSTOMER_ID], ...HOME]))).toMatchObject({
      customerId: DEMO_CUSTOMER_ID,
      productType: 'home',
      state: 'OH',
      propertyInfo,
      coverageSelections: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
    });
    const body = bodyOf(inputs, new Map([['/propertyInfo/amountOfInsurance', 'a lot']]));
    expect(body['propertyInfo']).toEqual({ amountOfInsurance: 'a lot' });
  });

  it('keeps entries of lists in their places, and leaves out those that were not begun', async () => {
    const inputs = await bindery.readProductInputs({ productType: 'auto', state: 'OH' });
    const texts = [
      ['/vehicleInfo/vehicles/0/ageGroup', 'A'],
      ['/vehicleInfo/vehicles/1/ratingGroup', '13'],
      ['/vehicleInfo/vehicles/2/ratingGroup', ' '],
      ['/drivers/0/incidents/0/kind', 'accident'],
      ['/drivers/9999999999/name', ''],
    ] as const;
    expect(bodyOf(inputs, new Map(texts))).toMatchObject({
      vehicleInfo: { vehicles: [{ ageGroup: 'A' }, { ratingGroup: 13 }] },
      drivers: [{ incidents: [{ kind: 'accident' }] }],
    });
  });

  it('makes a quote, and tells what is wrong where it is', async () => {
    const home = { '/customerId': DEMO_CUSTOMER_ID, ...Object.fromEntries(HOME) };
    const made = await send('home', home);
    expect([made.status, (await made.text()).includes('501.00')]).toEqual([201, true]);
    const wrong = await send('home', { ...home, '/propertyInfo/protectionClass': '11', '/zipCode': '90210' });
    const text = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(text).toContain('<a href="#/zipCode">ZIP code of the risk</a>: Does not lie in OH');
    const refused = await send('home', { ...home, '/propertyInfo/protectionClass': '11' });
    expect([refused.status, (await refused.text()).includes('Must be from 1 to 10.')]).toEqual([400, true]);
  });

  it('takes nothing from a page of somebody else', async () => {
    expect((await send('home', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  (found ? describe : describe.skip)('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser(found);
    });
    afterAll(() => browser?.close());

    it('is filled in without a script, and nothing but the portal is asked', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const asked = new Set<string>();
      page.on('request', (request) => void asked.add(new URL(request.url()).origin));
      await page.goto(`${address}/home?state=OH`);
      // The style of the page is the one that its policy lets in.
      expect((await page.getByRole('button').boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await page.getByLabel('For whom').selectOption(DEMO_CUSTOMER_ID);
      for (const [pointer, text] of HOME) {
        const field = page.locator(`[id="${pointer}"]`);
        if ((await field.getAttribute('type')) === null) await field.selectOption(text);
        else await field.fill(text);
      }
      await page.getByRole('button', { name: 'Get a price' }).click();
      expect(await page.locator('tfoot td').textContent()).toBe('501.00');
      expect([...asked]).toEqual([address]);
      await context.close();
    });

    it.each(['home', 'auto', 'renters', 'life'] satisfies ProductType[])(
      'can be read on a telephone and on a desk, by day and by night: %s',
      async (product) => {
        const page = await browser.newPage();
        await page.goto(`${address}/${product}?state=OH`);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await faultsEverywhere(page, await page.context().newCDPSession(page))).toEqual([]);
        await page.close();
      },
    );
  });
});
