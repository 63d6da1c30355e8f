import { Provider } from 'oidc-provider';

/** Why the library ends tokens follows from what was asked of it. */
export function revocationReason(): string {
  const route = Provider.ctx?.oidc.route ?? '';
  if (route === 'revocation') return 'client';
  // Only a code or a refresh token that comes a second time ends a family at the token endpoint.
  if (route === 'token') return 'reuse';
  return route.startsWith('end_session') ? 'logout' : 'server';
}
