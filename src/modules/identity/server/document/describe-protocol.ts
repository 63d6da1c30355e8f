import type { INestApplication } from '@nestjs/common';
import type { DescribedRoutes } from '../../../../platform/http/openapi/described-routes.js';
import { describeRoutes } from '../../../../platform/http/openapi/described-routes.js';
import { headersNamed } from '../../../../platform/http/openapi/headers.js';
import { OIDC_PATH } from '../issuer.js';
import { AUTHORIZATION_FIELDS, AUTHORIZATION_REQUIRED, PROTOCOL_SCHEMAS } from './schemas.js';

type Paths = DescribedRoutes['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Responses = Operation['responses'];
type Answer = NonNullable<Responses[string]>;

/** The tag of all endpoints of the protocol library, which clients of the API do not call themselves. */
export const PROTOCOL_TAG = 'authorization-server';

const FORM = 'application/x-www-form-urlencoded';
const reference = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string): Answer => ({
  description,
  content: { 'application/json': { schema: reference(name) } },
});
const page = (description: string): Answer => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } } },
});
const refusal = (description: string): Answer => json('OAuthError', description);

/** Errors of HTTP before the protocol is reached, in the problem format of the API. */
const OF_HTTP: Responses = {
  '408': { $ref: '#/components/responses/http.request-timeout' },
  '414': { $ref: '#/components/responses/http.uri-too-long' },
  '431': { $ref: '#/components/responses/http.headers-too-large' },
  '503': { $ref: '#/components/responses/http.unavailable' },
};
const LIMITED: Answer = {
  ...refusal('`temporarily_unavailable`: the network or the client has asked too often.'),
  headers: headersNamed('Retry-After'),
};
const BROKEN = refusal('`server_error`: nothing has happened.');

const PROOF = {
  name: 'DPoP',
  in: 'header' as const,
  required: false,
  description: 'A proof of the key that the token shall be bound to (RFC 9449).',
  schema: { type: 'string' as const },
};

/** Client authentication: HTTP Basic with id and secret, or fields of the form. */
const PROVING_CLIENT = [{ client: [] }, {}];
const ANYBODY: NonNullable<Operation['security']> = [];

function operation(
  operationId: string,
  summary: string,
  more: Omit<Operation, 'operationId' | 'summary'>,
): Operation {
  return { operationId, summary, tags: [PROTOCOL_TAG], security: ANYBODY, ...more };
}

/** An endpoint that needs client authentication; its 400 and 401 have the format of the protocol. */
function asked(
  id: string,
  summary: string,
  body: string,
  answers: Responses,
  more: Pick<Operation, 'description' | 'parameters'>,
): Operation {
  return operation(id, summary, {
    ...more,
    security: PROVING_CLIENT,
    requestBody: { required: true, content: { [FORM]: { schema: reference(body) } } },
    responses: {
      ...answers,
      '400': refusal(
        'The request is not what the protocol says, or may not be granted; nobody proved who they are.',
      ),
      '401': refusal('`invalid_client`: the client is unknown, deactivated or over, or its secret is wrong.'),
      '429': LIMITED,
      '500': BROKEN,
      ...OF_HTTP,
    },
  });
}

function metadata(id: string, description: string): Operation {
  return operation(id, 'Read what the authorization server can do, and where', {
    description,
    responses: { '200': json('AuthorizationServerMetadata', 'The same at both addresses.'), ...OF_HTTP },
  });
}

const inQuery = Object.entries(AUTHORIZATION_FIELDS).map(([name, { description = '', ...schema }]) => ({
  name,
  in: 'query' as const,
  required: (AUTHORIZATION_REQUIRED as readonly string[]).includes(name),
  description,
  schema,
}));

function userInfo(id: string, summary: string): Operation {
  return operation(id, summary, {
    description: 'With a token of the scope openid that was asked for no API.',
    security: [{ openIdConnect: [] }],
    responses: {
      '200': json('UserInfo', 'What the scopes of the token show.'),
      '400': refusal('The header is none of a token.'),
      '401': refusal('`invalid_token`: there is none, or it is for something else.'),
      '429': LIMITED,
      '500': BROKEN,
      ...OF_HTTP,
    },
  });
}

