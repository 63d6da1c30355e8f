type Headers = Readonly<Record<string, string>>;

/**
 * What the helmet package would send to an API, as two constant tables: helmet builds its headers anew for every answer.
 * Values after the OWASP REST Security Cheat Sheet. HSTS only where clients use https.
 */
export interface SecurityHeaders {
  readonly api: Headers;
  /** Swagger UI brings its own scripts and styles from this server, and inline styles. */
  readonly docs: Headers;
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
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-cache',
    },
  };
}
