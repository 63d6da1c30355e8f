import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import Keygrip from 'keygrip';
import type {
  AccessToken as AccessTokenModel,
  Client,
  ClientCredentials,
  Configuration,
  KoaContextWithOIDC,
  ResourceServer,
} from 'oidc-provider';
import { errors } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { PROOF_ALGORITHMS } from '../../../platform/http/challenges.js';
import { AUDIENCE, SIGNING_ALGORITHM } from '../domain/access-claims.js';
import type { PermissionName } from '../../../platform/http/permissions.js';
import { CODE_SECONDS, REFRESH_SECONDS, refreshSeconds, sessionSeconds } from '../domain/lifetimes.js';
import { AccessTokensStore } from './access-tokens.store.js';
import { sessionCookie } from './account/web-sessions.js';
import { Accounts } from './accounts.js';
import { Adapters } from './adapters.js';
import { ClientCalls } from './client-calls.js';
import { Consents } from './consents.js';
import { LEVELS } from './levels.js';
import { errorPage, goodbyePage, signOutPage } from './pages/protocol-pages.js';
import { ProtocolSessionsStore } from './protocol-sessions.store.js';
import { signInPolicy } from './sign-in-policy.js';
import { API_SCOPES, CLIENT_HOLDER, CLIENT_QUOTA, OPENID_SCOPES, SECRET_HASHES } from './protocol-clients.js';

const MINUTE = 60;

type ApiClient = Client & { readonly [API_SCOPES]?: readonly string[] };
type SessionToken = AccessTokenModel & { readonly sessionUid?: string; readonly authTime?: number };

/** The configuration of the protocol library: it allows little, and sets every option about which the library would print a notice. */
@Injectable()
export class ServerConfiguration {
  constructor(
    private readonly config: AppConfig,
    private readonly adapters: Adapters,
    private readonly accounts: Accounts,
    private readonly consents: Consents,
    private readonly sessions: ProtocolSessionsStore,
    private readonly accessTokens: AccessTokensStore,
    private readonly calls: ClientCalls,
  ) {}

