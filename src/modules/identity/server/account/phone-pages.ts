import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refused, sendPage } from '../../../../platform/http/html/form-page.js';
import { markup } from '../../../../platform/http/html/html.js';
import { SmsGateway } from '../../../../platform/sms/sms-gateway.js';
import { Challenges } from '../../factors/challenges.js';
import { endingOf } from '../../factors/domain/sms-codes.js';
import type { FactorDemands } from '../../factors/second-step.js';
import { SecondStep } from '../../factors/second-step.js';
import { AddPhone } from '../../factors/sms/add-phone.js';
import { SendCode } from '../../factors/sms/send-code.js';
import { recoveryCodesPage, sendAgainForm, smsCodeForm } from '../pages/factor-contents.js';
import { factorRefusalOf } from '../pages/interaction-pages.js';
import type { SmsOffer } from './account-contents.js';
import { backToAccount } from './new-factor-pages.js';
import type { WebSession } from './web-sessions.js';

/** Pages of the account on which a number for codes by SMS is added or changed. */
@Injectable()
export class PhonePages {
  constructor(
    private readonly challenges: Challenges,
    private readonly addsPhone: AddPhone,
    private readonly sendsCode: SendCode,
    private readonly secondStep: SecondStep,
    private readonly gateway: SmsGateway,
  ) {}

  offerTo({ isSmsRefused }: FactorDemands): SmsOffer {
    if (!this.gateway.isSetUp) return 'not-set-up';
    return isSmsRefused ? 'refused' : 'offered';
  }

  /** NIST SP 800-63B-4 section 3.2.9: SMS is a restricted factor, so the page names its risks and the alternatives. */
  async number(
    reply: FastifyReply,
    { user }: WebSession,
    alert: string | null = null,
  ): Promise<FastifyReply> {
    const offer = this.offerTo(await this.secondStep.demandsOn(user));
    if (offer !== 'offered') {
      const says =
        offer === 'refused'
          ? 'Codes by SMS are not accepted for your role.'
          : 'This server sends no codes by SMS.';
      reply.code(offer === 'refused' ? 422 : 503);
      return sendPage(reply, { title: 'Codes by SMS', alert: says, body: backToAccount() });
    }
    return sendPage(reply, {
      title: 'Set up codes by SMS',
      alert,
      body: markup`<p>Messages can be read on their way, and a number can be taken over by somebody who persuades your telephone company. An
          <a href="/account/authenticator">authenticator app</a> or a <a href="/account/passkey">passkey</a> is safer. Some sign-ins do not accept
          codes by SMS.</p>
        <form method="post" action="/account/sms">
          <label for="phone">Number of your mobile telephone</label>
          <input id="phone" name="phone" type="tel" autocomplete="tel" required maxlength="40" placeholder="+1 614 555 0123" aria-describedby="use" autofocus>
          <p id="use" class="soft">It is kept encrypted and used for codes alone. Your telephone company may charge for messages.</p>
          <p class="actions"><button class="main" type="submit">Send a code</button></p>
        </form>
        ${backToAccount()}`,
    });
  }

  async begin(reply: FastifyReply, session: WebSession, typed: string): Promise<FastifyReply> {
    try {
      await this.addsPhone.begin(`session ${session.uid}`, session.user, typed);
      return await reply.redirect('/account/sms/code', 303);
    } catch (error) {
      return this.number(reply, session, factorRefusalOf(refused(reply, error)));
    }
  }

  async code(reply: FastifyReply, session: WebSession, alert: string | null = null): Promise<FastifyReply> {
    const challenge = await this.challenges.find(`session ${session.uid}`);
    if (!challenge || challenge.newPhone === null) {
      if (alert === null) return reply.redirect('/account/sms', 303);
      return this.number(reply, session, alert);
    }
    const ending = endingOf(challenge.newPhone);
    return sendPage(reply, {
      title: 'Enter the code',
      alert,
      body: markup`${challenge.isCodeSent ? smsCodeForm('/account/sms/code', ending, { isFirst: true, mayTrust: false }) : markup`<p>There is no code that is still good.</p>`}
        ${sendAgainForm('/account/sms/again')}
        <p class="actions"><a href="/account/sms">Another number</a></p>
        ${backToAccount()}`,
    });
  }

  async again(reply: FastifyReply, session: WebSession): Promise<FastifyReply> {
    try {
      await this.sendsCode.run(`session ${session.uid}`);
      return await reply.redirect('/account/sms/code', 303);
    } catch (error) {
      return this.code(reply, session, factorRefusalOf(refused(reply, error)));
    }
  }

  async confirm(reply: FastifyReply, session: WebSession, typed: string): Promise<FastifyReply> {
    try {
      const codes = await this.addsPhone.confirm(session.actor, `session ${session.uid}`, typed);
      if (codes === null) return await reply.redirect('/account', 303);
      return await sendPage(reply, recoveryCodesPage(codes, backToAccount()));
    } catch (error) {
      return this.code(reply, session, factorRefusalOf(refused(reply, error)));
    }
  }
}
