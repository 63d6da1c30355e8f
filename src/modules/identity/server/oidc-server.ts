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

/** Thrown to roll back the transaction of an answer with status 500; not an error itself. */
class RolledBack extends Error {}

interface Built {
  readonly kid: string;
  readonly provider: Provider;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * The authorization server: oidc-provider implements the protocol, and our code stores and decides. It is rebuilt, which takes a
 * millisecond, when another key signs, so that keys change on every instance without a restart.
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

  /** The library with the current signing key. */
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
    // The forwarded headers are set by mount.ts and never come from the sender.
    provider.proxy = true;
    compareHashedSecrets(provider);
    provider.on('server_error', (_ctx, error) =>
      this.log.error({ err: error, requestId: currentRequest()?.requestId }, 'oidc'),
    );
    // Must precede callback(): middleware that is added later is never called.
    provider.use((ctx, next) => this.publishKeys(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.limits.charge(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.inTransaction(ctx as KoaContextWithOIDC, next));
    provider.use((ctx, next) => this.events.after(ctx as KoaContextWithOIDC, next));
    return { kid, provider, answer: provider.callback() as Built['answer'] };
  }

  /** Publishes all keys, including former ones while tokens signed with them are valid; the library knows only the current one. */
  private async publishKeys(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    if (ctx.path !== '/jwks' || ctx.method !== 'GET') return next();
    ctx.set('cache-control', 'public, max-age=300');
    ctx.body = { keys: await this.keys.published() };
    ctx.type = 'application/jwk-set+json; charset=utf-8';
  }

  /**
   * Runs each request in one transaction. A 400 is committed, because it may report a reused token whose
   * family must stay ended; a 500 is rolled back.
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

  /** Answers 500 or 503 after a rollback; the cookies and the redirect of the library's answer are removed. */
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