  with(keys: readonly JWK[]): Configuration {
    const { config } = this;
    const isSecure = config.publicUrl.startsWith('https:');
    const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true } as const;
    return {
      adapter: this.adapters.of,
      jwks: { keys: keys as never },
      responseTypes: ['code'],
      scopes: [...OPENID_SCOPES],
      claims: {
        openid: ['sub', 'acr', 'amr', 'auth_time'],
        email: ['email', 'email_verified'],
        profile: ['name', 'given_name', 'family_name', 'role', 'agency'],
        sid: null,
        iss: null,
      },
      acrValues: [...LEVELS],
      clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
      enabledJWA: {
        idTokenSigningAlgValues: [SIGNING_ALGORITHM],
        clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256', 'EdDSA'],
        dPoPSigningAlgValues: [...PROOF_ALGORITHMS],
      },
      clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
      extraClientMetadata: {
        properties: [SECRET_HASHES, API_SCOPES, CLIENT_HOLDER, CLIENT_QUOTA, CLIENT_HOLDER],
      },
      pkce: { required: () => true },
      conformIdTokenClaims: false,
      cookies: {
        names: {
          session: sessionCookie(config.publicUrl),
          interaction: 'bindery_sign_in',
          resume: 'bindery_resume',
        },
        keys: new Keygrip(this.cookieKeys(), 'sha256') as never,
        long: { ...cookie, path: '/' },
        short: cookie,
      },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => mayAskAbout(client, token) },
        revocation: {
          enabled: true,
          allowedPolicy: (_ctx, client, token) => {
            if (token.clientId === client.clientId) return true;
            // RFC 7009 section 2.1: refused with an error, so that the client does not take a living token for revoked.
            throw new errors.InvalidRequest('this client did not get the token');
          },
        },
        pushedAuthorizationRequests: { enabled: true },
        backchannelLogout: { enabled: true },
        dPoP: { enabled: true, nonceSecret: this.derived('bindery DPoP nonces', this.config.encryptionKey) },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => signOutPage(ctx, form),
          postLogoutSuccessSource: (ctx) => goodbyePage(ctx),
        },
        resourceIndicators: {
          enabled: true,
          defaultResource: (ctx, client) => apiFor(ctx, client),
          useGrantedResource: () => true,
          getResourceServerInfo: (_ctx, indicator, client) => this.api(indicator, client),
        },
      },
      interactions: { policy: signInPolicy(), url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
      findAccount: (_ctx, id) => this.accounts.find(id),
      loadExistingGrant: (ctx) => this.consents.load(ctx),
      extraTokenClaims: (ctx, token) => this.claimsOf(ctx, token),
      formats: {
        customizers: {
          jwt: async (_ctx, token, parts) => {
            await this.enter(token as AccessTokenModel | ClientCredentials, parts.payload);
            return undefined;
          },
        },
      } as Configuration['formats'],
      rotateRefreshToken: true,
      issueRefreshToken: (_ctx, client, code) =>
        Promise.resolve(client.grantTypeAllowed('refresh_token') && 'sessionUid' in code),
      expiresWithSession: () => true,
      clientBasedCORS: (_ctx, origin, client) =>
        (client.redirectUris ?? []).some((uri) => URL.canParse(uri) && new URL(uri).origin === origin),
      fetch: (url, options) => this.calls.fetch(String(url), options as never),
      pairwiseIdentifier: (_ctx, accountId) => Promise.resolve(accountId),
      renderError: (ctx, out, error) => errorPage(ctx, out, error),
      ttl: {
        AuthorizationCode: CODE_SECONDS,
        AccessToken: config.accessTokenMinutes * MINUTE,
        ClientCredentials: config.accessTokenMinutes * MINUTE,
        IdToken: 10 * MINUTE,
        Interaction: 10 * MINUTE,
        Grant: REFRESH_SECONDS,
        Session: (_ctx, session) => Math.max(1, sessionSeconds(session.loginTs ?? now(), now())),
        RefreshToken: (_ctx, token) => Math.max(1, refreshSeconds(token.iiat ?? now(), now())),
      },
    };
  }

  api(indicator: string, client: ApiClient): ResourceServer {
    if (indicator !== AUDIENCE) throw new errors.InvalidTarget();
    return {
      scope: (client[API_SCOPES] ?? []).join(' '),
      audience: AUDIENCE,
      accessTokenFormat: 'jwt',
      accessTokenTTL: this.config.accessTokenMinutes * MINUTE,
      jwt: { sign: { alg: SIGNING_ALGORITHM } },
    };
  }

  /** Adds to a user's token the session behind it, which the guard of the API checks on every request. */
  private async claimsOf(
    ctx: KoaContextWithOIDC | undefined,
    token: AccessTokenModel | ClientCredentials,
  ): Promise<Record<string, unknown> | undefined> {
    if (token.kind !== 'AccessToken' || token.aud !== AUDIENCE) return undefined;
    const { sessionUid, accountId } = token as SessionToken;
    const session = sessionUid === undefined ? null : await this.sessions.rowOf(sessionUid);
    const account = await this.accounts.find(accountId);
    if (session === null || sessionUid === undefined || !account)
      throw new errors.InvalidGrant('the session of the token is over');
    const { role, agency } = await account.claims('userinfo', '', {}, []);
    const source = ctx?.oidc.entities.RefreshToken ?? ctx?.oidc.entities.AuthorizationCode;
    if (!source) {
      const { id, acr, amr, signedInAt } = session;
      return { sid: id, role, agency, acr, amr, auth_time: signedInAt };
    }
    const { acr, amr, authTime } = source;
    const end = now() + sessionSeconds(authTime ?? now(), now());
    await this.sessions.touch(sessionUid, new Date(end * 1000));
    return { sid: session.id, role, agency, acr, amr, auth_time: authTime };
  }

  private async enter(
    token: AccessTokenModel | ClientCredentials,
    payload: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { sid } = payload;
    // Stored like an opaque token, because the library reads it so when it is introspected.
    const { format: _format, ...rest } = Object.fromEntries(
      Object.entries(token).filter(([, value]) => ['string', 'number'].includes(typeof value)),
    ) as Readonly<Record<string, unknown>>;
    await this.accessTokens.enter(
      payload['jti'] as string,
      {
        ...rest,
        kind: token.kind,
        clientId: token.clientId,
        iat: payload['iat'],
        exp: payload['exp'],
        aud: payload['aud'],
      } as never,
      { format: 'jwt', sessionId: typeof sid === 'string' ? sid : null },
    );
  }

  /** Keys for cookies, derived so that the encryption key has one use only. Those of former keys are still accepted. */
  private cookieKeys(): string[] {
    return [this.config.encryptionKey, ...this.config.previousEncryptionKeys].map((key) =>
      this.derived('bindery cookies', key).toString('base64'),
    );
  }

  private derived(purpose: string, key: Parameters<typeof hkdfSync>[1]): Buffer {
    return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  }
}

/**
 * A token is for the API if one of its scopes is requested. A token of plain OpenID Connect has no resource, because the userinfo endpoint
 * would refuse it. A client that acts for itself and names no scope gets all its scopes.
 */
function apiFor(ctx: KoaContextWithOIDC, client: ApiClient): string | undefined {
  const { params } = ctx.oidc;
  const scopes = client[API_SCOPES] ?? [];
  if (params?.['grant_type'] === 'client_credentials') {
    params['scope'] ??= scopes.join(' ') || undefined;
    return AUDIENCE;
  }
  const asked = typeof params?.['scope'] === 'string' ? params['scope'].split(' ') : [];
  return asked.some((scope) => scopes.includes(scope)) ? AUDIENCE : undefined;
}

/** A token may be introspected by the client that got it, and by the API's own servers if it is for them. */
function mayAskAbout(
  client: ApiClient,
  token: { readonly clientId?: string | undefined; readonly aud?: unknown },
): boolean {
  if (token.clientId === client.clientId) return true;
  const needed: PermissionName = 'identity.introspect';
  return token.aud === AUDIENCE && (client[API_SCOPES] ?? []).includes(needed);
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
