import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Provider } from 'oidc-provider';
import { AppConfig } from '../../../../platform/config/config.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup } from '../../../../platform/http/html/html.js';
import { refused } from '../../../../platform/http/html/form-page.js';
import { AddAuthenticator } from '../../factors/add-authenticator.js';
import type { Challenge } from '../../factors/challenges.js';
import { Challenges, firstFactor } from '../../factors/challenges.js';
import type { CodeKind } from '../../factors/check-code.js';
import { CheckCode } from '../../factors/check-code.js';
import type { FactorsOfUser } from '../../factors/factors.store.js';
import { Factors, hasStrongFactor } from '../../factors/factors.store.js';
import { AddPasskey } from '../../factors/passkeys/add-passkey.js';
import { CheckPasskey } from '../../factors/passkeys/check-passkey.js';
import { PasskeyCeremonies } from '../../factors/passkeys/passkey-ceremonies.js';
import type { FactorDemands } from '../../factors/second-step.js';
import { SecondStep } from '../../factors/second-step.js';
import { SendCode } from '../../factors/sms/send-code.js';
import { TrustedDevices } from '../../factors/trusted-devices.js';
import { SmsGateway } from '../../../../platform/sms/sms-gateway.js';
import { identityError } from '../../identity.errors.js';
import { SsoProvidersQueries } from '../../sso/providers.queries.js';
import { SsoTrail } from '../../sso/sso-trail.js';
import { UsersQueries } from '../../users.queries.js';
import { AAL1, AAL2, AAL2_SMS, neededLevel } from '../levels.js';
import { keepDeviceToken } from './device-cookie.js';
import type { SmsPart } from './factor-contents.js';
import { addFactorPage, codePage, goOnForm, recoveryCodesPage, waitingPage } from './factor-contents.js';
import { abortForm, factorRefusalOf, signInPage } from './interaction-pages.js';
import type { Interaction } from './interaction-pages.js';
import type { PageRequest } from './interactions.js';
import { Interactions } from './interactions.js';
import { passkeyForm } from './passkey-form.js';

/** What a code by SMS counts for; null if it counts for nothing. */
type SmsKind = 'sms' | 'sms-and-more' | null;

/** The pages of the second factor in a sign-in. */
@Injectable()
export class SecondFactorPages {
  constructor(
    private readonly interactions: Interactions,
    private readonly challenges: Challenges,
    private readonly factors: Factors,
    private readonly checkCode: CheckCode,
    private readonly sendCode: SendCode,
    private readonly addAuthenticator: AddAuthenticator,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly checkPasskey: CheckPasskey,
    private readonly addPasskey: AddPasskey,
    private readonly secondStep: SecondStep,
    private readonly devices: TrustedDevices,
    private readonly providers: SsoProvidersQueries,
    private readonly sso: SsoTrail,
    private readonly users: UsersQueries,
    private readonly gateway: SmsGateway,
    private readonly config: AppConfig,
  ) {}

  /** Shows the current step of the sign-in: the password, or the factor that is needed. */
  async show(
    reply: FastifyReply,
    interaction: Interaction,
    alert: string | null = null,
  ): Promise<FastifyReply> {
    const { uid, clientName } = interaction;
    const challenge = await this.challenges.find(`interaction ${uid}`);
    if (!challenge) return this.showSignIn(reply, interaction, { alert });
    if (challenge.amr !== null)
      return this.interactions.send(reply, interaction, waitingPage(`/sign-in/${uid}`, clientName));
    const content = await this.contentOf(challenge, interaction, alert);
    return this.interactions.send(reply, interaction, content);
  }

  async showSignIn(
    reply: FastifyReply,
    interaction: Interaction,
    more: { readonly email?: string; readonly alert: string | null },
  ): Promise<FastifyReply> {
    const passkey = await this.formToUse(interaction.uid, null, 'Sign in with a passkey');
    const enabled = await this.providers.enabled();
    const providers = enabled.map((each) => ({ providerName: each.providerName, label: each.label() }));
    return this.interactions.send(
      reply,
      interaction,
      signInPage(interaction, { ...more, passkey, providers }),
    );
  }

