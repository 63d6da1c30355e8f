import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { rulesFor } from '../support/browser-page.js';
import { chromium, openBrowser } from '../support/chromium.js';
import { peoplePages } from '../support/people-pages.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOKS = [
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
] as const;
const found = chromium();

interface Seen {
  /** How far the page itself can be moved sideways. */
  readonly overflow: number;
  /** Cells so narrow that their words stand letter by letter. */
  readonly squeezed: readonly string[];
  readonly faults: readonly string[];
}

(found ? describe : describe.skip)('a page that people read', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser(found);
    // The policy of a page lets nothing run in it, not even the tool that looks at it.
    page = await browser.newPage({ bypassCSP: true });
  });
  afterAll(() => browser?.close());

  async function seen(width: number, colorScheme: 'light' | 'dark'): Promise<Seen> {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    return {
      ...(await page.evaluate<Pick<Seen, 'overflow' | 'squeezed'>>(MEASURE)),
      faults: await faultsOf(page, colorScheme),
    };
  }

  it.each(peoplePages())(
    'can be read on a telephone and on a desk, by day and by night: %s',
    async (_, html) => {
      await page.setContent(html);
      await page.evaluate(AXE);
      for (const [width, scheme] of LOOKS)
        expect({ width, scheme, ...(await seen(width, scheme)) }).toEqual({
          width,
          scheme,
          overflow: 0,
          squeezed: [],
          faults: [],
        });
    },
  );
});

/** In the browser; a text, because these are the only lines that know a document. */
const MEASURE = `(() => {
  const isSqueezed = (cell) => (cell.textContent ?? '').trim().length > 6 && cell.clientWidth < 40;
  const root = document.documentElement;
  return {
    overflow: root.scrollWidth - root.clientWidth,
    squeezed: [...document.querySelectorAll('th, td, dd, dt')].filter(isSqueezed).map((cell) => cell.textContent ?? ''),
  };
})()`;

async function faultsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  const rules = JSON.stringify(rulesFor(colorScheme));
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(${rules}).then(({ violations }) => ({ violations }))`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
