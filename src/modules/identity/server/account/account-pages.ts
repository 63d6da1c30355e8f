import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { AppConfig } from '../../../../platform/config/config.js';
import { refused, sendPage } from '../../../../platform/http/html/form-page.js';
import { RECENT_SIGN_IN } from '../../../../platform/http/step-up.js';
import { Clock } from '../../../../shared/clock.js';
import { isId } from '../../../../shared/ids.js';
import { ChangePassword } from '../../change-password.js';
import { CLIENT_ID } from '../../domain/access-claims.js';
import type { FactorsOfUser } from '../../factors/factors.store.js';
import { Factors } from '../../factors/factors.store.js';
import { OwnFactors } from '../../factors/own-factors.js';
import { Passkeys } from '../../factors/passkeys/passkeys.store.js';
import { SecondStep } from '../../factors/second-step.js';
import { chosenPage } from '../../links/account.pages.js';
import { EndSession } from '../../sessions/end-session.js';
import { SessionsQueries } from '../../sessions/sessions.queries.js';
import { AAL1, reaches } from '../levels.js';
import type { Level } from '../levels.js';
import { strongestOf } from '../levels-of-factors.js';
import { recoveryCodesPage } from '../pages/factor-contents.js';
import type { Form } from '../pages/interactions.js';
import { accountPage } from './account-contents.js';
import { ConsentsQueries } from './consents.queries.js';
import { NewFactorPages, backToAccount } from './new-factor-pages.js';
import { LinkIdentity } from '../../sso/link-identity.js';
import { OwnIdentities } from '../../sso/own-identities.js';
import { SsoProvidersQueries } from '../../sso/providers.queries.js';
import { PhonePages } from './phone-pages.js';
import { ProviderPages } from './provider-pages.js';
import type { WebSession } from './web-sessions.js';
import { WebSessions } from './web-sessions.js';
import { WithdrawConsent } from './withdraw-consent.js';

interface Visit {
  readonly reply: FastifyReply;
  readonly session: WebSession;
  /** As they were before the work of the page. */
  readonly factors: FactorsOfUser;
  readonly form: Form;
  /** The id in the address of the page; a nil UUID if it has none. */
  readonly id: string;
  /** The provider's name in the address of the page; empty if it has none. */
  readonly name: string;
}

/** Sends a page, or returns a message that the account page then shows. */
type Work = (visit: Visit) => Promise<FastifyReply | string>;

/** Pages to which a sign-in may return. */
const TO_FACTORS = new Set(['authenticator', 'passkey', 'sms']);
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The account pages of users, who are signed in by the cookie of the authorization server. */
@Injectable()
export class AccountPages {
  constructor(
    private readonly sessions: WebSessions,
    private readonly newFactors: NewFactorPages,
    private readonly phonePages: PhonePages,
    private readonly providerPages: ProviderPages,
    private readonly identities: LinkIdentity,
    private readonly ownIdentities: OwnIdentities,
    private readonly providers: SsoProvidersQueries,
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
    const on = (method: 'get' | 'post', path: string, work: Work, isSensitive = false) =>
      scope[method](path, page, (request, reply) => this.answer(request, reply, isSensitive, work));
    /** Pages that change factors need a recent sign-in with the existing ones. */
    const onSensitive = (method: 'get' | 'post', path: string, work: Work) => on(method, path, work, true);

    on('get', '/account', ({ reply, session, factors, form: { code, state } }) =>
      code === undefined ? this.show(reply, session, { factors }) : this.arrive(reply, state),
    );
    onSensitive('get', '/account/authenticator', ({ reply, session }) =>
      this.newFactors.authenticator(reply, session),
    );
    onSensitive('get', '/account/passkey', ({ reply, session }) => this.newFactors.passkey(reply, session));
    onSensitive('post', '/account/authenticator', ({ reply, session, form: { code = '' } }) =>
      this.newFactors.addAuthenticator(reply, session, code),
    );
    onSensitive('post', '/account/passkey', ({ reply, session, form: { answer = '', name = '' } }) =>
      this.newFactors.addPasskey(reply, session, answer, name),
    );
    onSensitive('get', '/account/sms', ({ reply, session }) => this.phonePages.number(reply, session));
    onSensitive('post', '/account/sms', ({ reply, session, form: { phone = '' } }) =>
      this.phonePages.begin(reply, session, phone),
    );
    onSensitive('get', '/account/sms/code', ({ reply, session }) => this.phonePages.code(reply, session));
    onSensitive('post', '/account/sms/code', ({ reply, session, form: { code = '' } }) =>
      this.phonePages.confirm(reply, session, code),
    );
    onSensitive('post', '/account/sms/again', ({ reply, session }) => this.phonePages.again(reply, session));
    onSensitive('post', '/account/sms/remove', async ({ session: { actor } }) => {
      await this.ownFactors.removePhone(actor);
      return 'Codes by SMS are removed.';
    });
    onSensitive('post', '/account/authenticator/remove', async ({ session: { actor } }) => {
      await this.ownFactors.removeAuthenticator(actor);
      return 'The authenticator app is removed.';
    });
    onSensitive('post', '/account/passkeys/:id/remove', async ({ session: { actor }, id }) => {
      await this.ownFactors.removePasskey(actor, id);
      return 'The passkey is removed.';
    });
    onSensitive('post', '/account/recovery-codes', async ({ reply, session: { actor } }) => {
      const codes = await this.ownFactors.renewRecoveryCodes(actor);
      return sendPage(reply, recoveryCodesPage(codes, backToAccount()));
    });
    onSensitive('get', '/account/provider/:name', ({ reply, session, name }) =>
      this.providerPages.begin(reply, session, name),
    );
    on('get', '/account/provider', ({ reply, session, form: { state = '' } }) =>
      this.providerPages.complete(reply, session, state),
    );
    onSensitive('post', '/account/provider', async ({ session }) => {
      await this.providerPages.agree(session);
      return 'The provider opens your account from now on.';
    });
    onSensitive('post', '/account/identities/:id/unlink', async ({ reply, session: { actor }, id }) => {
      await this.ownIdentities.undo(actor, id);
      return reply.redirect('/account', 303);
    });
    on('post', '/account/devices/forget', async ({ session: { actor } }) => {
      await this.ownFactors.forgetDevices(actor);
      return 'No browser is trusted any more.';
    });
    on('post', '/account/new-password', async ({ reply, session: { actor }, form }) => {
      const { current = '', new: newPassword = '' } = form;
      await this.changePassword.run(actor, { currentPassword: current, newPassword });
      return sendPage(reply, chosenPage());
    });
    on('post', '/account/sessions/:id/end', async ({ session: { actor }, id }) => {
      await this.endSession.run(actor, actor.id ?? '', id);
      return 'The session is ended.';
    });
    on('post', '/account/sessions/end', async ({ reply, session: { actor } }) => {
      await this.endSession.all(actor, actor.id ?? '');
      return reply.redirect('/account', 303);
    });
    on('post', '/account/consents/end', async ({ session: { actor }, form: { client = '' } }) => {
      await this.withdrawConsent.run(actor, client);
      return 'The program acts for you no longer.';
    });
  }

