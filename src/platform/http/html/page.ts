import { Html, markup, typed } from './html.js';
import type { HtmlValue } from './html.js';
import { NOWHERE, pagePolicy } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

export interface PageParts {
  readonly title: string;
  readonly body: HtmlValue;
  /** The one style of the page; the common one unless told. */
  readonly style?: string;
  /** Where its forms may send to, as a Content-Security-Policy names it; nowhere unless told. */
  readonly formAction?: string;
  /** The address of its one script, from this server. */
  readonly script?: string;
  /** For a page with more than one form. */
  readonly isWide?: boolean;
  /** In whose name the page is written; none for pages of our own staff. */
  readonly author?: string;
}

/**
 * One page for people: it needs no script, loads nothing, is complete when it is saved or printed, and is the same whenever
 * its parts are.
 */
export function page({
  title,
  body,
  style = PAGE_STYLE,
  formAction = NOWHERE,
  isWide = false,
  script,
  author,
}: PageParts): string {
  return markup`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(style, formAction, script !== undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${author === undefined ? null : markup`<meta name="author" content="${author}">`}
<title>${title}</title>
<style>${new Html(style)}</style>${
    script === undefined
      ? null
      : markup`
<script src="${script}" defer></script>`
  }
</head>
<body>
<main${isWide ? markup` class="wide"` : null}>
${body}
</main>
</body>
</html>
`.text;
}

/** Names and values in their order, as the head of a page lists them. */
export type PageDetails = readonly (readonly [name: string, value: string])[];

/** `hash` says what exactly the page is about, for whoever compares it with another one. */
export function detailList(details: PageDetails, hash?: readonly [name: string, value: string]): Html {
  return markup`<dl class="facts">
    ${details.map(
      ([name, value]) =>
        markup`<div>
          <dt>${name}</dt>
          <dd>${typed(value)}</dd>
        </div>`,
    )}
    ${
      hash === undefined
        ? null
        : markup`<div class="wide">
            <dt>${hash[0]}</dt>
            <dd><code>${hash[1]}</code></dd>
          </div>`
    }
  </dl>`;
}
