import type { FieldFault } from '../../../../shared/errors.js';
import { named } from '../../../../shared/named-list.js';
import { redirectFault } from './redirect-uri.js';

export const GRANT_TYPES = named('GrantType', [
  'authorization_code',
  'refresh_token',
  'client_credentials',
] as const);
export type GrantType = (typeof GRANT_TYPES)[number];

/** Authentication methods of clients (RFC 7591 section 2); `none` for programs on users' devices, which cannot keep a secret. */
export const AUTH_METHODS = named('ClientAuthMethod', [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'none',
] as const);
export type AuthMethod = (typeof AUTH_METHODS)[number];

export const APPLICATION_TYPES = named('ApplicationType', ['web', 'native'] as const);

/** Scopes of OpenID Connect. All other scopes but `api` are names of permissions. */
export const OIDC_SCOPES = ['openid', 'profile', 'email', 'offline_access'] as const;

export interface JwkSet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

export interface ClientTerms {
  readonly tokenEndpointAuthMethod: AuthMethod;
  readonly applicationType: 'web' | 'native';
  readonly jwks: JwkSet | null;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly allowedGrantTypes: readonly GrantType[];
  readonly allowedScopes: readonly string[];
  readonly role: string | null;
  readonly rateLimitPerMinute: number;
  readonly rateLimitPerHour: number;
}

/** The permissions that scopes may name, and which are for users only. */
export interface ScopeCatalog {
  readonly known: (scope: string) => boolean;
  readonly isForUsers: (scope: string) => boolean;
}

export function isSecretMethod(method: AuthMethod): boolean {
  return method === 'client_secret_basic' || method === 'client_secret_post';
}

/** All faults of a registration at once; an empty list if there are none. */
export function registrationFaults(terms: ClientTerms, scopes: ScopeCatalog): readonly FieldFault[] {
  return [
    ...grantFaults(terms),
    ...repeated(terms),
    ...uriFaults(terms),
    ...keyFaults(terms),
    ...scopeFaults(terms, scopes),
    ...fault(
      terms.rateLimitPerHour < terms.rateLimitPerMinute,
      '/rateLimitPerHour',
      'must not be less than the limit of a minute',
    ),
  ];
}

function grantFaults(terms: ClientTerms): readonly FieldFault[] {
  const { allowedGrantTypes: grants, redirectUris, tokenEndpointAuthMethod: method, role } = terms;
  const signsIn = grants.includes('authorization_code');
  const actsItself = grants.includes('client_credentials');
  return [
    ...fault(
      grants.includes('refresh_token') && !signsIn,
      '/allowedGrantTypes',
      'refresh_token needs authorization_code beside it',
    ),
    ...fault(
      actsItself && method === 'none',
      '/allowedGrantTypes',
      'client_credentials is for clients that prove who they are',
    ),
    ...fault(
      signsIn && redirectUris.length === 0,
      '/redirectUris',
      'must name where users come back to after sign-in',
    ),
    ...fault(
      !signsIn && redirectUris.length > 0,
      '/redirectUris',
      'is for clients with the grant authorization_code',
    ),
    ...fault(
      actsItself && role === null,
      '/role',
      'is required with client_credentials: what a client does for itself is part of a role',
    ),
    ...fault(!actsItself && role !== null, '/role', 'is for clients with the grant client_credentials'),
  ];
}

function uriFaults({ redirectUris, postLogoutRedirectUris, applicationType }: ClientTerms) {
  const check = (uris: readonly string[], field: string): readonly FieldFault[] =>
    uris.flatMap((uri, index) => {
      const detail = redirectFault(uri, applicationType);
      return detail === null ? [] : [{ pointer: `/${field}/${index}`, detail }];
    });
  return [...check(redirectUris, 'redirectUris'), ...check(postLogoutRedirectUris, 'postLogoutRedirectUris')];
}

function keyFaults({ tokenEndpointAuthMethod: method, jwks }: ClientTerms): readonly FieldFault[] {
  return [
    ...fault(method === 'private_key_jwt' && jwks === null, '/jwks', 'is required with private_key_jwt'),
    ...fault(method !== 'private_key_jwt' && jwks !== null, '/jwks', 'is for private_key_jwt only'),
  ];
}

function scopeFaults({ allowedScopes, allowedGrantTypes }: ClientTerms, scopes: ScopeCatalog) {
  const signsIn = allowedGrantTypes.includes('authorization_code');
  return allowedScopes.flatMap((scope, index): readonly FieldFault[] => {
    const pointer = `/allowedScopes/${index}`;
    const isOidc = (OIDC_SCOPES as readonly string[]).includes(scope);
    if (!isOidc && !scopes.known(scope))
      return [{ pointer, detail: 'is no permission (GET /api/v1/permissions lists them)' }];
    if ((isOidc || scopes.isForUsers(scope)) && !signsIn)
      return [{ pointer, detail: 'is about a user, whom only the grant authorization_code brings' }];
    if (scope === 'offline_access' && !allowedGrantTypes.includes('refresh_token'))
      return [{ pointer, detail: 'needs the grant refresh_token' }];
    return [];
  });
}

/** Repeated values are most likely a typing error. */
function repeated(terms: ClientTerms): readonly FieldFault[] {
  const lists = ['redirectUris', 'postLogoutRedirectUris', 'allowedGrantTypes', 'allowedScopes'] as const;
  return lists.flatMap((field) =>
    terms[field].flatMap((value, index, all) =>
      fault((all as readonly string[]).indexOf(value) !== index, `/${field}/${index}`, 'stands there twice'),
    ),
  );
}

function fault(isWrong: boolean, pointer: string, detail: string): readonly FieldFault[] {
  return isWrong ? [{ pointer, detail }] : [];
}
