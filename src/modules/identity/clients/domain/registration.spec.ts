import { describe, expect, it } from '@jest/globals';
import { clientSecretHash, isSecretOf, newClientSecret } from './client-secret.js';
import { redirectFault } from './redirect-uri.js';
import type { ClientTerms } from './registration.js';
import { registrationFaults } from './registration.js';

const service: ClientTerms = {
  tokenEndpointAuthMethod: 'client_secret_basic',
  applicationType: 'web',
  jwks: null,
  redirectUris: [],
  postLogoutRedirectUris: [],
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['quoting.read'],
  role: 'underwriter',
  rateLimitPerMinute: 60,
  rateLimitPerHour: 1000,
};
const screen: ClientTerms = {
  ...service,
  allowedGrantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['https://app.example.com/callback'],
  allowedScopes: ['openid', 'offline_access', 'own.session'],
  role: null,
};
const scopes = {
  known: (scope: string) => ['quoting.read', 'own.session'].includes(scope),
  isForUsers: (scope: string) => scope === 'own.session',
};
const pointers = (terms: ClientTerms): readonly string[] =>
  registrationFaults(terms, scopes).map(({ pointer }) => pointer);

describe('a registration', () => {
  it('holds together for a service and for an application with users', () => {
    expect(pointers(service)).toEqual([]);
    expect(pointers(screen)).toEqual([]);
  });

  it.each<[string, ClientTerms, readonly string[]]>([
    [
      'a service that keeps no secret',
      { ...service, tokenEndpointAuthMethod: 'none' },
      ['/allowedGrantTypes'],
    ],
    ['a service without a role', { ...service, role: null }, ['/role']],
    ['a role that nobody uses', { ...screen, role: 'admin' }, ['/role']],
    ['sign-in that leads nowhere', { ...screen, redirectUris: [] }, ['/redirectUris']],
    ['a way back without sign-in', { ...service, redirectUris: screen.redirectUris }, ['/redirectUris']],
    [
      'refreshing what was never issued',
      { ...service, allowedGrantTypes: ['client_credentials', 'refresh_token'] },
      ['/allowedGrantTypes'],
    ],
    [
      'a scope that is no permission',
      { ...service, allowedScopes: ['quoting.everything'] },
      ['/allowedScopes/0'],
    ],
    [
      'a scope about a user that is not there',
      { ...service, allowedScopes: ['own.session'] },
      ['/allowedScopes/0'],
    ],
    [
      'a long sign-in that cannot be refreshed',
      { ...screen, allowedGrantTypes: ['authorization_code'] },
      ['/allowedScopes/1'],
    ],
    ['a signature without a key', { ...service, tokenEndpointAuthMethod: 'private_key_jwt' }, ['/jwks']],
    ['a key that signs nothing', { ...service, jwks: { keys: [] } }, ['/jwks']],
    ['less in an hour than in a minute', { ...service, rateLimitPerHour: 10 }, ['/rateLimitPerHour']],
    ['a scope twice', { ...service, allowedScopes: ['quoting.read', 'quoting.read'] }, ['/allowedScopes/1']],
  ])('does not hold together: %s', (_, terms, expected) => {
    expect(pointers(terms)).toEqual(expected);
  });
});

describe('an address that users come back to', () => {
  it.each<[string, 'web' | 'native']>([
    ['https://app.example.com/callback', 'web'],
    ['https://app.example.com', 'web'],
    ['http://localhost:3000/callback', 'web'],
    ['http://127.0.0.1/callback', 'native'],
    ['com.example.app:/callback', 'native'],
  ])('is taken: %s', (uri, type) => {
    expect(redirectFault(uri, type)).toBeNull();
  });

  it.each<[string, 'web' | 'native']>([
    ['/callback', 'web'],
    ['http://app.example.com/callback', 'web'],
    ['https://app.example.com/callback#here', 'web'],
    ['https://*.example.com/callback', 'web'],
    ['https://user@app.example.com/callback', 'web'],
    ['https://app.example.com/a/../callback', 'web'],
    ['https://APP.example.com/callback', 'web'],
    ['http://localhost.example.com/callback', 'web'],
    ['com.example.app:/callback', 'web'],
    ['javascript:alert(1)', 'native'],
    ['data:text/html,hello', 'native'],
    ['myapp:/callback', 'native'],
  ])('is refused: %s', (uri, type) => {
    expect(redirectFault(uri, type)).toEqual(expect.any(String));
  });
});

describe('CLI-01 a secret of a client', () => {
  it('has 256 bits, differs each time, and its hash opens nothing', () => {
    const [one, two] = [newClientSecret(), newClientSecret()];
    expect(Buffer.from(one.slice(4), 'base64url')).toHaveLength(32);
    expect(one).not.toBe(two);
    const hashes = [clientSecretHash(two), clientSecretHash(one)];
    expect(isSecretOf(one, hashes)).toBe(true);
    for (const wrong of [clientSecretHash(one), '', 'hash', one.slice(1), 'x'.repeat(300)])
      expect(isSecretOf(wrong, [...hashes, 'hash'])).toBe(false);
    expect(isSecretOf(one, [])).toBe(false);
  });
});
