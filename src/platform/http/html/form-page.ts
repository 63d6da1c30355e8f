import { markup } from './html.js';
import type { Html, HtmlValue } from './html.js';
import { page } from './page.js';
import { pagePolicyHeader } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

/** The common style with what a form needs; the same on a telephone, and by keyboard. */
const FORM_STYLE = `${PAGE_STYLE}
main { max-width: 440px; }
form { margin: 18px 0; display: grid; gap: 12px; }
label { display: grid; gap: 4px; font-weight: 600; }
input { font: inherit; padding: 10px; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: var(--ink);
  width: 100%; min-height: 44px; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 16px; border: 2px solid var(--sum); border-radius: 4px;
  background: var(--sum); color: var(--paper); cursor: pointer; }
:focus-visible { outline: 3px solid var(--rise); outline-offset: 2px; }
[role="alert"] { border-left: 4px solid var(--decline); padding: 8px 12px; background: var(--band); }
`;
const OWN = "'self'";

/** What went wrong, where a screen reader says it at once; null leaves nothing. */
export function alert(text: string | null): HtmlValue {
  return text === null ? null : markup`<p role="alert">${text}</p>`;
}

/** A page with one heading whose forms lead to this server. */
export function accountPage(title: string, body: HtmlValue): string {
  const whole: Html = markup`<h1>${title}</h1>
${body}`;
  return page({ title, body: whole, style: FORM_STYLE, formAction: OWN });
}

/** No cache may keep a page that holds the secret of a link, and no address of it may leave with a request. */
export const FORM_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicyHeader(FORM_STYLE, OWN),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;
