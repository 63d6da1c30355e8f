import { createHash } from 'node:crypto';

/** For pages without forms. */
export const NOWHERE = "'none'";

/**
 * The Content-Security-Policy of a page that is complete in itself: nothing is loaded, nothing runs but a script of this
 * server where there is one, its one style is the given one, and nothing is sent but by a form to where it may. Browsers hold
 * the redirects behind a form to the same places.
 */
export function pagePolicy(style: string, formAction = NOWHERE, hasScript = false): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const script = hasScript ? " script-src 'self';" : '';
  return `default-src 'none';${script} style-src 'sha256-${hash}'; base-uri 'none'; form-action ${formAction}`;
}

/** The same with what only a header can say. */
export function pagePolicyHeader(style: string, formAction = NOWHERE, hasScript = false): string {
  return `${pagePolicy(style, formAction, hasScript)}; frame-ancestors 'none'${formAction === NOWHERE ? '; sandbox' : ''}`;
}