const ENDPOINTS: Paths = {
  [`${OIDC_PATH}/.well-known/openid-configuration`]: {
    get: metadata('readOpenIdConfiguration', 'Where OpenID Connect Discovery looks for it.'),
  },
  [`/.well-known/oauth-authorization-server${OIDC_PATH}`]: {
    get: metadata('readAuthorizationServerMetadata', 'Where RFC 8414 looks for it.'),
  },
  [`${OIDC_PATH}/jwks`]: {
    get: operation('listVerificationKeys', 'Read the public keys that tokens are signed with', {
      description: 'To be kept for five minutes; the same as `/.well-known/jwks.json`.',
      responses: {
        '200': {
          description: 'Those that sign, that will and that did while their tokens last.',
          content: { 'application/jwk-set+json': { schema: reference('JsonWebKeySetResponse') } },
        },
        ...OF_HTTP,
      },
    }),
  },
  [`${OIDC_PATH}/auth`]: {
    get: operation('authorizeUser', 'Send a user here, to sign in and to agree', {
      description:
        'For browsers, not for calls. It ends at the `redirect_uri` with `code`, `state` and `iss`, or with `error`. ' +
        'A pushed request needs only `client_id` and `request_uri`.',
      parameters: [
        ...inQuery,
        {
          name: 'request_uri',
          in: 'query',
          required: false,
          description: 'Of a request that was pushed; then no other parameter is needed.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        '200': page('With `response_mode=form_post`: a page that takes the answer to the client by itself.'),
        '303': {
          description: 'To the page of the sign-in, or back to the client.',
          headers: headersNamed('Location'),
        },
        '400': page(
          'A page for the user: the client or its address is not known, so nobody is sent anywhere.',
        ),
        '429': {
          ...page('A page: too many have come from this network.'),
          headers: headersNamed('Retry-After'),
        },
        '500': page('A page: nothing has happened.'),
        ...OF_HTTP,
      },
    }),
  },
  [`${OIDC_PATH}/request`]: {
    post: asked(
      'pushAuthorizationRequest',
      'Push what a user will be asked for (RFC 9126)',
      'PushedAuthorizationRequest',
      { '201': json('PushedAuthorizationResponse', 'It is good for a minute, and once.') },
      {
        description:
          'Then the address that the user is sent to shows nothing of it, and nobody has changed it on the way.',
        parameters: [PROOF],
      },
    ),
  },
  [`${OIDC_PATH}/token`]: {
    post: asked(
      'issueToken',
      'Get a token',
      'OAuthTokenRequest',
      {
        '200': {
          ...json('OAuthTokenResponse', 'It is never kept by what is between.'),
          headers: headersNamed(
            'RateLimit-Policy',
            'RateLimit-Limit',
            'RateLimit-Remaining',
            'RateLimit-Reset',
          ),
        },
      },
      {
        description:
          'For a service: `grant_type=client_credentials`, with what it is registered for unless `scope` names less. ' +
          'For a user: the code that the sign-in ended with, or a refresh token.',
        parameters: [PROOF],
      },
    ),
  },
  [`${OIDC_PATH}/token/introspection`]: {
    post: asked(
      'introspectToken',
      'Ask whether a token is good (RFC 7662)',
      'IntrospectionRequest',
      {
        '200': json('IntrospectionResponse', 'What it is, or only that it is none.'),
      },
      {
        description:
          'A client may ask about its own tokens, and about all of the API with the permission `identity.introspect`.',
      },
    ),
  },
  [`${OIDC_PATH}/token/revocation`]: {
    post: asked(
      'revokeToken',
      'End a token (RFC 7009)',
      'RevocationRequest',
      {
        '200': {
          description: 'It opens nothing any more; also where nobody knows it.',
          content: { 'text/plain': { schema: { type: 'string', maxLength: 0 } } },
        },
      },
      { description: 'With an access token of a user its refresh token ends, and the other way round.' },
    ),
  },
  [`${OIDC_PATH}/me`]: {
    get: userInfo('readUserInfo', 'Read who has signed in'),
    post: userInfo('requestUserInfo', 'Read who has signed in, by a POST as OpenID Connect has it'),
  },
  [`${OIDC_PATH}/session/end`]: {
    get: operation('endBrowserSession', 'Send a user here, to sign out', {
      description:
        'For browsers, not for calls: it asks the user, ends the session and tells the clients that took part.',
      parameters: [
        ['id_token_hint', 'The ID token of the sign-in that ends.'],
        ['client_id', 'Of the program that sends the user here.'],
        ['post_logout_redirect_uri', 'Where to go on: exactly one that the client is registered with.'],
        ['state', 'Comes back unchanged.'],
        ['logout_hint', 'Of the user.'],
      ].map(([name = '', description = '']) => ({
        name,
        in: 'query' as const,
        required: false,
        description,
        schema: { type: 'string' as const },
      })),
      responses: {
        '200': page('A page that asks whether to sign out.'),
        '400': refusal('The address to go on to, or the ID token, is not known here.'),
        '429': {
          ...page('A page: too many have come from this network.'),
          headers: headersNamed('Retry-After'),
        },
        '500': BROKEN,
        ...OF_HTTP,
      },
    }),
  },
};

/** Documents the endpoints of the protocol: requests are forms, and errors are those of RFC 6749. */
export function describeProtocol(app: INestApplication): void {
  describeRoutes(app, {
    paths: ENDPOINTS,
    schemas: PROTOCOL_SCHEMAS,
    securitySchemes: {
      client: {
        type: 'http',
        scheme: 'basic',
        description:
          'client_id and client_secret of a registered client, each form-encoded (RFC 6749 section 2.3.1).',
      },
    },
  });
}
