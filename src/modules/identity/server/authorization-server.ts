import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import { requestFacts } from '../../../platform/http/request-context.js';
import { LOG } from '../../../platform/logging/logger.js';
import { RegisteredClients } from '../clients/registered-clients.js';
import { SigningKeys } from '../keys/signing-keys.js';
import { AfterTokens } from './after-tokens.js';
import { compareHashes } from './client-secrets.js';
import { ServerConfiguration } from './configuration.js';
import { issuerOf } from './names.js';

export interface RunningServer {
  readonly kid: string;
  readonly provider: Provider;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Much shorter than the time for which tokens of a replaced key are accepted. */
const LOOK_EVERY_MS = 5_000;

/** Written nowhere: whoever only looks needs no transaction. */
const READS = /^\/(\.well-known\/|jwks$)/;

/** The answer is a fault of ours: what was written with it is undone. */
class Undone extends Error {}

/**
 * The protocol library, with one transaction around each request. It takes its key when it is made, so that a new one is made
 * when the key has changed, which takes a millisecond; requests under way end with the one that they began with.
 */
@Injectable()
export class AuthorizationServer {
  private running: RunningServer | null = null;
  private lookedAt = -Infinity;

  constructor(
    private readonly config: AppConfig,
    private readonly configuration: ServerConfiguration,
    private readonly keys: SigningKeys,
    private readonly after: AfterTokens,
    private readonly em: EntityManager,
    private readonly clients: RegisteredClients,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async current(): Promise<RunningServer> {
    const now = performance.now();
    if (this.running && now - this.lookedAt < LOOK_EVERY_MS) return this.running;
    const { kid, privateJwk } = await this.keys.active();
    this.lookedAt = now;
    if (this.running?.kid !== kid) {
      const provider = this.make([privateJwk]);
      this.running = { kid, provider, handle: provider.callback() as RunningServer['handle'] };
    }
    return this.running;
  }

  private make(keys: Parameters<ServerConfiguration['with']>[0]): Provider {
    const provider = new Provider(issuerOf(this.config), this.configuration.with(keys));
    // The address is PUBLIC_URL's, which ServerRoutes says in these headers whatever a request brings.
    provider.proxy = true;
    compareHashes(provider, this.clients);
    // The library composes what it does when its callback is made: later than that would be too late.
    provider.use((context, next) => this.inTransaction(context as KoaContextWithOIDC, next));
    provider.on('server_error', (_context, error) => this.report(error));
    return provider;
  }

  /** What was refused stays written, such as the end of a family whose token came twice; what failed is undone. */
  private async inTransaction(context: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
    if (READS.test(context.path)) return void (await next());
    try {
      await this.em.transactional(async () => {
        await next();
        if (context.status >= 500) throw new Undone();
        await this.after.run(context);
      });
    } catch (error) {
      if (error instanceof Undone) return;
      this.report(error);
      context.remove('location');
      context.remove('set-cookie');
      context.status = 500;
      context.body = { error: 'server_error', error_description: 'something went wrong here' };
    }
  }

  private report(error: unknown): void {
    this.log.error({ requestId: requestFacts()?.requestId, err: loggableError(error) }, 'request failed');
  }
}
