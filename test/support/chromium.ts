import type { Browser } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { install, isInstalled } from './debian-packages.js';
import { PATIENCE_MS } from './patience.js';

/** The shell has no windows, no pages of its own and less to start, and draws what it shows as the browser does. */
const SHELL = 'chromium-headless-shell';
const PLACES = [
  `/usr/bin/${SHELL}`,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Names of examples are nobody's, and a page that failed stays as it is; otherwise a browser with windows loads it again after a while.
  '--host-resolver-rules=MAP *.example ~NOTFOUND',
  '--disable-auto-reload',
  // Pages of tests live for seconds: what is compiled a second time, to run faster, costs more than it gains.
  '--js-flags=--no-opt,--no-maglev',
];

interface Installed {
  readonly executablePath: string;
  readonly args: string[];
}

export async function openBrowser(found: Installed | null): Promise<Browser> {
  const browser = await playwright.launch(found ?? {});
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/** What Playwright needs to start the browser of the machine; null where there is none and none can be installed. */
export function chromium(): Installed | null {
  const found = installed() ?? (install(`/usr/bin/${SHELL}`, [SHELL], ['chromium']) ? installed() : null);
  if (found) return { executablePath: found, args: QUIET };
  process.stderr.write(
    '\nNOT TESTED: pages in a browser. Install chromium-headless-shell or chromium, or run as root where apt-get can.\n',
  );
  return null;
}

function installed(): string | null {
  const { CHROMIUM_PATH } = process.env;
  return [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...PLACES].find(isInstalled) ?? null;
}
