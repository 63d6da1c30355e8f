import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of a page that is complete in itself: nothing is loaded, nothing runs, its one style is the given
 * one, and forms are sent to these targets only. Browsers hold the whole chain of redirects after a form against them, so that
 * where it ends has to be among them.
 */
export function pagePolicy(style: string, formTargets: readonly string[] = []): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action ${formTargets.length === 0 ? "'none'" : formTargets.join(' ')}`;
}

/** The same with what only a header can say. A page with forms is no paper to be shown in a sandbox. */
export function pagePolicyHeader(style: string, formTargets: readonly string[] = []): string {
  const policy = `${pagePolicy(style, formTargets)}; frame-ancestors 'none'`;
  return formTargets.length === 0 ? `${policy}; sandbox` : policy;
}
