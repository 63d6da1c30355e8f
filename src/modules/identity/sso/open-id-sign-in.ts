import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import {
  AuthorizationResponseError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { ClientAuth, CustomFetch, ServerMetadata } from 'openid-client';
import { AppConfig } from '../../../platform/config/config.js';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { GuardedAgents } from '../../../platform/net/guarded-agents.js';
import { guardedFetch } from '../../../platform/net/guarded-fetch.js';
import { networkFrom } from '../../../platform/net/reachable.js';
import type { AssertedPerson } from './domain/asserted-person.js';
import { assertedPerson } from './domain/asserted-person.js';
import type { SsoRefusal } from './domain/sso-refusal.js';
import { SsoRefused } from './domain/sso-refusal.js';
import { callbackUrl } from './sso-addresses.js';
import type { SsoAnswer, SsoRequest } from './sso-requests.js';
import { SSO_CLIENT_SECRET } from './sso.entities.js';
import type { SsoProvider } from './sso.entities.js';

const TIMEOUT_SECONDS = 10;
const METADATA_MS = 10 * 60_000;
/** Accepted signature algorithms: not `none`, and none that uses our shared secret. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

interface KeptMetadata {
  readonly rowVersion: number;
  readonly until: number;
  readonly metadata: ServerMetadata;
}

class Unreachable extends Error {}

/** Signs people in at a provider that speaks OpenID Connect: code, PKCE, state and nonce, and an ID token whose signature is checked. */
@Injectable()
export class OpenIdSignIn implements OnApplicationShutdown {
  private readonly agents: GuardedAgents;
  private readonly kept = new Map<string, KeptMetadata>();

  constructor(
    private readonly config: AppConfig,
    private readonly fields: FieldEncryption,
  ) {
    this.agents = new GuardedAgents(config.ssoAllowedNetworks.map(networkFrom), { keepAlive: false });
  }

  onApplicationShutdown(): void {
    this.agents.destroy();
  }

  /** The address to redirect the browser to. Throws SsoRefused. */
  async begin(
    provider: SsoProvider,
    { nonce, verifier, isFresh }: SsoRequest,
    state: string,
    loginHint: string | null,
  ): Promise<string> {
    return this.attempt(async () => {
      const upstream = await this.configurationOf(provider);
      const url = buildAuthorizationUrl(upstream, {
        redirect_uri: callbackUrl(this.config, provider.providerName),
        response_type: 'code',
        scope: provider.scopes.join(' '),
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isFresh && { prompt: 'login', max_age: '0' }),
        ...(loginHint !== null && { login_hint: loginHint }),
      });
      return url.href;
    });
  }

  /** The person whom the provider names. Throws SsoRefused. */
  async complete(
    provider: SsoProvider,
    { nonce, verifier, isFresh }: SsoRequest,
    answer: SsoAnswer,
  ): Promise<AssertedPerson> {
    return this.attempt(async () => {
      const upstream = await this.configurationOf(provider);
      const url = new URL(callbackUrl(this.config, provider.providerName));
      url.search = new URLSearchParams(answer).toString();
      const tokens = await authorizationCodeGrant(upstream, url, {
        expectedState: answer['state'] ?? '',
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(isFresh && { maxAge: 0 }),
      });
      const idToken = tokens.claims();
      const found = idToken && assertedPerson(provider.providerType, idToken, provider.trustsEmail);
      if (!found) throw new SsoRefused('answer-incomplete');
      const lacks =
        found.email === null ||
        !(provider.roleClaim === null || provider.roleClaim === undefined || provider.roleClaim in idToken);
      if (!lacks || !upstream.serverMetadata().userinfo_endpoint) return found;
      const more = await fetchUserInfo(upstream, tokens.access_token, idToken.sub);
      return assertedPerson(provider.providerType, { ...more, ...idToken }, provider.trustsEmail) ?? found;
    });
  }

  /**
   * The configuration for one sign-in: with cached metadata, but with the provider's current keys, so that a new key is
   * known and a withdrawn one refused at once.
   */
  private async configurationOf(provider: SsoProvider): Promise<Configuration> {
    const metadata = await this.metadataOf(provider);
    const { clientId } = provider;
    const upstream = new Configuration(metadata, clientId, {}, await this.clientAuth(provider, metadata));
    upstream[customFetch] = this.fetch;
    upstream.timeout = TIMEOUT_SECONDS;
    // Otherwise the library accepts TLS to the token endpoint in place of a signature.
    enableNonRepudiationChecks(upstream);
    // Plain HTTP only in networks that the operator has allowed; the connection itself checks that.
    if (isPlain(provider)) allowInsecureRequests(upstream);
    return upstream;
  }

  private async metadataOf(provider: SsoProvider): Promise<ServerMetadata> {
    const { id, rowVersion } = provider;
    const kept = this.kept.get(id);
    if (kept?.rowVersion === rowVersion && kept.until > Date.now()) return kept.metadata;
    const found = enteredMetadata(provider) ?? (await this.discovered(provider));
    const { id_token_signing_alg_values_supported: offered } = found;
    const metadata = {
      ...found,
      ...(offered && {
        id_token_signing_alg_values_supported: offered.filter((each) => ALGORITHMS.includes(each)),
      }),
    };
    this.kept.set(id, { rowVersion, until: Date.now() + METADATA_MS, metadata });
    return metadata;
  }

  private async discovered(provider: SsoProvider): Promise<ServerMetadata> {
    const issuer = new URL(provider.issuerUrl ?? '');
    const found = await discovery(issuer, provider.clientId, undefined, None(), {
      [customFetch]: this.fetch,
      timeout: TIMEOUT_SECONDS,
      ...(isPlain(provider) && { execute: [allowInsecureRequests] }),
    });
    return JSON.parse(JSON.stringify(found.serverMetadata())) as ServerMetadata;
  }

  private async clientAuth(provider: SsoProvider, metadata: ServerMetadata): Promise<ClientAuth> {
    const { id, clientSecretEncrypted: sealed } = provider;
    if (!sealed) return None();
    const secret = await this.fields.open({ ...SSO_CLIENT_SECRET, row: id }, sealed);
    // OpenID Connect Discovery section 3: the default is client_secret_basic.
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
  }

  private readonly fetch: CustomFetch = async (url, options) => {
    let response: Response;
    try {
      response = await guardedFetch(this.agents, url, options);
    } catch (error) {
      throw new Unreachable('the provider cannot be reached', { cause: error });
    }
    if (response.status >= 500) throw new Unreachable(`the provider answers ${response.status}`);
    return response;
  };

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SsoRefused) throw error;
      throw new SsoRefused(reasonOf(error), faultOf(error));
    }
  }
}

