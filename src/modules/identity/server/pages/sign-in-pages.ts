import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { InteractionResults, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { faultOf } from '../../../../platform/http/problem.js';
import { DomainError } from '../../../../shared/errors.js';
import { SignIn } from '../../sign-in.js';
import { OidcServer } from '../oidc-server.js';
import { consentPage, expiredPage, refusalOf, signInPage } from './interaction-pages.js';
import type { Interaction, PageContent } from './interaction-pages.js';
import { sendPage } from './send-page.js';

type Form = Readonly<Record<string, string | undefined>>;
type Request = FastifyRequest<{ Params: { readonly uid: string }; Body: Form | undefined }>;

/** RFC 8176: a password; of the levels of NIST SP 800-63B-4, what it alone reaches. */
const BY_PASSWORD = { acr: 'urn:bindery:aal1', amr: ['pwd'] };

/**
 * What a person sees between a client's request and its answer. All that is decided stands in the interaction, which lives on the
 * server for ten minutes; only its last step hands a result to the library. A second factor is one more step between the password
 * and that result.
 */
@Injectable()
export class SignInPages {
  constructor(
    private readonly server: OidcServer,
    private readonly signIn: SignIn,
  ) {}

  addTo(scope: FastifyInstance, assertOwnForm: (request: FastifyRequest) => void): void {
    const config = { isPublic: true, ownBody: true };
    const preHandler = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
      if (request.method === 'POST') assertOwnForm(request);
      done();
    };
    const page = { config, preHandler };
    scope.get('/sign-in/:uid', page, (request, reply) => this.show(request as Request, reply));
    scope.post('/sign-in/:uid/password', page, (request, reply) => this.password(request as Request, reply));
    scope.post('/sign-in/:uid/consent', page, (request, reply) => this.consent(request as Request, reply));
    scope.post('/sign-in/:uid/abort', page, (request, reply) => this.abort(request as Request, reply));
  }

  private async show(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    return this.with(request, reply, async (_provider, interaction) => {
      if (interaction.prompt.name === 'consent')
        return this.send(reply, interaction, consentPage(interaction));
      return this.send(reply, interaction, signInPage(interaction, {}));
    });
  }

  private async password(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { email = '', password = '' } = request.body ?? {};
    return this.with(request, reply, async (provider, interaction) => {
      if (interaction.prompt.name !== 'login') return this.send(reply, interaction, consentPage(interaction));
      try {
        const user = await this.signIn.check({ email, password });
        return await this.finish(request, reply, provider, {
          login: { accountId: user.id, remember: false, ...BY_PASSWORD },
        });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (error.details.retryAfter !== undefined) reply.header('retry-after', error.details.retryAfter);
        reply.code(faultOf(error).status);
        return this.send(reply, interaction, signInPage(interaction, { email, alert: refusalOf(error) }));
      }
    });
  }

  private async consent(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    return this.with(request, reply, async (provider, interaction) => {
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
      return this.finish(request, reply, provider, { consent: { grantId: id } });
    });
  }

  private async abort(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    return this.with(request, reply, (provider) =>
      this.finish(request, reply, provider, {
        error: 'access_denied',
        error_description: 'The person did not go on',
      }),
    );
  }

  private async finish(
    request: Request,
    reply: FastifyReply,
    provider: Provider,
    result: InteractionResults,
  ): Promise<FastifyReply> {
    const to = await provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: true,
    });
    // 303, so that the browser does not send the password on (RFC 9700 section 4.12).
    return reply.redirect(to, 303);
  }

  private async with(
    request: Request,
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

  private send(reply: FastifyReply, interaction: Interaction, content: PageContent): FastifyReply {
    return sendPage(reply, content, `'self' ${originOf(String(interaction.params['redirect_uri']))}`);
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

/** Chromium holds the redirect behind a form to the policy of its page, so the client's address must be in it. */
function originOf(redirectUri: string): string {
  if (!URL.canParse(redirectUri)) return '';
  const { origin, protocol } = new URL(redirectUri);
  return origin === 'null' ? protocol : origin;
}
