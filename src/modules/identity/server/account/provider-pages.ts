import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refused, sendPage } from '../../../../platform/http/html/form-page.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { DomainError } from '../../../../shared/errors.js';
import { SsoRefused, refusalText } from '../../sso/domain/sso-refusal.js';
import { OwnIdentities } from '../../sso/own-identities.js';
import { SsoTrail } from '../../sso/sso-trail.js';
import { backToAccount } from './new-factor-pages.js';
import type { WebSession } from './web-sessions.js';

/** Account pages that link a provider of single sign-on. */
@Injectable()
export class ProviderPages {
  constructor(
    private readonly identities: OwnIdentities,
    private readonly trail: SsoTrail,
  ) {}

  async begin(reply: FastifyReply, { uid, user }: WebSession, providerName: string): Promise<FastifyReply> {
    try {
      const to = await this.identities.begin(uid, providerName, user.email);
      return await reply.header('cache-control', 'no-store').redirect(to, 303);
    } catch (error) {
      return this.refuse(reply, user.id, error);
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
      return this.refuse(reply, user.id, error);
    }
  }

  /** Throws identity.link-over and identity.sso-subject-taken. */
  async agree({ actor, uid, user }: WebSession): Promise<void> {
    try {
      await this.identities.agree(actor, uid);
    } catch (error) {
      if (error instanceof DomainError) await this.trail.linkRefused(user.id, { reason: error.code });
      throw error;
    }
  }

  private async refuse(reply: FastifyReply, userId: string, error: unknown): Promise<FastifyReply> {
    if (error instanceof SsoRefused)
      await this.trail.linkRefused(userId, { reason: error.reason, fault: error.fault });
    const alert =
      error instanceof SsoRefused
        ? refusalText(error.reason, 'The provider')
        : `${refused(reply, error).title}.`;
    if (error instanceof SsoRefused) reply.code(error.reason === 'unreachable' ? 503 : 403);
    return sendPage(reply, { title: 'Not linked', alert, body: backToAccount() });
  }
}
