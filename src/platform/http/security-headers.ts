type Headers = Readonly<Record<string, string>>;

/**
 * The headers that the helmet package would send to an API, as two constant tables, because helmet builds them for each answer. Values
 * follow the OWASP REST Security Cheat Sheet; HSTS is sent only where clients use https.
 */
export interface SecurityHeaders {
  readonly api: Headers;
  /** Looser for Swagger UI, which loads scripts and styles from this server and uses inline styles. */
  readonly docs: Headers;
}

/** Pages of the sign-in window. With `same-origin` they would lose their opener and could not return the result to it. */
const SIGN_IN_WINDOW = ['/oidc/', '/sign-in/', '/api/docs/oauth2-redirect.'] as const;
const STAYS_OPEN: Headers = { 'cross-origin-opener-policy': 'unsafe-none' };

export function headersAt(url: string, { api, docs }: SecurityHeaders): Headers {
  const headers = url.startsWith(DOCS_PATH) ? docs : api;
  return SIGN_IN_WINDOW.some((path) => url.startsWith(path)) ? { ...headers, ...STAYS_OPEN } : headers;
}

export const DOCS_PATH = '/api/docs';

const COMMON: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

export function securityHeaders(publicUrl: string): SecurityHeaders {
  const common = publicUrl.startsWith('https:')
    ? { ...COMMON, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : COMMON;
  return {
    api: {
      ...common,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
    docs: {
      ...common,
      // The sign-in window, which may lead to another company's site, must be able to return to the page that opened it.
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-cache',
    },
  };
}
