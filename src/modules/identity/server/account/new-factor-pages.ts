import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refused, sendPage } from '../../../../platform/http/html/form-page.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup } from '../../../../platform/http/html/html.js';
import { AddAuthenticator } from '../../factors/add-authenticator.js';
import { Challenges } from '../../factors/challenges.js';
import { newTotpSecret } from '../../factors/domain/totp.js';
import { AddPasskey } from '../../factors/passkeys/add-passkey.js';
import { PasskeyCeremonies } from '../../factors/passkeys/passkey-ceremonies.js';
import { addFactorPage, recoveryCodesPage } from '../pages/factor-contents.js';
import { factorRefusalOf } from '../pages/interaction-pages.js';
import { passkeyForm } from '../pages/passkey-form.js';
import { PASSKEY_SCRIPT } from '../pages/passkey-script.js';
import type { WebSession } from './web-sessions.js';

export function backToAccount(): Html {
  return markup`<p class="actions"><a href="/account">Back to your account</a></p>`;
}

/** Pages of the account on which a factor is added. */
@Injectable()
export class NewFactorPages {
  constructor(
    private readonly challenges: Challenges,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly addsAuthenticator: AddAuthenticator,
    private readonly addsPasskey: AddPasskey,
  ) {}

  async authenticator(
    reply: FastifyReply,
    { uid, user }: WebSession,
    alert: string | null = null,
  ): Promise<FastifyReply> {
    const subject = `session ${uid}` as const;
    // After a wrong code the same key is shown again, because the app has stored it already.
    const kept = alert === null ? null : ((await this.challenges.find(subject))?.newTotpSecret ?? null);
    const secret = kept ?? newTotpSecret();
    if (kept === null) await this.challenges.open(subject, user.id, { newTotpSecret: secret });
    const place = { at: '/account', cancel: backToAccount(), alert };
    const content = await addFactorPage(place, { secret, email: user.email, intro: null, passkey: null });
    return sendPage(reply, content);
  }

  async addAuthenticator(reply: FastifyReply, session: WebSession, code: string): Promise<FastifyReply> {
    try {
      const codes = await this.addsAuthenticator.run(`session ${session.uid}`, code);
      return await this.done(reply, session, codes);
    } catch (error) {
      return this.authenticator(reply, session, factorRefusalOf(refused(reply, error)));
    }
  }

  async passkey(
    reply: FastifyReply,
    { uid, user }: WebSession,
    alert: string | null = null,
  ): Promise<FastifyReply> {
    const options = await this.ceremonies.optionsToAdd(`session ${uid}`, user);
    const fields = markup`<label for="name">Name</label>
      <input id="name" name="name" maxlength="60" autocomplete="off" placeholder="Work laptop" aria-describedby="hint" autofocus>
      <p id="hint" class="soft">So that you know it again in the list.</p>`;
    return sendPage(reply, {
      title: 'Add a passkey',
      alert,
      script: PASSKEY_SCRIPT.path,
      body: markup`<p>Your device keeps it, and asks for your finger, your face or a PIN when you sign in. No password is needed then.</p>
        ${passkeyForm({ action: '/account/passkey', kind: 'add', options, label: 'Add a passkey', fields })}
        <noscript><p class="alert">A passkey needs a script of this page, and your browser lets none run.</p></noscript>
        <p class="alert" data-no-passkeys hidden>This browser does not know passkeys. Try another one, or set up an authenticator app.</p>
        ${backToAccount()}`,
    });
  }

  async addPasskey(
    reply: FastifyReply,
    session: WebSession,
    answer: string,
    name: string,
  ): Promise<FastifyReply> {
    try {
      const { uid, user } = session;
      const { recoveryCodes } = await this.addsPasskey.run(`session ${uid}`, user.id, answer, name);
      return await this.done(reply, session, recoveryCodes);
    } catch (error) {
      return this.passkey(reply, session, factorRefusalOf(refused(reply, error)));
    }
  }

  private async done(
    reply: FastifyReply,
    { uid }: WebSession,
    codes: readonly string[] | null,
  ): Promise<FastifyReply> {
    await this.challenges.close(`session ${uid}`);
    if (codes === null) return reply.redirect('/account', 303);
    return sendPage(reply, recoveryCodesPage(codes, backToAccount()));
  }
}
