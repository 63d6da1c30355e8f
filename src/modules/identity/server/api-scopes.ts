import type { Client } from 'oidc-provider';
import { declaredPermissions } from '../../../platform/http/permissions.js';
import { WHOLE_ROLE } from '../../../shared/actor.js';

/** Of the scopes that a client is registered for, those that the API knows. */
export function apiScopesOf(client: Client): readonly string[] {
  const registered = client['api_scopes'] as readonly string[] | undefined;
  const permissions = declaredPermissions();
  return (registered ?? []).filter((name) => name === WHOLE_ROLE || permissions.has(name));
}

/** What is asked for and registered; all that is registered where nothing is named (RFC 6749 section 3.3). */
export function asksForApi(client: Client, scope: string | undefined): boolean {
  const api = apiScopesOf(client);
  return scope === undefined
    ? client.grantTypeAllowed('client_credentials')
    : scope.split(' ').some((name) => api.includes(name));
}
