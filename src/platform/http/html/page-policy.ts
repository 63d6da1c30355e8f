import { createHash } from 'node:crypto';

/** For pages without forms. */
export const NOWHERE = "'none'";

/**
 * The Content-Security-Policy of a page that is complete in itself: nothing is loaded, nothing runs, its one style is the
 * given one, and nothing is sent but by a form to where it may. Browsers hold the redirects behind a form to the same places.
 */
export function pagePolicy(style: string, formAction = NOWHERE): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action ${formAction}`;
}

/** The same with what only a header can say. */
export function pagePolicyHeader(style: string, formAction = NOWHERE): string {
  return `${pagePolicy(style, formAction)}; frame-ancestors 'none'${formAction === NOWHERE ? '; sandbox' : ''}`;
}
