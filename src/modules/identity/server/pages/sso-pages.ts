import { Injectable } from '@nestjs/common';
import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteShorthandOptions,
} from 'fastify';
import type { Provider } from 'oidc-provider';
import { sendPage } from '../../../../platform/http/html/form-page.js';
import { RateLimits } from '../../../../platform/limits/rate-limits.js';
import { DomainError } from '../../../../shared/errors.js';
import { SecondStep } from '../../factors/second-step.js';
import { AdmitPerson } from '../../sso/admit-person.js';
import { AskProvider } from '../../sso/ask-provider.js';
import type { AssertedPerson } from '../../sso/domain/asserted-person.js';
import { SsoRefused, refusalText } from '../../sso/domain/sso-refusal.js';
import { SsoProvidersQueries } from '../../sso/providers.queries.js';
import { isOfAccount } from '../../sso/own-identities.js';
import { SamlSignIn } from '../../sso/saml-sign-in.js';
import { SSO_PATH } from '../../sso/sso-addresses.js';
import type { SsoAnswer } from '../../sso/sso-requests.js';
import { SsoRequests } from '../../sso/sso-requests.js';
import { SsoTrail } from '../../sso/sso-trail.js';
import type { SsoProvider } from '../../sso/sso.entities.js';
import { AAL1, AAL2, neededLevel } from '../levels.js';
import { deviceTokenOf } from './device-cookie.js';
import { crowdedPage, expiredPage } from './interaction-pages.js';
import type { Interaction } from './interaction-pages.js';
import type { PageRequest } from './interactions.js';
import { Interactions } from './interactions.js';
import { SecondFactorPages } from './second-factor-pages.js';

type ProviderRequest = FastifyRequest<{ Params: { readonly uid: string; readonly provider: string } }>;

/** Single sign-on: to the provider, back from it, and on as after a password. */
@Injectable()
export class SsoPages {
  constructor(
    private readonly interactions: Interactions,
    private readonly secondFactor: SecondFactorPages,
    private readonly secondStep: SecondStep,
    private readonly providers: SsoProvidersQueries,
    private readonly requests: SsoRequests,
    private readonly ask: AskProvider,
    private readonly saml: SamlSignIn,
    private readonly admit: AdmitPerson,
    private readonly trail: SsoTrail,
    private readonly limits: RateLimits,
  ) {}

  addTo(scope: FastifyInstance, page: RouteShorthandOptions): void {
    scope.get('/sign-in/:uid/with/:provider', page, (request, reply) =>
      this.counted(reply, () => this.begin(request as ProviderRequest, reply)),
    );
    scope.get('/sign-in/:uid/sso', page, (request, reply) => this.complete(request as PageRequest, reply));
    scope.get(`${SSO_PATH}/:provider/callback`, page, (request, reply) =>
      this.counted(reply, () =>
        this.answered(request as ProviderRequest, reply, singlesIn(request.query), 'state'),
      ),
    );
    scope.get(`${SSO_PATH}/:provider/metadata`, page, (request, reply) =>
      this.metadata(request as ProviderRequest, reply),
    );
  }

