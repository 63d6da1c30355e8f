import { createHash } from 'node:crypto';

/** CSP `form-action` of pages without forms. */
export const NOWHERE = "'none'";

/**
 * The Content-Security-Policy of a self-contained page: nothing is loaded but an optional script of this server, only the given style
 * applies, and forms may only send to `formAction`. Browsers check redirects after a form against it too.
 */
export function pagePolicy(style: string, formAction = NOWHERE, hasScript = false): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const script = hasScript ? " script-src 'self';" : '';
  return `default-src 'none';${script} style-src 'sha256-${hash}'; base-uri 'none'; form-action ${formAction}`;
}

/** The same policy with the directives that are valid only in a header. */
export function pagePolicyHeader(style: string, formAction = NOWHERE, hasScript = false): string {
  return `${pagePolicy(style, formAction, hasScript)}; frame-ancestors 'none'${formAction === NOWHERE ? '; sandbox' : ''}`;
}
