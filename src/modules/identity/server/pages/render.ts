import type { KoaContextWithOIDC } from 'oidc-provider';
import type { BrowserPage } from './browser-page.js';
import { browserPage } from './browser-page.js';

/** Answers a request of the library with a page of ours. */
export function render(context: KoaContextWithOIDC, parts: BrowserPage): void {
  const { text, headers } = browserPage(parts);
  context.set({ ...headers });
  context.body = text;
}