  /** Adds the routes for forms that providers' pages submit. */
  addForeignTo(scope: FastifyInstance, page: RouteShorthandOptions): void {
    const errorHandler = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
      if ((error.statusCode ?? 500) >= 500) throw error;
      void sendPage(reply.code(error.statusCode ?? 400), expiredPage());
    };
    scope.post(`${SSO_PATH}/:provider/callback`, { ...page, errorHandler }, (request, reply) =>
      this.counted(reply, () =>
        this.answered(request as ProviderRequest, reply, singlesIn(request.body), 'RelayState'),
      ),
    );
  }

  private async begin(request: ProviderRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.interactions.with(request as PageRequest, reply, async (_server, interaction) => {
      const { uid, params, prompt } = interaction;
      const provider = await this.providers.enabledByName(request.params.provider);
      if (!provider || prompt.name !== 'login') return reply.redirect(`/sign-in/${uid}`, 303);
      const isFresh = params['max_age'] !== undefined || String(params['prompt'] ?? '').includes('login');
      const hint = params['login_hint'];
      let to: string;
      try {
        to = await this.ask.begin(provider, { uid, isFresh }, typeof hint === 'string' ? hint : null);
      } catch (error) {
        return this.refuse(reply, interaction, provider, error);
      }
      return reply.header('cache-control', 'no-store').redirect(to, 303);
    });
  }

  /** Stores the answer until the browser fetches it in our own page: a form sent by another site carries none of our cookies. */
  private async answered(
    request: ProviderRequest,
    reply: FastifyReply,
    answer: SsoAnswer | null,
    field: 'state' | 'RelayState',
  ): Promise<FastifyReply> {
    const state = answer?.[field];
    const uid =
      answer === null || state === undefined
        ? null
        : await this.requests.answer(request.params.provider, state, answer);
    if (uid === null) return sendPage(reply.code(400), expiredPage());
    const to = isOfAccount(uid) ? '/account/provider' : `/sign-in/${uid}/sso`;
    return reply.redirect(`${to}?state=${encodeURIComponent(state ?? '')}`, 303);
  }

  private async metadata(request: ProviderRequest, reply: FastifyReply): Promise<FastifyReply> {
    const provider = await this.providers.samlByName(request.params.provider);
    if (!provider) return reply.code(404).type('text/plain').send('There is no such provider of SAML.');
    const metadata = await this.saml.metadata(provider);
    return reply.header('content-type', 'application/samlmetadata+xml').send(metadata);
  }

  private async complete(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.interactions.with(request, reply, async (server, interaction) => {
      const { state = '' } = singlesIn(request.query) ?? {};
      const taken = await this.requests.take(interaction.uid, state);
      const provider = taken && (await this.providers.enabledByName(taken.request.providerName));
      if (!taken || !provider || interaction.prompt.name !== 'login')
        return sendPage(reply.code(400), expiredPage());
      try {
        const person = await this.ask.complete(provider, taken);
        return await this.goOn(request, reply, server, interaction, provider, person);
      } catch (error) {
        return this.refuse(reply, interaction, provider, error);
      }
    });
  }

  private async goOn(
    request: PageRequest,
    reply: FastifyReply,
    server: Provider,
    interaction: Interaction,
    provider: SsoProvider,
    person: AssertedPerson,
  ): Promise<FastifyReply> {
    const { uid, params } = interaction;
    const user = await this.admit.run(provider, person).catch(async (error: unknown) => {
      await this.rememberLink(uid, provider, person, error);
      throw error;
    });
    const ssoProviderId = provider.id;
    const isStrong = showsTwoFactors(provider, person);
    const isDone =
      isStrong ||
      (await this.secondStep.isDoneBy({
        user,
        uid,
        isAskedFor: neededLevel(params['acr_values']) !== AAL1,
        deviceToken: deviceTokenOf(request),
        ssoProviderId,
      }));
    if (!isDone) return reply.redirect(`/sign-in/${uid}`, 303);
    const level = isStrong ? { acr: AAL2, amr: ['sso', 'mfa'] } : { acr: AAL1, amr: ['sso'] };
    const login = { accountId: user.id, remember: false, ...level, ssoProviderId };
    return this.interactions.finish(request, reply, server, { login });
  }

  /** Remembers an identity that is linked once the user signs in to the existing account. */
  private async rememberLink(
    uid: string,
    { id }: SsoProvider,
    { subject, email }: AssertedPerson,
    error: unknown,
  ): Promise<void> {
    if (!(error instanceof SsoRefused) || error.reason !== 'link-first') return;
    if (error.userId === null || email === null) return;
    await this.requests.keepLink(uid, { userId: error.userId, providerId: id, subject, email });
  }

  /** Shows the sign-in page again, with the reason of a refusal. */
  private async refuse(
    reply: FastifyReply,
    interaction: Interaction,
    provider: SsoProvider,
    error: unknown,
  ): Promise<FastifyReply> {
    if (!(error instanceof SsoRefused)) throw error;
    await this.trail.refused(provider, error);
    reply.code(error.reason === 'unreachable' ? 503 : 403);
    const alert = refusalText(error.reason, provider.label());
    return this.secondFactor.showSignIn(reply, interaction, { alert });
  }

  private async counted(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
    try {
      await this.limits.chargeNetwork('sign-in');
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'too-many-requests') throw error;
      const { retryAfter = 1 } = error.details;
      return sendPage(reply.code(429).header('retry-after', retryAfter), crowdedPage(retryAfter));
    }
    return work();
  }
}

/** Whether the provider used two factors: only values configured for it count, because providers mean different things by them. */
function showsTwoFactors(
  { trustedAcrValues, trustedAmrValues }: SsoProvider,
  { acr, amr }: AssertedPerson,
): boolean {
  return trustedAcrValues.includes(acr ?? '') || amr.some((each) => trustedAmrValues.includes(each));
}

/** The query as single values; null if a parameter is repeated, which no provider does. */
function singlesIn(query: unknown): SsoAnswer | null {
  const entries = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  return entries.every(([, value]) => typeof value === 'string')
    ? (Object.fromEntries(entries) as SsoAnswer)
    : null;
}
