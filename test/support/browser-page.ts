import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

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

/** For axe: all that it looks for by day; at night the style of a page changes the values of its colors, and nothing else. */
export const rulesFor = (colorScheme: 'light' | 'dark'): object => ({
  resultTypes: ['violations'],
  ...(colorScheme === 'dark' && { runOnly: { type: 'tag', values: ['cat.color'] } }),
});

/** What axe finds on a page as it is shown now, and whether it is wider than the window. */
export async function faultsOn(
  page: Page,
  devtools: CDPSession,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<readonly string[]> {
  // The policy of the page lets no script of ours in, so the developer tools bring it.
  const evaluated = async (expression: string): Promise<unknown> =>
    (await devtools.send('Runtime.evaluate', { expression, awaitPromise: true })).result.value;
  if ((await evaluated('typeof axe')) === 'undefined') await evaluated(`${AXE}; 0`);
  const violations = await evaluated(
    `axe.run(${JSON.stringify(rulesFor(colorScheme))}).then((r) => JSON.stringify(r.violations.map(({ id }) => id)))`,
  );
  const sideways = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [...(JSON.parse(String(violations)) as readonly string[]), ...(sideways === 0 ? [] : ['sideways'])];
}

/** The same in both colors, on a telephone and on a desk; the page is a telephone's again then. */
export async function faultsEverywhere(page: Page, devtools: CDPSession): Promise<readonly string[]> {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      for (const fault of await faultsOn(page, devtools, colorScheme))
        all.push(`${fault}, ${colorScheme}, ${width}`);
    }
  await page.setViewportSize({ width: 390, height: 844 });
  return all;
}
