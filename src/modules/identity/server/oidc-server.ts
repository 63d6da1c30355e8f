import type { IncomingMessage, ServerResponse } from 'node:http';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { currentRequest } from '../../../platform/http/request-context.js';
import { LOG } from '../../../platform/logging/logger.js';
import { UNAVAILABLE } from '../../../platform/postgres/unavailable.js';
import { SigningKeys } from '../keys/signing-keys.js';
import { compareHashedSecrets } from './client-secrets.js';
import { ServerConfiguration } from './configuration.js';
import { issuerOf } from './issuer.js';
import { errorPage } from './pages/protocol-pages.js';
import { ProtocolLimits } from './protocol-limits.js';
import { TokenEvents } from './token-events.js';

/** Not an error: what an answer of 500 makes of its transaction. */
class RolledBack extends Error {}

interface Built {
  readonly kid: string;
  readonly provider: Provider;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * The authorization server: the protocol is oidc-provider's, all that it keeps and decides is ours. It is built anew, in a
 * millisecond, when another key signs, so that keys change without a restart on every instance.
 */
@Injectable()
export class OidcServer {
  private built: Built | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly keys: SigningKeys,
    private readonly configuration: ServerConfiguration,
    private readonly events: TokenEvents,
    private readonly limits: ProtocolLimits,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The library with the key that signs now. */
  async provider(): Promise<Provider> {
    return (await this.current()).provider;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { answer } = await this.current();
    await answer(request, response);
  }

  private async current(): Promise<Built> {
    const key = await this.keys.active();
    if (this.built?.kid !== key.kid) this.built = this.build(key.kid, key.jwk);
    return this.built;
  }

  private build(kid: string, jwk: object): Built {
    const provider = new Provider(issuerOf(this.config), this.configuration.with([jwk]));
    // The request says how it was reached in headers that are ours (see mount.ts), never those of its sender.
    provider.proxy = true;
    compareHashedSecrets(provider);
    provider.on('server_error', (_ctx, error) =>
      this.log.error({ err: error, requestId: currentRequest()?.requestId }, 'oidc'),
    );
    // Before callback(), which fixes the order: what is added later is never called.
    provider.use((ctx, next) => this.publishKeys(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.limits.charge(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.inTransaction(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.events.after(ctx as KoaContextWithOIDC, next));
    return { kid, provider, answer: provider.callback() as Built['answer'] };
  }

  /** Also those that no longer sign while their tokens live, of which the library knows nothing. */
  private async publishKeys(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    if (ctx.path !== '/jwks' || ctx.method !== 'GET') return next();
    ctx.set('cache-control', 'public, max-age=300');
    ctx.body = { keys: await this.keys.published() };
    ctx.type = 'application/jwk-set+json; charset=utf-8';
  }

  /**
   * One transaction for a request. An answer of 400 is committed: it may tell of a token that came twice, and that its family has
   * ended must stay. What ends with 500 has not happened.
   */
  private async inTransaction(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    try {
      await this.em.transactional(async () => {
        await next();
        if (ctx.status >= 500) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) this.answerFault(ctx, error as Error & { readonly code?: unknown });
    }
  }

  /** Nothing of it has happened, so the answer that the library had made, its cookies and where it leads to must not leave. */
  private answerFault(ctx: KoaContextWithOIDC, error: Error & { readonly code?: unknown }): void {
    this.log.error({ err: error, requestId: currentRequest()?.requestId }, 'oidc');
    const isAway = error.code === UNAVAILABLE;
    for (const name of ['set-cookie', 'location']) ctx.remove(name);
    ctx.status = isAway ? 503 : 500;
    if (isAway) ctx.set('retry-after', '1');
    const out = isAway
      ? { error: 'temporarily_unavailable', error_description: 'the server cannot answer right now' }
      : { error: 'server_error', error_description: 'something went wrong on the server' };
    if (ctx.accepts('json', 'html') === 'html') errorPage(ctx, out, error);
    else ctx.body = out;
  }
}
