import { referenceTo } from '../../../../platform/http/fields/schema.js';
import type { DescribedRoutes } from '../../../../platform/http/openapi/described-routes.js';
import { nameOf, named } from '../../../../shared/named-list.js';
import { GRANT_TYPES } from '../../clients/domain/registration.js';

type Schemas = DescribedRoutes['schemas'];
type Schema = Exclude<Schemas[string], { $ref: string }>;

const text = (description: string, more: object = {}): Schema => ({ type: 'string', description, ...more });
const address = (description: string, more: object = {}): Schema =>
  text(description, { format: 'uri', ...more });
const list = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description });
const seconds = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const yes = (description: string): Schema => ({ type: 'boolean', description });

function object(
  required: readonly string[],
  properties: Readonly<Record<string, Schema>>,
  description?: string,
): Schema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    required: [...required],
    properties,
  };
}

/** Fields for client authentication where HTTP Basic is not used (RFC 6749 section 2.3.1, RFC 7523 section 2.2). */
const CLIENT = {
  client_id: text('Of a client without a secret, or one that sends its secret here.'),
  client_secret: text('Of a client that is registered for client_secret_post.'),
  client_assertion_type: text(
    'Of a client that signs: urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
  ),
  client_assertion: text('A JWT signed with a key of the client, used once.'),
};

const SCOPE = text('Names of permissions, openid, profile, email and api, with spaces between.');
const REDIRECT = address(
  'Where the answer goes: exactly one of the addresses that the client is registered with.',
  {
    example: 'https://rater.example/callback',
  },
);
const TOKEN_TYPES = named('AccessTokenType', ['Bearer', 'DPoP'] as const);
const RESPONSE_MODES = named('ResponseMode', ['query', 'fragment', 'form_post'] as const);
const HINTS = named('TokenTypeHint', ['access_token', 'refresh_token'] as const);

function oneOf(values: readonly string[], description: string, more: object = {}): Schema {
  return { $ref: referenceTo({ name: nameOf(values) ?? '' }), description, ...more } as object as Schema;
}

const TOKEN = text('An access token or a refresh token.', { example: 'a-token-that-nobody-was-given' });
const HINT = oneOf(HINTS, 'Which of the two it may be.');

/** RFC 6749 section 4.1.1, RFC 7636, OpenID Connect Core section 3.1.2.1. */
export const AUTHORIZATION_FIELDS = {
  client_id: text('Of the program that sends the user here.', { example: 'rater' }),
  response_type: text('Only codes are given.', { enum: ['code'], example: 'code' }),
  redirect_uri: REDIRECT,
  scope: text('openid, profile, email, api and names of permissions, with spaces between.', {
    example: 'openid api',
  }),
  code_challenge: text('The SHA-256 of the code_verifier, base64url.', {
    minLength: 43,
    maxLength: 43,
    example: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  }),
  code_challenge_method: text('How it was made.', { enum: ['S256'], example: 'S256' }),
  response_mode: oneOf(RESPONSE_MODES, 'How the answer comes back; query unless told.'),
  state: text('Comes back unchanged.', { example: 'of-this-browser' }),
  nonce: text('Comes back in the ID token.'),
  prompt: text('none: no page; login: sign in again; consent: agree again.'),
  max_age: seconds('A sign-in that is longer ago is asked for again.'),
  login_hint: text('The e-mail address that the form begins with.'),
  acr_values: text(
    'What the sign-in must reach, such as urn:bindery:aal2 for two factors; urn:bindery:aal2-sms takes a code by SMS for one.',
  ),
  resource: text(
    'The API for which the token is (RFC 8707); urn:bindery:api where one of its scopes is asked for.',
  ),
  dpop_jkt: text('The thumbprint of the key that the code is bound to (RFC 9449 section 10).'),
} as const;

export const AUTHORIZATION_REQUIRED = [
  'client_id',
  'response_type',
  'scope',
  'code_challenge',
  'code_challenge_method',
] as const;

