import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of a page that is complete in itself: nothing is loaded, nothing runs, nothing is sent, and its
 * one style is the given one.
 */
export function pagePolicy(style: string): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** The same with what only a header can say. */
export function pagePolicyHeader(style: string): string {
  return `${pagePolicy(style)}; frame-ancestors 'none'; sandbox`;
}
