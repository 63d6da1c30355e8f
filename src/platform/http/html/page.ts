import { Html, markup, typed } from './html.js';
import type { HtmlValue } from './html.js';
import { NOWHERE, pagePolicy } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

export interface PageParts {
  readonly title: string;
  readonly body: HtmlValue;
  /** The style of the page; PAGE_STYLE by default. */
  readonly style?: string;
  /** Where its forms may send to, as CSP `form-action`; nowhere by default. */
  readonly formAction?: string;
  /** The address of its script on this server, if it has one. */
  readonly script?: string;
  /** Set for a page with more than one form. */
  readonly isWide?: boolean;
  /** The author in the metadata; unset for internal pages. */
  readonly author?: string;
}

/** Renders a complete page that loads nothing, so that it can be saved and printed. Equal parts give equal text. */
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

/** Names and values at the head of a page, in their order. */
export type PageDetails = readonly (readonly [name: string, value: string])[];

/** A list of details; `hash` identifies the content, so that a reader can compare it with another page. */
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
