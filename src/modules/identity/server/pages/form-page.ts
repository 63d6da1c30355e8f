import type { Html } from '../../../../platform/http/html/html.js';
import { markup } from '../../../../platform/http/html/html.js';
import { page } from '../../../../platform/http/html/page.js';
import { PAGE_STYLE } from '../../../../platform/http/html/page-style.js';

const FORM_STYLE = `${PAGE_STYLE}
main { max-width: 440px; padding-top: 8vh; }
form { margin: 18px 0; }
label { display: block; margin: 14px 0 4px; font-weight: 600; }
input:not([type=hidden]) { width: 100%; padding: 9px 10px; font: inherit; color: var(--ink); background: var(--paper);
  border: 1px solid var(--soft); border-radius: 5px; }
button { padding: 9px 16px; font: inherit; color: var(--ink); background: var(--band); border: 1px solid var(--soft);
  border-radius: 5px; cursor: pointer; }
button.main { color: var(--paper); background: var(--sum); border-color: var(--sum); font-weight: 600; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--refer); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 18px; }
.alert { margin: 14px 0; padding: 10px 12px; border: 1px solid var(--decline); border-left-width: 5px; border-radius: 4px; }
ul.plain { padding-left: 20px; }
`;

/** A page on which somebody enters something; it needs no script. */
export function formPage({
  title,
  body,
  formAction,
  alert = null,
}: {
  readonly title: string;
  readonly body: Html;
  readonly formAction: string;
  readonly alert?: string | null;
}): { readonly text: string; readonly style: string } {
  const text = page({
    title: `${title} – Bindery`,
    style: FORM_STYLE,
    formAction,
    body: markup`<h1>${title}</h1>
      ${alert === null ? null : markup`<p class="alert" role="alert">${alert}</p>`}
      ${body}`,
  });
  return { text, style: FORM_STYLE };
}
