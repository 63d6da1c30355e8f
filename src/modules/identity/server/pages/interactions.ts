import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InteractionResults, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { FormPage } from '../../../../platform/http/html/form-page.js';
import { OWN, sendPage } from '../../../../platform/http/html/form-page.js';
import { OidcServer } from '../oidc-server.js';
import { expiredPage } from './interaction-pages.js';
import type { Interaction } from './interaction-pages.js';

export type Form = Readonly<Record<string, string | undefined>>;
export type PageRequest = FastifyRequest<{ Params: { readonly uid: string }; Body: Form | undefined }>;
export type PageRoute = (request: PageRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Finds the sign-in of a request by its cookie, and answers it. */
@Injectable()
export class Interactions {
  constructor(private readonly server: OidcServer) {}

  async with(
    request: PageRequest,
    reply: FastifyReply,
    work: (provider: Provider, interaction: Interaction) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const provider = await this.server.provider();
    try {
      const interaction = await provider.interactionDetails(request.raw, reply.raw);
      if (interaction.uid !== request.params.uid) throw new errors.SessionNotFound('another sign-in');
      const client = await provider.Client.find(String(interaction.params['client_id']));
      return await work(provider, { ...shown(interaction), clientName: client?.clientName ?? 'A program' });
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      return sendPage(reply.code(400), expiredPage());
    }
  }

  /** Sends a page. Chromium checks redirects after a form against `form-action`, so it must include the client's address. */
  send(reply: FastifyReply, { params }: Interaction, content: FormPage): FastifyReply {
    const formAction = `${OWN} ${originOf(String(params['redirect_uri']))}`;
    return sendPage(reply, { ...content, formAction });
  }

  /** Gives the result to the library, which continues the sign-in. */
  async finish(
    request: PageRequest,
    reply: FastifyReply,
    provider: Provider,
    result: InteractionResults,
  ): Promise<FastifyReply> {
    const to = await provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: true,
    });
    // 303, so that the browser does not repeat the POST with the password (RFC 9700 section 4.12).
    return reply.redirect(to, 303);
  }
}

function shown({
  uid,
  prompt,
  params,
  session,
  grantId,
}: Awaited<ReturnType<Provider['interactionDetails']>>): Omit<Interaction, 'clientName'> {
  return { uid, prompt, params, ...(session && { session }), ...(grantId !== undefined && { grantId }) };
}

function originOf(redirectUri: string): string {
  if (!URL.canParse(redirectUri)) return '';
  const { origin, protocol } = new URL(redirectUri);
  return origin === 'null' ? protocol : origin;
}
