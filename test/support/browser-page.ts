import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page, Request } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A device that keeps passkeys and says yes when it is asked. */
export async function addAuthenticator(devtools: CDPSession): Promise<void> {
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/**
 * Does what makes a server lead the browser to another site, and goes there. Playwright answers requests in the place of a site
 * (`route`), but none that a redirect has led to: that one fails, and is made once more.
 */
export async function followTo(site: string, page: Page, act: () => Promise<void>): Promise<void> {
  const isThere = (request: Request): boolean => request.url().startsWith(site);
  const [failed] = await Promise.all([page.waitForEvent('requestfailed', isThere), act()]);
  await page.waitForURL('chrome-error://**', { waitUntil: 'commit' });
  await page.goto(failed.url());
}

/** In the page: what axe finds, and whether the page is wider than the window; nothing where axe is not there yet. */
const look = (colorScheme: 'light' | 'dark'): string => `typeof axe === 'undefined' ? '' : axe
  .run({
    resultTypes: ['violations'],
    // At night the style of a page changes the values of its colors, and nothing else.
    ...(${colorScheme === 'dark'} && { runOnly: { type: 'tag', values: ['cat.color'] } }),
  })
  .then(({ violations }) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160)));
    return JSON.stringify([...found, ...(scrollWidth === clientWidth ? [] : ['sideways'])]);
  })`;

/**
 * What is wrong with a page as it is shown now. The policy of the page lets no script of ours in, so the developer tools bring it, once
 * for all looks at a page.
 */
export async function faultsOn(
  devtools: CDPSession,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<readonly string[]> {
  const evaluated = async (expression: string): Promise<unknown> =>
    (await devtools.send('Runtime.evaluate', { expression, awaitPromise: true })).result.value;
  let seen = await evaluated(look(colorScheme));
  if (seen === '') {
    await evaluated(`${AXE}; 0`);
    seen = await evaluated(look(colorScheme));
  }
  return JSON.parse(String(seen)) as readonly string[];
}

/** In both colors, on a telephone and on a desk: from one look to the next one thing changes. */
const LOOKS = [
  ['light', 390],
  ['dark', 390],
  ['dark', 1280],
  ['light', 1280],
] as const;

/** The same in all looks; the page is a telephone's again then. */
export async function faultsEverywhere(page: Page, devtools: CDPSession): Promise<readonly string[]> {
  const all: string[] = [];
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    for (const fault of await faultsOn(devtools, colorScheme)) all.push(`${fault}, ${colorScheme}, ${width}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  return all;
}
