const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The fault of a redirect URI, or null. It must be in its normal form, because it is compared exactly later (RFC 9700 section 2.1). Plain
 * HTTP only to the user's own machine (RFC 8252 sections 7.3 and 8.3); private schemes are for installed programs and contain a dot, like
 * the domain names that they are based on (section 7.1).
 */
export function redirectFault(uri: string, applicationType: 'web' | 'native'): string | null {
  if (!URL.canParse(uri)) return 'must be an absolute address';
  if (/[*\s\\]/.test(uri)) return 'must hold no wildcard, white space or backslash';
  const { protocol, hostname, hash, username, password, href } = new URL(uri);
  if (hash !== '' || uri.includes('#')) return 'must have no fragment';
  if (username !== '' || password !== '') return 'must hold no user name or password';
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname)))
    return isAsSpelled(uri, href) ? null : `must be spelled as ${href}`;
  if (protocol === 'http:') return 'must be https, unless it leads to the own machine';
  if (applicationType === 'web') return 'must be https';
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol)
    ? null
    : 'must have a scheme with a dot, such as com.example.app:/callback';
}

/** Whether the text is in its normal form, except for the slash of an empty path. */
function isAsSpelled(uri: string, href: string): boolean {
  return uri === href || `${uri}/` === href;
}