function isPlain({ issuerUrl }: SsoProvider): boolean {
  return issuerUrl?.startsWith('http:') ?? false;
}

/** Metadata from the provider's row, for one that publishes none. */
function enteredMetadata(provider: SsoProvider): ServerMetadata | null {
  const { issuerUrl, authorizationUrl, tokenUrl, jwksUrl, userinfoUrl } = provider;
  if (!issuerUrl || !authorizationUrl || !tokenUrl || !jwksUrl) return null;
  return {
    issuer: issuerUrl,
    authorization_endpoint: authorizationUrl,
    token_endpoint: tokenUrl,
    jwks_uri: jwksUrl,
    ...(userinfoUrl && { userinfo_endpoint: userinfoUrl }),
    id_token_signing_alg_values_supported: ALGORITHMS,
  };
}

function reasonOf(error: unknown): SsoRefusal {
  if (error instanceof AuthorizationResponseError) return 'not-signed-in';
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof Unreachable) return 'unreachable';
  return 'answer-refused';
}

/** An error code of the library or the protocol; free text of the provider is not recorded. */
function faultOf(error: unknown): string {
  const { code, error: word } = error as { readonly code?: unknown; readonly error?: unknown };
  const found = typeof word === 'string' ? word : code;
  return typeof found === 'string' && /^[A-Za-z_]{1,60}$/.test(found) ? found : 'other';
}
