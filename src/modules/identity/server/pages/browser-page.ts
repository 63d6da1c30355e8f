import { page } from '../../../../platform/http/html/page.js';
import type { HtmlValue } from '../../../../platform/http/html/html.js';
import { pagePolicyHeader } from '../../../../platform/http/html/page-policy.js';
import { PAGE_STYLE } from '../../../../platform/http/html/page-style.js';

/** The common style with what a form needs; the same on a telephone, and by keyboard. */
const FORM_STYLE = `${PAGE_STYLE}
main { max-width: 440px; }
form { margin: 18px 0; display: grid; gap: 12px; }
label { display: grid; gap: 4px; font-weight: 600; }
input { font: inherit; padding: 10px; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: var(--ink);
  width: 100%; min-height: 44px; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 16px; border: 2px solid var(--sum); border-radius: 4px;
  background: var(--sum); color: var(--paper); cursor: pointer; }
button.other { background: var(--paper); color: var(--sum); }
:focus-visible { outline: 3px solid var(--rise); outline-offset: 2px; }
[role="alert"] { border-left: 4px solid var(--decline); padding: 8px 12px; background: var(--band); }
`;

export interface BrowserPage {
  readonly title: string;
  readonly body: HtmlValue;
  readonly formTargets?: readonly string[];
}

/** A page of the sign-in: its text, and the headers that go with it. */
export function browserPage({ title, body, formTargets = [] }: BrowserPage): {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  return {
    text: page({ title, body, style: FORM_STYLE, formTargets }),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicyHeader(FORM_STYLE, formTargets),
      'cache-control': 'no-store',
    },
  };
}
