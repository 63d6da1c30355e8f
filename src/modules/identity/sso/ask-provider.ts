import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import type { AssertedPerson } from './domain/asserted-person.js';
import { OpenIdSignIn } from './open-id-sign-in.js';
import { SamlSignIn } from './saml-sign-in.js';
import type { AnsweredRequest, SsoRequest } from './sso-requests.js';
import { SsoRequests } from './sso-requests.js';
import type { SsoProvider } from './sso.entities.js';

/** Asks a provider who a person is, by OpenID Connect or SAML. */
@Injectable()
export class AskProvider {
  constructor(
    private readonly requests: SsoRequests,
    private readonly openId: OpenIdSignIn,
    private readonly saml: SamlSignIn,
    private readonly clock: Clock,
  ) {}

  /** Starts a request; returns the address to redirect the browser to. Throws SsoRefused. */
  async begin(
    provider: SsoProvider,
    asked: Pick<SsoRequest, 'uid' | 'isFresh'>,
    loginHint: string | null,
  ): Promise<string> {
    const request: SsoRequest = {
      ...asked,
      providerId: provider.id,
      providerName: provider.providerName,
      nonce: randomBytes(32).toString('base64url'),
      verifier: randomBytes(32).toString('base64url'),
      askedAt: this.clock.now().getTime(),
    };
    const state = await this.requests.open(request);
    return this.by(provider).begin(provider, request, state, loginHint);
  }

  /** Checks the answer; returns the person that it names. Throws SsoRefused. */
  complete(provider: SsoProvider, { request, answer }: AnsweredRequest): Promise<AssertedPerson> {
    return this.by(provider).complete(provider, request, answer);
  }

  private by({ providerType }: SsoProvider): Pick<OpenIdSignIn, 'begin' | 'complete'> {
    return providerType === 'saml' ? this.saml : this.openId;
  }
}
