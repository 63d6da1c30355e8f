import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { AppConfig } from '../../../../platform/config/config.js';
import { sendPage } from '../../../../platform/http/html/form-page.js';
import { faultOf } from '../../../../platform/http/problem.js';
import { RECENT_SIGN_IN } from '../../../../platform/http/step-up.js';
import { Clock } from '../../../../shared/clock.js';
import { DomainError } from '../../../../shared/errors.js';
import { isId } from '../../../../shared/ids.js';
import { ChangePassword } from '../../change-password.js';
import { CLIENT_ID } from '../../domain/access-claims.js';
import { Factors, hasFactor } from '../../factors/factors.store.js';
import { OwnFactors } from '../../factors/own-factors.js';
import { Passkeys } from '../../factors/passkeys/passkeys.store.js';
import { SecondStep } from '../../factors/second-step.js';
import { chosenPage } from '../../links/account.pages.js';
import { EndSession } from '../../sessions/end-session.js';
import { SessionsQueries } from '../../sessions/sessions.queries.js';
import { AAL2 } from '../levels.js';
import { recoveryCodesPage } from '../pages/factor-contents.js';
import type { Form } from '../pages/interactions.js';
import { accountPage } from './account-contents.js';
import { ConsentsQueries } from './consents.queries.js';
import { NewFactorPages, backToAccount } from './new-factor-pages.js';
import type { WebSession } from './web-sessions.js';
import { WebSessions } from './web-sessions.js';
import { WithdrawConsent } from './withdraw-consent.js';

type Work = (session: WebSession, form: Form, id: string) => Promise<FastifyReply | string>;

