import type { OpenAPIObject } from '@nestjs/swagger';
import type { PermissionName } from '../permissions.js';
import { declaredPermissions } from '../permissions.js';
import { HOW_PROGRAMS_GET_TOKENS, HOW_TO_AUTHORIZE } from './texts.js';

type Schemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>;
type Security = NonNullable<OpenAPIObject['security']>;

/** The scope of a client that may do everything that its user may do. */
const ALL_OF_USER = 'api';

/** How a caller gets a token; the addresses are those of the mounted authorization server. */
export function securitySchemes(): Schemes {
  const tokenUrl = '/oidc/token';
  return {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: HOW_TO_AUTHORIZE },
    oauth2: {
      type: 'oauth2',
      description: HOW_PROGRAMS_GET_TOKENS,
      flows: {
        authorizationCode: {
          authorizationUrl: '/oidc/auth',
          tokenUrl,
          refreshUrl: tokenUrl,
          scopes: {
            openid: 'Know who you are',
            profile: 'Your name, role and agency',
            email: 'Your e-mail address',
            [ALL_OF_USER]: 'Do what your role may do',
          },
        },
        clientCredentials: { tokenUrl, scopes: scopesOfServices() },
      },
    },
    openIdConnect: {
      type: 'openIdConnect',
      openIdConnectUrl: '/oidc/.well-known/openid-configuration',
      description: 'The same authorization server, by its metadata.',
    },
  };
}

/**
 * The accepted credentials of an operation: a user's token with scope `api`, a client's token with the
 * scope of the permission, or any bearer token.
 */
export function securityOf(permission: PermissionName | undefined): Security {
  const isForServices = permission !== undefined && !declaredPermissions().get(permission)?.isForUsers;
  return [
    { oauth2: [ALL_OF_USER] },
    ...(isForServices ? [{ oauth2: [permission] }] : []),
    { openIdConnect: [] },
    { bearer: [] },
  ];
}

/** The scopes for clients that act for themselves: all permissions but those for a user's own account. */
function scopesOfServices(): Record<string, string> {
  const scopes = [...declaredPermissions()].flatMap(([name, { title, isForUsers }]) =>
    isForUsers === true ? [] : [[name, title] as const],
  );
  return Object.fromEntries(scopes.sort(([a], [b]) => (a < b ? -1 : 1)));
}