  /** A passkey as the second factor, or instead of the password. */
  async passkey(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, async (provider, interaction) => {
      await this.checkPasskey.run(interaction.uid, request.body?.answer ?? '');
      return this.finish(request, reply, provider, interaction, false);
    });
  }

  async code(
    request: PageRequest,
    reply: FastifyReply,
    kind: 'authenticator' | 'recovery',
  ): Promise<FastifyReply> {
    return this.at(request, reply, (provider, interaction) =>
      this.check(request, reply, provider, interaction, kind),
    );
  }

  /** Sends a code only when its form is submitted, so that reloading the page sends nothing. */
  async sendSms(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, async (_provider, interaction) => {
      await this.smsKind(interaction);
      await this.sendCode.run(`interaction ${interaction.uid}`);
      return reply.redirect(`/sign-in/${interaction.uid}`, 303);
    });
  }

  async smsCode(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, async (provider, interaction) =>
      this.check(request, reply, provider, interaction, await this.smsKind(interaction)),
    );
  }

  private async check(
    request: PageRequest,
    reply: FastifyReply,
    provider: Provider,
    interaction: Interaction,
    kind: CodeKind,
  ): Promise<FastifyReply> {
    const { code = '', trust } = request.body ?? {};
    await this.checkCode.run(`interaction ${interaction.uid}`, kind, code);
    return this.finish(request, reply, provider, interaction, trust === 'yes');
  }

  /** What a code by SMS counts for in this sign-in. Throws identity.challenge-over, and identity.sms-refused if it counts for nothing. */
  private async smsKind(interaction: Interaction): Promise<'sms' | 'sms-and-more'> {
    const challenge = await this.challenges.find(`interaction ${interaction.uid}`);
    if (!challenge) throw identityError('identity.challenge-over');
    const factors = await this.factors.of(challenge.userId);
    const kind = smsKindOf(challenge, interaction, factors, await this.demandsOn(challenge));
    if (kind === null) throw identityError('identity.sms-refused');
    return kind;
  }

  async add(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, async (_provider, interaction) => {
      const { uid } = interaction;
      const codes = await this.addAuthenticator.run(`interaction ${uid}`, request.body?.code ?? '');
      const content = recoveryCodesPage(codes, goOnForm(`/sign-in/${uid}`));
      return this.interactions.send(reply, interaction, content);
    });
  }

  async addNewPasskey(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, async (_provider, interaction) => {
      const at = `/sign-in/${interaction.uid}`;
      const subject = `interaction ${interaction.uid}` as const;
      const challenge = await this.challenges.find(subject);
      // Only users without a factor may add one here; others must use theirs.
      if (!challenge?.newTotpSecret) return reply.redirect(at, 303);
      const { answer = '' } = request.body ?? {};
      const added = await this.addPasskey.run(subject, challenge.userId, answer, '');
      await this.challenges.pass(subject, [firstFactor(challenge), ...added.amr]);
      if (added.recoveryCodes === null) return reply.redirect(at, 303);
      const content = recoveryCodesPage(added.recoveryCodes, goOnForm(at));
      return this.interactions.send(reply, interaction, content);
    });
  }

  async goOn(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.at(request, reply, (provider, interaction) =>
      this.finish(request, reply, provider, interaction, false),
    );
  }

  private async finish(
    request: PageRequest,
    reply: FastifyReply,
    provider: Provider,
    interaction: Interaction,
    isToBeTrusted: boolean,
  ): Promise<FastifyReply> {
    const subject = `interaction ${interaction.uid}` as const;
    const challenge = await this.challenges.find(subject);
    if (!challenge?.amr) return reply.redirect(`/sign-in/${interaction.uid}`, 303);
    if (isToBeTrusted && mayTrust(interaction, await this.demandsOn(challenge))) {
      const token = await this.devices.trust(challenge.userId);
      keepDeviceToken(reply, token, this.config.publicUrl.startsWith('https:'));
    }
    const { userId: accountId, amr, ssoProviderId } = challenge;
    const acr = amr.includes('sms') ? AAL2_SMS : AAL2;
    const login = { accountId, remember: false, acr, amr: [...amr], ssoProviderId };
    await this.challenges.close(subject);
    await this.sso.link(interaction.uid, accountId);
    return this.interactions.finish(request, reply, provider, { login });
  }

  private async contentOf(challenge: Challenge, interaction: Interaction, alert: string | null) {
    const { uid } = interaction;
    const place = { at: `/sign-in/${uid}`, cancel: abortForm(uid), alert };
    if (challenge.newTotpSecret !== null) {
      const user = await this.users.byId(challenge.userId);
      const options = await this.ceremonies.optionsToAdd(`interaction ${uid}`, user);
      return addFactorPage(place, {
        secret: challenge.newTotpSecret,
        email: user.email,
        intro: markup`<p>This sign-in needs a second factor, and your account has none yet${(await this.factors.phoneOf(challenge.userId)) === null ? '' : ' beside codes by SMS'}.</p>`,
        passkey: passkeyForm({
          action: `/sign-in/${uid}/new-passkey`,
          kind: 'add',
          options,
          label: 'Add a passkey instead',
        }),
      });
    }
    const factors = await this.factors.of(challenge.userId);
    const demands = await this.demandsOn(challenge);
    const { hasAuthenticator, passkeys, recoveryCodesLeft } = factors;
    return codePage(place, {
      hasAuthenticator,
      passkey: passkeys > 0 ? await this.formToUse(uid, challenge.userId, 'Use a passkey') : null,
      sms: this.smsPartOf(challenge, factors, smsKindOf(challenge, interaction, factors, demands)),
      mayTrust: mayTrust(interaction, demands),
      hasRecoveryCodes: recoveryCodesLeft > 0,
    });
  }

  private smsPartOf(
    { isCodeSent: isSent }: Challenge,
    { smsPhoneEnding: ending }: FactorsOfUser,
    kind: SmsKind,
  ): SmsPart | null {
    if (kind === null || ending === null) return null;
    return { ending, isSent, isFirstOfTwo: kind === 'sms-and-more', isOff: !this.gateway.isSetUp };
  }

  private async formToUse(uid: string, userId: string | null, label: string): Promise<Html> {
    const options = await this.ceremonies.optionsToUse(`interaction ${uid}`, userId);
    return passkeyForm({ action: `/sign-in/${uid}/passkey`, kind: 'use', options, label });
  }

  private async demandsOn({ userId }: Challenge): Promise<FactorDemands> {
    return this.secondStep.demandsOn(await this.users.byId(userId));
  }

  /** Runs a step of a sign-in; a refusal shows the page again with the reason. */
  private async at(
    request: PageRequest,
    reply: FastifyReply,
    work: (provider: Provider, interaction: Interaction) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return this.interactions.with(request, reply, async (provider, interaction) => {
      if (interaction.prompt.name !== 'login') return reply.redirect(`/sign-in/${interaction.uid}`, 303);
      try {
        return await work(provider, interaction);
      } catch (error) {
        return this.show(reply, interaction, factorRefusalOf(refused(reply, error)));
      }
    });
  }
}

/**
 * Where SMS is not enough, a user with a stronger factor must use that one; a user without one uses SMS and then adds a stronger factor.
 */
function smsKindOf(
  { newTotpSecret }: Challenge,
  { params }: Interaction,
  factors: FactorsOfUser,
  { isSmsRefused }: FactorDemands,
): SmsKind {
  if (factors.smsPhoneEnding === null || newTotpSecret !== null) return null;
  if (neededLevel(params['acr_values']) !== AAL2 && !isSmsRefused) return 'sms';
  return hasStrongFactor(factors) ? null : 'sms-and-more';
}

function mayTrust({ params }: Interaction, { isRequired }: FactorDemands): boolean {
  return neededLevel(params['acr_values']) === AAL1 && !isRequired;
}
