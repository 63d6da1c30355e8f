import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify';
import type { Provider } from 'oidc-provider';
import { refused } from '../../../../platform/http/html/form-page.js';
import { SecondStep } from '../../factors/second-step.js';
import { SignIn } from '../../sign-in.js';
import { SsoTrail } from '../../sso/sso-trail.js';
import type { User } from '../../user.entity.js';
import { AAL1, neededLevel } from '../levels.js';
import { deviceTokenOf } from './device-cookie.js';
import { consentPage, refusalOf } from './interaction-pages.js';
import type { Interaction } from './interaction-pages.js';
import type { PageRequest, PageRoute } from './interactions.js';
import { Interactions } from './interactions.js';
import { PASSKEY_SCRIPT } from './passkey-script.js';
import { SecondFactorPages } from './second-factor-pages.js';

/**
 * The pages between a client's request and its answer. Their state is in the interaction, which is kept on the server for ten minutes; only
 * the last step gives a result to the library.
 */
@Injectable()
export class SignInPages {
  constructor(
    private readonly interactions: Interactions,
    private readonly secondFactor: SecondFactorPages,
    private readonly secondStep: SecondStep,
    private readonly sso: SsoTrail,
    private readonly signIn: SignIn,
  ) {}

  addTo(scope: FastifyInstance, page: RouteShorthandOptions): void {
    const on = (step: string, route: PageRoute): void => {
      scope.post(`/sign-in/:uid/${step}`, page, (request, reply) => route(request as PageRequest, reply));
    };
    scope.get(PASSKEY_SCRIPT.path, page, (_request, reply) =>
      reply
        .headers({
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
        })
        .send(PASSKEY_SCRIPT.text),
    );
    scope.get('/sign-in/:uid', page, (request, reply) => this.show(request as PageRequest, reply));
    on('password', (request, reply) => this.password(request, reply));
    on('code', (request, reply) => this.secondFactor.code(request, reply, 'authenticator'));
    on('sms', (request, reply) => this.secondFactor.sendSms(request, reply));
    on('sms-code', (request, reply) => this.secondFactor.smsCode(request, reply));
    on('recovery', (request, reply) => this.secondFactor.code(request, reply, 'recovery'));
    on('authenticator', (request, reply) => this.secondFactor.add(request, reply));
    on('passkey', (request, reply) => this.secondFactor.passkey(request, reply));
    on('new-passkey', (request, reply) => this.secondFactor.addNewPasskey(request, reply));
    on('continue', (request, reply) => this.secondFactor.goOn(request, reply));
    on('consent', (request, reply) => this.consent(request, reply));
    on('abort', (request, reply) => this.abort(request, reply));
  }

  private async show(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.interactions.with(request, reply, async (_provider, interaction) => {
      if (interaction.prompt.name === 'consent')
        return this.interactions.send(reply, interaction, consentPage(interaction));
      return this.secondFactor.show(reply, interaction);
    });
  }

  private async password(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { email = '', password = '' } = request.body ?? {};
    return this.interactions.with(request, reply, async (provider, interaction) => {
      const { uid, prompt } = interaction;
      if (prompt.name !== 'login') return reply.redirect(`/sign-in/${uid}`, 303);
      try {
        const user = await this.signIn.run({ email, password });
        return await this.afterPassword(request, reply, provider, interaction, user);
      } catch (error) {
        const alert = refusalOf(refused(reply, error));
        return this.secondFactor.showSignIn(reply, interaction, { email, alert });
      }
    });
  }

  private async afterPassword(
    request: PageRequest,
    reply: FastifyReply,
    provider: Provider,
    { uid, params }: Interaction,
    user: User,
  ): Promise<FastifyReply> {
    const isDone = await this.secondStep.isDoneBy({
      user,
      uid,
      isAskedFor: neededLevel(params['acr_values']) !== AAL1,
      deviceToken: deviceTokenOf(request),
    });
    if (!isDone) return reply.redirect(`/sign-in/${uid}`, 303);
    const login = { accountId: user.id, remember: false, acr: AAL1, amr: ['pwd'] };
    await this.sso.link(uid, user.id);
    return this.interactions.finish(request, reply, provider, { login });
  }

  private async consent(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.interactions.with(request, reply, async (provider, interaction) => {
      const { prompt, params, session, grantId } = interaction;
      const accountId = session?.accountId;
      if (prompt.name !== 'consent' || accountId === undefined)
        return reply.redirect(`/sign-in/${interaction.uid}`, 303);
      const grant =
        (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
        new provider.Grant({ accountId, clientId: String(params['client_id']) });
      const { missingOIDCScope, missingOIDCClaims, missingResourceScopes } = prompt.details as {
        readonly missingOIDCScope?: readonly string[];
        readonly missingOIDCClaims?: readonly string[];
        readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>;
      };
      if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
      if (missingOIDCClaims) grant.addOIDCClaims([...missingOIDCClaims]);
      for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {}))
        grant.addResourceScope(resource, scopes.join(' '));
      const id = await grant.save();
      return this.interactions.finish(request, reply, provider, { consent: { grantId: id } });
    });
  }

  private async abort(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.interactions.with(request, reply, (provider) =>
      this.interactions.finish(request, reply, provider, {
        error: 'access_denied',
        error_description: 'The person did not go on',
      }),
    );
  }
}
