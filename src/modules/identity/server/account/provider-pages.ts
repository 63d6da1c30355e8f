import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refused, sendPage } from '../../../../platform/http/html/form-page.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { SsoRefused, refusalText } from '../../sso/domain/sso-refusal.js';
import { OwnIdentities } from '../../sso/own-identities.js';
import { backToAccount } from './new-factor-pages.js';
import type { WebSession } from './web-sessions.js';

/** Pages of the account on which a provider of single sign-on comes to open it. */
@Injectable()
export class ProviderPages {
  constructor(private readonly identities: OwnIdentities) {}

  async begin(reply: FastifyReply, { uid, user }: WebSession, providerName: string): Promise<FastifyReply> {
    try {
      const to = await this.identities.begin(uid, providerName, user.email);
      return await reply.header('cache-control', 'no-store').redirect(to, 303);
    } catch (error) {
      return this.refuse(reply, error);
    }
  }

  async complete(reply: FastifyReply, { uid, user }: WebSession, state: string): Promise<FastifyReply> {
    try {
      const { label, email } = await this.identities.complete(uid, user.id, state);
      return await sendPage(reply, {
        title: 'Is this you?',
        body: markup`<p>${typed(label)} says that you are ${email === null ? 'somebody whose address it does not tell' : markup`<b>${typed(email)}</b>`}.
            Whoever signs in there as this person will open your account here.</p>
          <form method="post" action="/account/provider"><p class="actions"><button type="submit">Link it to my account</button></p></form>
          ${backToAccount()}`,
      });
    } catch (error) {
      return this.refuse(reply, error);
    }
  }

  private refuse(reply: FastifyReply, error: unknown): FastifyReply {
    const alert =
      error instanceof SsoRefused
        ? refusalText(error.reason, 'The provider')
        : `${refused(reply, error).title}.`;
    if (error instanceof SsoRefused) reply.code(error.reason === 'unreachable' ? 503 : 403);
    return sendPage(reply, { title: 'Not linked', alert, body: backToAccount() });
  }
}