  /** Runs the work of a page. A refusal shows the account page with the reason; without a recent enough sign-in the user signs in first. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    isSensitive: boolean,
    work: Work,
  ): Promise<FastifyReply> {
    const session = await this.sessions.find(request);
    if (!session) return reply.redirect(this.signInAddress(request, {}), 303);
    const factors = await this.factors.of(session.user.id);
    const needed = strongestOf(factors);
    if (isSensitive && !this.isFresh(session, needed)) {
      const again = { prompt: 'login', ...(needed !== AAL1 && { acr_values: needed }) };
      return reply.redirect(this.signInAddress(request, again), 303);
    }
    const { id = '', name = '' } = request.params as { readonly id?: string; readonly name?: string };
    const form = ((request.method === 'GET' ? request.query : request.body) ?? {}) as Form;
    try {
      const result = await work({ reply, session, factors, form, name, id: isId(id) ? id : NO_ID });
      if (typeof result !== 'string') return result;
      return await this.show(reply, session, {
        factors: await this.factors.of(session.user.id),
        done: result,
      });
    } catch (error) {
      const { title, details } = refused(reply, error);
      const fault = details.errors?.find(({ pointer }) => pointer.endsWith('Password'));
      const alert = fault ? `The password ${fault.detail}.` : `${title}.`;
      return this.show(reply, session, { factors: await this.factors.of(session.user.id), alert });
    }
  }

  /** Handles the return from a sign-in: the code is not needed, and `state` says which page the user wanted. */
  private async arrive(reply: FastifyReply, state: string | undefined): Promise<FastifyReply> {
    return reply.redirect(
      state !== undefined && TO_FACTORS.has(state) ? `/account/${state}` : '/account',
      303,
    );
  }

  private async show(
    reply: FastifyReply,
    { user, actor }: WebSession,
    more: { readonly factors: FactorsOfUser; readonly done?: string; readonly alert?: string },
  ): Promise<FastifyReply> {
    const demands = await this.secondStep.demandsOn(user);
    return sendPage(
      reply,
      accountPage({
        user,
        passkeys: more.factors.passkeys === 0 ? [] : await this.passkeys.of(user.id),
        isFactorRequired: demands.isRequired,
        sms: this.phonePages.offerTo(demands),
        identities: await this.identities.of(user.id),
        providers: await this.providers.enabled(),
        sessions: await this.sessionsQueries.liveOf(user.id, actor.sessionId),
        consents: await this.consents.of(user.id),
        ...more,
      }),
    );
  }

  /** Whether the sign-in is recent and strong enough to change factors (OWASP ASVS 5.0, 7.5.1). */
  private isFresh({ acr, signedInAt }: WebSession, needed: Level): boolean {
    const age = (this.clock.now().getTime() - signedInAt.getTime()) / 1000;
    return age <= RECENT_SIGN_IN.maxAgeSeconds && reaches(acr, needed);
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