export const PROTOCOL_SCHEMAS: Schemas = {
  OAuthError: object(
    ['error'],
    {
      error: text('RFC 6749 section 5.2, and those that RFC 7009, 8707, 9126, 9449 and OpenID Connect add.', {
        enum: [
          'access_denied',
          'invalid_client',
          'invalid_dpop_proof',
          'invalid_grant',
          'invalid_request',
          'invalid_request_uri',
          'invalid_scope',
          'invalid_target',
          'invalid_token',
          'server_error',
          'temporarily_unavailable',
          'unauthorized_client',
          'unsupported_grant_type',
          'use_dpop_nonce',
        ],
      }),
      error_description: text('For people.'),
    },
    'A refusal of the authorization server, in the form of its protocol.',
  ),
  OAuthTokenRequest: object(['grant_type'], {
    grant_type: oneOf(
      GRANT_TYPES,
      'client_credentials: for a service itself. authorization_code and refresh_token: for a user.',
      { example: 'client_credentials' },
    ),
    scope: SCOPE,
    resource: text('The API for which the token is (RFC 8707): urn:bindery:api.'),
    code: text('That the user was sent back with; good for a minute, once.'),
    redirect_uri: address('With a code: where it was sent to.'),
    code_verifier: text('With a code: what its code_challenge was made of.', {
      minLength: 43,
      maxLength: 128,
    }),
    refresh_token: text('Used once: each answer brings the next.'),
    ...CLIENT,
  }),
  OAuthTokenResponse: object(['access_token', 'expires_in', 'token_type'], {
    access_token: text('A JWT (RFC 9068) for the API; for user information alone, a text.'),
    token_type: oneOf(TOKEN_TYPES, 'DPoP: bound to the key of the proof that came with the request.'),
    expires_in: seconds('Seconds.'),
    scope: text('What was given, with spaces between.'),
    refresh_token: text('Of a user, where the client is registered for it.'),
    id_token: text('Who has signed in, how and when: a JWT, where openid was asked for.'),
  }),
  IntrospectionRequest: object(['token'], { token: TOKEN, token_type_hint: HINT, ...CLIENT }),
  IntrospectionResponse: object(
    ['active'],
    {
      active: yes('False, and nothing else, for all that the asking client has no business with.'),
      client_id: text('To which it was given.'),
      sub: text('The id of the user, or of the client that acts for itself.'),
      aud: text('What it is for.'),
      iss: address('Who gave it.'),
      scope: text('With spaces between.'),
      token_type: oneOf(TOKEN_TYPES, 'DPoP: it is bound to a key.'),
      iat: seconds('Since 1970.'),
      exp: seconds('Since 1970.'),
      cnf: { $ref: '#/components/schemas/KeyConfirmation' } as object as Schema,
    },
    'RFC 7662. Tokens of users have more: their session, role and agency.',
  ),
  KeyConfirmation: object(['jkt'], {
    jkt: text('The thumbprint of the key that a token is bound to (RFC 9449).'),
  }),
  RevocationRequest: object(['token'], { token: TOKEN, token_type_hint: HINT, ...CLIENT }),
  PushedAuthorizationRequest: object(AUTHORIZATION_REQUIRED, { ...CLIENT, ...AUTHORIZATION_FIELDS }),
  PushedAuthorizationResponse: object(['request_uri', 'expires_in'], {
    request_uri: text('Stands for the request at the authorization endpoint, once.'),
    expires_in: seconds('Seconds.'),
  }),
  UserInfo: object(['sub'], {
    sub: text('The id of the user, for ever theirs.'),
    email: text('With the scope email.'),
    email_verified: yes('With the scope email: whether a link that was sent there was opened.'),
    name: text('With the scope profile, as all that follows.'),
    given_name: text('First name.'),
    family_name: text('Last name.'),
    role: text('What the user may do.'),
    agency: { type: ['string', 'null'], description: 'The id of their agency.' } as object as Schema,
  }),
  AuthorizationServerMetadata: object(
    ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'response_types_supported'],
    {
      issuer: address('The `iss` of all tokens.'),
      authorization_endpoint: address('authorizeUser'),
      token_endpoint: address('issueToken'),
      introspection_endpoint: address('introspectToken'),
      revocation_endpoint: address('revokeToken'),
      pushed_authorization_request_endpoint: address('pushAuthorizationRequest'),
      userinfo_endpoint: address('readUserInfo'),
      end_session_endpoint: address('endBrowserSession'),
      jwks_uri: address('listVerificationKeys'),
      response_types_supported: list('Only code.'),
      response_modes_supported: list('How the answer comes back to the client.'),
      grant_types_supported: list('For what the token endpoint gives tokens.'),
      scopes_supported: list('Those of OpenID Connect; of the API, all permissions and api are.'),
      claims_supported: list('What ID tokens and user information may tell.'),
      acr_values_supported: list('What a sign-in can reach.'),
      subject_types_supported: list('Only public.'),
      claim_types_supported: list('Only normal.'),
      code_challenge_methods_supported: list('Only S256.'),
      token_endpoint_auth_methods_supported: list('How clients prove who they are.'),
      token_endpoint_auth_signing_alg_values_supported: list('Of clients that sign.'),
      id_token_signing_alg_values_supported: list('Only ES256.'),
      dpop_signing_alg_values_supported: list('Of keys that tokens can be bound to (RFC 9449).'),
      authorization_response_iss_parameter_supported: yes('Answers name their issuer (RFC 9207).'),
      claims_parameter_supported: yes('False.'),
      request_uri_parameter_supported: yes('False: only those that were pushed.'),
      backchannel_logout_supported: yes('Clients are told of a sign-out.'),
      backchannel_logout_session_supported: yes('And of which session.'),
    },
    'RFC 8414, OpenID Connect Discovery. More members may come.',
  ),
};
