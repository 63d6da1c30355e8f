import { Injectable } from '@nestjs/common';
import type { Profile, SAML } from '@node-saml/node-saml';
import { errors } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { ArtifactsStore } from '../server/artifacts.store.js';
import type { AssertedPerson } from './domain/asserted-person.js';
import { assertedPerson } from './domain/asserted-person.js';
import type { SamlAssertion } from './domain/saml-assertion.js';
import { readAssertion, assertionFault, attributeClaims } from './domain/saml-assertion.js';
import { SsoRefused } from './domain/sso-refusal.js';
import { callbackUrl, entityId } from './sso-addresses.js';
import type { SsoAnswer, SsoRequest } from './sso-requests.js';
import type { SsoProvider } from './sso.entities.js';

const SKEW_MS = 30_000;
const ASSERTION_MS = 5 * 60_000;
/** A document type can define entities (CWE-611, CWE-776), and SAML needs none. */
const DOCUMENT_TYPE = /<!(DOCTYPE|ENTITY)/i;
/** Signatures with SHA-1, which are refused (NIST SP 800-131A). */
const SHA1 = /xmldsig#(rsa-sha1|dsa-sha1|hmac-sha1|sha1)/;
const BASE64 = /^[A-Za-z0-9+/\s]+=*\s*$/;
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const AS_EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const DESTINATION = /<(?:[\w.-]+:)?Response\s[^>]*?\bDestination\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** Signs people in at a provider that speaks SAML 2.0: a request by redirect, a signed assertion by POST, in answer to that request. */
@Injectable()
export class SamlSignIn {
  constructor(
    private readonly config: AppConfig,
    private readonly artifacts: ArtifactsStore,
  ) {}

  /** Our metadata as XML, to be entered at the provider. */
  async metadata(provider: SsoProvider): Promise<string> {
    return (await this.speaking(provider, null)).generateServiceProviderMetadata(null);
  }

  /** The address to redirect the browser to. */
  async begin(provider: SsoProvider, request: SsoRequest, state: string): Promise<string> {
    return (await this.speaking(provider, request)).getAuthorizeUrlAsync(state, undefined, {});
  }

  /** The person whom the provider names. Throws SsoRefused. */
  async complete(provider: SsoProvider, request: SsoRequest, answer: SsoAnswer): Promise<AssertedPerson> {
    const profile = await this.verified(provider, request, answer['SAMLResponse'] ?? '');
    const assertion = readAssertion(profile.getAssertion?.());
    const fault = assertionFault(assertion, {
      issuer: provider.issuerUrl ?? '',
      recipient: callbackUrl(this.config, provider.providerName),
      inResponseTo: requestId(request),
      signedInAfter: request.isFresh ? new Date(request.askedAt - SKEW_MS) : null,
    });
    if (fault !== null) throw new SsoRefused('answer-refused', fault);
    await this.takeOnce(provider, assertion);
    const person = personOf(provider, profile, assertion);
    if (person === null) throw new SsoRefused('answer-incomplete');
    return person;
  }

  private async verified(provider: SsoProvider, request: SsoRequest, encoded: string): Promise<Profile> {
    if (!BASE64.test(encoded)) throw new SsoRefused('answer-refused', 'not_base64');
    const xml = Buffer.from(encoded, 'base64').toString('utf8');
    if (DOCUMENT_TYPE.test(xml)) throw new SsoRefused('answer-refused', 'document_type');
    if (SHA1.test(xml)) throw new SsoRefused('answer-refused', 'weak_signature');
    const [, double, single] = DESTINATION.exec(xml) ?? [];
    const destination = double ?? single;
    if (destination !== undefined && destination !== callbackUrl(this.config, provider.providerName))
      throw new SsoRefused('answer-refused', 'destination');
    try {
      const saml = await this.speaking(provider, request);
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: encoded });
      if (profile) return profile;
    } catch (error) {
      const isStatus = (error as Error).name === 'SamlStatusError' || 'xmlStatus' in (error as object);
      throw new SsoRefused(
        isStatus ? 'not-signed-in' : 'answer-refused',
        isStatus ? 'status' : 'not_verified',
      );
    }
    throw new SsoRefused('not-signed-in', 'status');
  }

  /**
   * Refuses a reused assertion: each request is answered once, and an assertion must not answer a second
   * request (SAML 2.0 profiles, section 4.1.4.5).
   */
  private async takeOnce({ id }: SsoProvider, assertion: SamlAssertion): Promise<void> {
    const until = assertion.confirmations[0]?.notOnOrAfter ?? new Date();
    const exp = Math.ceil((until.getTime() + SKEW_MS) / 1000);
    try {
      await this.artifacts.upsert('ReplayDetection', `saml ${id} ${assertion.id ?? ''}`, { exp });
    } catch (error) {
      if (!(error instanceof errors.OIDCProviderError)) throw error;
      throw new SsoRefused('answer-refused', 'replayed');
    }
  }

  /**
   * Makes the library's object for one sign-in, which knows the one request to be answered. The import is deferred, because it loads three
   * XML libraries and most processes never see a SAML provider.
   */
  private async speaking(provider: SsoProvider, request: SsoRequest | null): Promise<SAML> {
    const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml');
    const asked = request === null ? null : requestId(request);
    return new SAML({
      callbackUrl: callbackUrl(this.config, provider.providerName),
      entryPoint: provider.authorizationUrl ?? '',
      issuer: entityId(this.config, provider),
      audience: entityId(this.config, provider),
      // Metadata is needed before a certificate has been entered.
      idpCert: provider.certificates.length > 0 ? [...provider.certificates] : 'none',
      // ADFS and Entra sign the assertion by default; a signature around the response is neither required nor enough.
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      signatureAlgorithm: 'sha256',
      acceptedClockSkewMs: SKEW_MS,
      maxAssertionAgeMs: ASSERTION_MS,
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      forceAuthn: request?.isFresh ?? false,
      validateInResponseTo: ValidateInResponseTo.always,
      generateUniqueId: () => asked ?? '_',
      cacheProvider: {
        saveAsync: (_key, value) => Promise.resolve({ value, createdAt: Date.now() }),
        getAsync: (key) =>
          Promise.resolve(request !== null && key === asked ? new Date(request.askedAt).toISOString() : null),
        removeAsync: (key) => Promise.resolve(key),
      },
    });
  }
}

/** The request id: the nonce, which cannot be guessed, as a valid XML name. */
function requestId({ nonce }: SsoRequest): string {
  return `_${nonce}`;
}

function personOf(provider: SsoProvider, profile: Profile, assertion: SamlAssertion): AssertedPerson | null {
  const { nameID, nameIDFormat, attributes } = profile;
  // A transient NameID differs at each sign-in, so it identifies nobody.
  if (nameIDFormat === TRANSIENT || nameID === '' || nameID.length > 500) return null;
  const said = attributeClaims((attributes ?? {}) as Readonly<Record<string, unknown>>);
  const claims = {
    ...said,
    ...(nameIDFormat === AS_EMAIL && said['email'] === undefined && { email: nameID }),
    sub: nameID,
    // SAML does not tell whether an address was verified; the provider's row may.
    email_verified: undefined,
    acr: assertion.authnContext,
  };
  return assertedPerson('saml', claims, provider.trustsEmail);
}
