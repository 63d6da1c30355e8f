import type { FastifyReply } from 'fastify';
import { DomainError } from '../../../shared/errors.js';
import { faultOf } from '../problem.js';
import { markup } from './html.js';
import type { HtmlValue } from './html.js';
import { page } from './page.js';
import { pagePolicyHeader } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

/** The common style and that of forms, on all widths and for use by keyboard. */
const FORM_STYLE = `${PAGE_STYLE}
main { max-width: 440px; padding-top: 8vh; }
main.wide { max-width: 720px; padding-top: 28px; }
form { margin: 18px 0; display: grid; gap: 6px; }
label { margin-top: 10px; font-weight: 600; }
label.check { display: flex; gap: 10px; align-items: center; min-height: 44px; font-weight: 400; }
input:not([type=hidden], [type=checkbox]) { width: 100%; min-height: 44px; padding: 9px 10px; font: inherit; color: var(--ink);
  background: var(--paper); border: 1px solid var(--soft); border-radius: 5px; }
input[type=checkbox] { width: 20px; height: 20px; margin: 0; accent-color: var(--sum); }
input.code { font: 20px/1.2 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: .12em; }
button { min-height: 44px; padding: 9px 16px; font: inherit; color: var(--ink); background: var(--band); border: 1px solid var(--soft);
  border-radius: 5px; cursor: pointer; }
button.main { color: var(--paper); background: var(--sum); border-color: var(--sum); font-weight: 600; }
a.button { display: block; flex: 1 1 100%; min-height: 44px; padding: 9px 16px; text-align: center; text-decoration: none; background: var(--band);
  border: 1px solid var(--soft); border-radius: 5px; }
:focus-visible { outline: 3px solid var(--refer); outline-offset: 2px; }
a { color: inherit; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 14px; }
.alert { margin: 14px 0; padding: 10px 12px; border: 1px solid var(--decline); border-left-width: 5px; border-radius: 4px; }
.done { margin: 14px 0; padding: 10px 12px; border: 1px solid var(--fall); border-left-width: 5px; border-radius: 4px; }
ul.plain { padding-left: 20px; }
details { margin: 14px 0; } summary { min-height: 32px; cursor: pointer; }
.qr { width: 208px; max-width: 100%; margin: 14px 0; padding: 8px; background: #fff; border-radius: 5px; }
.qr svg { display: block; width: 100%; height: auto; }
ol.codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 6px 18px; padding: 12px; margin: 12px 0;
  list-style: none; background: var(--band); border-radius: 5px; }
ol.codes code { font-size: 15px; }
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; padding: 10px 0;
  border-bottom: 1px solid var(--line); }
ul.rows li > div { flex: 1 1 220px; min-width: 0; overflow-wrap: anywhere; } ul.rows form { margin: 0; }
`;
export const OWN = "'self'";

export interface FormPage {
  readonly title: string;
  readonly body: HtmlValue;
  /** An error message, which screen readers announce at once. */
  readonly alert?: string | null;
  /** A success message, which screen readers announce too. */
  readonly done?: string | null;
  /** The address of the script of the page, if it has one. */
  readonly script?: string;
  /** Set for a page with more than one form. */
  readonly isWide?: boolean;
  /** Where its forms may send to and redirect, as CSP `form-action`; only this server by default. */
  readonly formAction?: string;
}

/** A page with a form, and its headers. */
export function formPage({
  title,
  body,
  alert = null,
  done = null,
  isWide = false,
  script,
  formAction = OWN,
}: FormPage): {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const text = page({
    title: `${title} – Bindery`,
    style: FORM_STYLE,
    formAction,
    isWide,
    ...(script !== undefined && { script }),
    body: markup`<h1>${title}</h1>
${alert === null ? null : markup`<p class="alert" role="alert">${alert}</p>`}
${done === null ? null : markup`<p class="done" role="status">${done}</p>`}
${body}`,
  });
  return {
    text,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicyHeader(FORM_STYLE, formAction, script !== undefined),
      // The page must not be cached, and its address must not be sent as a referrer.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  };
}

export function sendPage(reply: FastifyReply, content: FormPage): FastifyReply {
  const { text, headers } = formPage(content);
  return reply.headers(headers).send(text);
}

/**
 * Sets the status and Retry-After of a refusal on the page that shows it, and returns the error. Throws anything that is no DomainError.
 */
export function refused(reply: FastifyReply, error: unknown): DomainError {
  if (!(error instanceof DomainError)) throw error;
  const { retryAfter } = error.details;
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  reply.code(faultOf(error).status);
  return error;
}
