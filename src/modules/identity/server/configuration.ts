import { Injectable } from '@nestjs/common';
import { errors } from 'oidc-provider';
import type { Client, Configuration, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';
import type { JWK } from 'jose';
import { AppConfig } from '../../../platform/config/config.js';
import { AUDIENCE, SIGNING_ALGORITHM } from '../domain/access-claims.js';
import { Accounts } from './accounts.js';
import { Adapters } from './adapters.js';
import { apiScopesOf, asksForApi } from './api-scopes.js';
import { Consents } from './consents.js';
import { CookieSignatures, derivedKeys } from './derived-keys.js';
import { OPENID_SCOPES, SERVER_PATH } from './names.js';
import { renderFault } from './pages/fault.page.js';
import { renderLogout, renderSignedOut } from './pages/logout.page.js';
import { SignedTokens } from './signed-tokens.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** FAPI 2.0 section 5.3.2.1 and OWASP ASVS 10.4.3: a code is fetched at once or was lost. */
const CODE_SECONDS = 60;
const INTERACTION_SECONDS = 10 * MINUTE;
const ID_TOKEN_SECONDS = 10 * MINUTE;
/** How long a consent is remembered. */
const CONSENT_SECONDS = 365 * DAY;

/** What the protocol library is told. Whatever it would warn about in its defaults stands here. */
@Injectable()
export class ServerConfiguration {
  private readonly cookieKeys: CookieSignatures;
  private readonly nonceSecret: Buffer;

  constructor(
    private readonly config: AppConfig,
    private readonly adapters: Adapters,
    private readonly accounts: Accounts,
    private readonly consents: Consents,
    private readonly signed: SignedTokens,
  ) {
    this.cookieKeys = new CookieSignatures(derivedKeys(config, 'cookies'));
    this.nonceSecret = derivedKeys(config, 'dpop nonces')[0] as Buffer;
  }

  /** The first of the keys signs. */
  with(keys: readonly JWK[]): Configuration {
    const isSecure = this.config.publicUrl.startsWith('https:');
    return {
      adapter: (model) => this.adapters.of(model),
      jwks: { keys: [...keys] as NonNullable<Configuration['jwks']>['keys'] },
      findAccount: (_context, id) => this.accounts.find(id),
      responseTypes: ['code'],
      pkce: { required: () => true },
      scopes: [...OPENID_SCOPES],
      claims: {
        openid: ['sub'],
        profile: ['name', 'given_name', 'family_name'],
        email: ['email'],
        acr: null,
        amr: null,
        auth_time: null,
        sid: null,
        iss: null,
      },
      acrValues: ['aal1', 'aal2'],
      clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
      clientDefaults: {
        id_token_signed_response_alg: SIGNING_ALGORITHM,
        grant_types: [],
        response_types: [],
      },
      enabledJWA: {
        clientAuthSigningAlgValues: ['ES256', 'PS256'],
        idTokenSigningAlgValues: [SIGNING_ALGORITHM],
        dPoPSigningAlgValues: ['ES256', 'PS256'],
      },
      extraClientMetadata: { properties: ['api_scopes'], validator: () => undefined },
      clientBasedCORS: (_context, origin, client) => this.mayCallFrom(origin, client),
      cookies: {
        keys: this.cookieKeys as unknown as string[],
        names: {
          session: isSecure ? '__Host-bindery_session' : 'bindery_session',
          interaction: 'bindery_interaction',
          resume: 'bindery_resume',
        },
        long: { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true, path: '/' },
        short: { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true },
      },
      extraTokenClaims: (context, token) => this.signed.extraClaims(context, token),
      formats: { customizers: { jwt: (_context, token, jwt) => this.signed.register(token, jwt) } },
      issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
      expiresWithSession: () => true,
      rotateRefreshToken: ({ oidc }) => !isBoundAndConfidential(oidc),
      loadExistingGrant: (context) => this.consents.load(context),
      revokeGrantPolicy: () => false,
      interactions: { url: (_context, { uid }) => `${SERVER_PATH}/interaction/${uid}` },
      renderError: renderFault,
      pairwiseIdentifier: (_context, accountId) => accountId,
      features: this.features(),
      ttl: {
        AccessToken: this.config.accessTokenMinutes * MINUTE,
        ClientCredentials: this.config.accessTokenMinutes * MINUTE,
        AuthorizationCode: CODE_SECONDS,
        IdToken: ID_TOKEN_SECONDS,
        RefreshToken: this.config.sessionHours * HOUR,
        Interaction: INTERACTION_SECONDS,
        Grant: CONSENT_SECONDS,
        Session: (_context, session) => this.sessionSeconds(session.loginTs),
      },
    };
  }

  private features(): NonNullable<Configuration['features']> {
    const mayUse = (client: Client, { clientId }: { readonly clientId?: string | undefined }): boolean =>
      clientId === client.clientId;
    return {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      userinfo: { enabled: true },
      dPoP: { enabled: true, nonceSecret: this.nonceSecret, requireNonce: () => false },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: renderLogout,
        postLogoutSuccessSource: renderSignedOut,
      },
      // A token is its client's affair (RFC 7662 section 4): whoever else asks learns nothing.
      introspection: { enabled: true, allowedPolicy: (_context, client, token) => mayUse(client, token) },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => {
          if (mayUse(client, token)) return true;
          throw new errors.InvalidRequest('this client did not get the token');
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (context, client, oneOf) => oneOf?.[0] ?? defaultResource(context, client),
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource, client) => this.resourceServer(resource, client),
      },
    };
  }

  private resourceServer(resource: string, client: Client): ResourceServer {
    if (resource !== AUDIENCE) throw new errors.InvalidTarget();
    return {
      audience: AUDIENCE,
      scope: apiScopesOf(client).join(' '),
      accessTokenFormat: 'jwt',
      accessTokenTTL: this.config.accessTokenMinutes * MINUTE,
      jwt: { sign: { alg: SIGNING_ALGORITHM } },
    };
  }

  /** It slides with every request, and ends a day after the sign-in all the same (NIST SP 800-63B-4 section 2.2.3). */
  private sessionSeconds(signedInAt: number | undefined): number {
    const idle = this.config.sessionIdleMinutes * MINUTE;
    if (signedInAt === undefined) return idle;
    const left = signedInAt + this.config.sessionHours * HOUR - Math.floor(Date.now() / 1000);
    return Math.max(1, Math.min(idle, left));
  }

  private mayCallFrom(origin: string, client: Client): boolean {
    if (client.clientAuthMethod !== 'none') return false;
    return (client.redirectUris ?? []).some((uri) => URL.canParse(uri) && new URL(uri).origin === origin);
  }
}

/** Whose tokens are worthless without a key need no new one each time (FAPI 2.0 section 5.3.2.1). */
function isBoundAndConfidential(oidc: KoaContextWithOIDC['oidc']): boolean {
  const { RefreshToken: token, Client: client } = oidc.entities;
  return client?.clientAuthMethod !== 'none' && token?.isSenderConstrained() === true;
}

function defaultResource({ oidc }: KoaContextWithOIDC, client: Client): string | undefined {
  const { params } = oidc;
  const scope = params?.['scope'] as string | undefined;
  if (!asksForApi(client, scope)) return undefined;
  // A client that names no scope gets all that it is registered for.
  if (params && scope === undefined) params['scope'] = apiScopesOf(client).join(' ') || undefined;
  return AUDIENCE;
}
