import type { FastifyReply } from 'fastify';
import { DomainError } from '../../../shared/errors.js';
import { faultOf } from '../problem.js';
import { markup } from './html.js';
import type { HtmlValue } from './html.js';
import { page } from './page.js';
import { pagePolicyHeader } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

/** The common style with what a form needs; the same on a telephone, and by keyboard. */
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
  /** What went wrong, where a screen reader says it at once. */
  readonly alert?: string | null;
  /** What has been done, likewise. */
  readonly done?: string | null;
  /** The address of the one script it has. */
  readonly script?: string;
  /** More than one form. */
  readonly isWide?: boolean;
  /** Where its forms may lead, redirects included, as a Content-Security-Policy names it; to this server unless told. */
  readonly formAction?: string;
}

/** A page on which somebody enters something, and its headers. */
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
      // No cache may keep what stands on it, and no address of it may leave with a request.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  };
}

export function sendPage(reply: FastifyReply, content: FormPage): FastifyReply {
  const { text, headers } = formPage(content);
  return reply.headers(headers).send(text);
}

/** For a page that is shown again with what is wrong: the status of the refusal, and when to try again. What is none is thrown on. */
export function refused(reply: FastifyReply, error: unknown): DomainError {
  if (!(error instanceof DomainError)) throw error;
  const { retryAfter } = error.details;
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  reply.code(faultOf(error).status);
  return error;
}
