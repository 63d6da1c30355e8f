const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why users may not be sent there, or null. Addresses are compared letter by letter later on (RFC 9700 section 2.1), so what is
 * entered must be the one spelling of an address. Clear text only to the user's own machine (RFC 8252 sections 7.3 and 8.3); schemes of
 * their own are for installed programs and hold a dot, as names that somebody owns do (section 7.1).
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

/** A browser adds the slash of an empty path; nothing else may differ. */
function isAsSpelled(uri: string, href: string): boolean {
  return uri === href || `${uri}/` === href;
}