/** What users see and do with their account, signed in by the cookie of the authorization server. */
@Injectable()
export class AccountPages {
  constructor(
    private readonly sessions: WebSessions,
    private readonly newFactors: NewFactorPages,
    private readonly factors: Factors,
    private readonly passkeys: Passkeys,
    private readonly secondStep: SecondStep,
    private readonly ownFactors: OwnFactors,
    private readonly changePassword: ChangePassword,
    private readonly endSession: EndSession,
    private readonly sessionsQueries: SessionsQueries,
    private readonly consents: ConsentsQueries,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  addTo(scope: FastifyInstance, page: RouteShorthandOptions): void {
    const on = (
      method: 'get' | 'post',
      path: string,
      isSensitive: boolean,
      work: (reply: FastifyReply) => Work,
    ) => scope[method](path, page, (request, reply) => this.answer(request, reply, isSensitive, work(reply)));

    on(
      'get',
      '/account',
      false,
      (reply) =>
        (session, { code, state }) =>
          this.arrive(reply, session, code, state),
    );
    on(
      'get',
      '/account/authenticator',
      true,
      (reply) => (session) => this.newFactors.authenticator(reply, session),
    );
    on('get', '/account/passkey', true, (reply) => (session) => this.newFactors.passkey(reply, session));
    on(
      'post',
      '/account/authenticator',
      true,
      (reply) =>
        (session, { code = '' }) =>
          this.newFactors.addAuthenticator(reply, session, code),
    );
    on(
      'post',
      '/account/passkey',
      true,
      (reply) =>
        (session, { answer = '', name = '' }) =>
          this.newFactors.addPasskey(reply, session, answer, name),
    );
    on('post', '/account/authenticator/remove', true, () => async ({ actor }) => {
      await this.ownFactors.removeAuthenticator(actor);
      return 'The authenticator app is removed.';
    });
    on('post', '/account/passkeys/:id/remove', true, () => async ({ actor }, _form, id) => {
      await this.ownFactors.removePasskey(actor, id);
      return 'The passkey is removed.';
    });
    on('post', '/account/recovery-codes', true, (reply) => async ({ actor }) => {
      const codes = await this.ownFactors.renewRecoveryCodes(actor);
      return sendPage(reply, recoveryCodesPage(codes, backToAccount()));
    });
    on('post', '/account/devices/forget', false, () => async ({ actor }) => {
      await this.ownFactors.forgetDevices(actor);
      return 'No browser is trusted any more.';
    });
    on('post', '/account/new-password', false, (reply) => async ({ actor }, form) => {
      const { current = '', new: newPassword = '' } = form;
      await this.changePassword.run(actor, { currentPassword: current, newPassword });
      return sendPage(reply, chosenPage());
    });
    on('post', '/account/sessions/:id/end', false, () => async ({ actor }, _form, id) => {
      await this.endSession.run(actor, actor.id ?? '', id);
      return 'The session is ended.';
    });
    on('post', '/account/sessions/end', false, (reply) => async ({ actor }) => {
      await this.endSession.all(actor, actor.id ?? '');
      return reply.redirect('/account', 303);
    });
    on('post', '/account/consents/end', false, () => async ({ actor }, { client = '' }) => {
      await this.withdrawConsent.run(actor, client);
      return 'The program acts for you no longer.';
    });
  }

  /** A refusal is the account again, with what is wrong; whoever is not signed in, or not lately, signs in first. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    isSensitive: boolean,
    work: Work,
  ): Promise<FastifyReply> {
    const session = await this.sessions.find(request);
    if (!session) return reply.redirect(this.signInAddress(request, {}), 303);
    const has = hasFactor(await this.factors.of(session.user.id));
    if (isSensitive && !this.isFresh(session, has)) {
      const again = { prompt: 'login', ...(has && { acr_values: AAL2 }) };
      return reply.redirect(this.signInAddress(request, again), 303);
    }
    const { id = '' } = request.params as { readonly id?: string };
    const form = ((request.method === 'GET' ? request.query : request.body) ?? {}) as Form;
    try {
      const result = await work(session, form, isId(id) ? id : '00000000-0000-0000-0000-000000000000');
      return typeof result === 'string' ? await this.show(reply, session, { done: result }) : result;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { errors, retryAfter } = error.details;
      if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
      const [fault] = errors ?? [];
      const alert = fault ? `The password ${fault.detail}.` : `${error.title}.`;
      return this.show(reply.code(faultOf(error).status), session, { alert });
    }
  }

  /** From the sign-in the browser comes with a code that nobody needs, and with where it was going. */
  private async arrive(
    reply: FastifyReply,
    session: WebSession,
    code: string | undefined,
    state: string | undefined,
  ): Promise<FastifyReply> {
    if (code === undefined) return this.show(reply, session, {});
    return reply.redirect(
      state === 'authenticator' || state === 'passkey' ? `/account/${state}` : '/account',
      303,
    );
  }

  private async show(
    reply: FastifyReply,
    { user, actor }: WebSession,
    more: { readonly done?: string; readonly alert?: string },
  ): Promise<FastifyReply> {
    return sendPage(
      reply,
      accountPage({
        user,
        factors: await this.factors.of(user.id),
        passkeys: await this.passkeys.of(user.id),
        isFactorRequired: this.secondStep.isRequiredOf(user.role),
        sessions: await this.sessionsQueries.liveOf(user.id, actor.sessionId),
        consents: await this.consents.of(user.id),
        ...more,
      }),
    );
  }

  /** Factors are changed by whoever has just shown those that there are (OWASP ASVS 5.0, 7.5.1). */
  private isFresh({ acr, signedInAt }: WebSession, has: boolean): boolean {
    const age = (this.clock.now().getTime() - signedInAt.getTime()) / 1000;
    return age <= RECENT_SIGN_IN.maxAgeSeconds && (acr === AAL2 || !has);
  }

  private signInAddress({ method, url }: FastifyRequest, more: Readonly<Record<string, string>>): string {
    const query = new URLSearchParams({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${this.config.publicUrl}/account`,
      scope: 'openid',
      state: method === 'GET' ? (/^\/account\/(\w+)/.exec(url)?.[1] ?? 'account') : 'account',
      code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
    return `/oidc/auth?${query.toString()}`;
  }
}
