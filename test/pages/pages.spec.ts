import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { faultsOn } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import { peoplePages } from '../support/people-pages.js';

const LOOKS = [
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
] as const;
const found = chromium();

(found ? describe : describe.skip)('a page that people read', () => {
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;

  beforeAll(async () => {
    browser = await openBrowser(found);
    // One document shows all pages after each other, and the policy of one would hold for the next, which has another style.
    page = await browser.newPage({ bypassCSP: true });
    devtools = await page.context().newCDPSession(page);
  });
  afterAll(() => browser?.close());

  it.each(peoplePages())(
    'can be read on a telephone and on a desk, by day and by night: %s',
    async (_, html) => {
      await page.setContent(html);
      for (const [width, colorScheme] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        const squeezed = await page.evaluate(SQUEEZED);
        expect({ width, colorScheme, squeezed, faults: await faultsOn(devtools, colorScheme) }).toEqual({
          width,
          colorScheme,
          squeezed: [],
          faults: [],
        });
      }
    },
  );
});

/** Cells so narrow that their words stand letter by letter. In the browser; a text, because only here is a document known. */
const SQUEEZED = `[...document.querySelectorAll('th, td, dd, dt')]
  .filter((cell) => (cell.textContent ?? '').trim().length > 6 && cell.clientWidth < 40)
  .map((cell) => cell.textContent ?? '')`;
