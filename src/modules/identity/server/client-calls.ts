import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { GuardedAgents } from '../../../platform/egress/guarded-agents.js';
import { networkFrom } from '../../../platform/egress/networks.js';

interface Call {
  readonly method?: string | undefined;
  readonly headers?: Headers;
  readonly body?: URLSearchParams;
  readonly signal?: AbortSignal | null | undefined;
}

/** How the authorization server speaks to addresses that clients have registered: under the rule of webhooks, and never to others. */
@Injectable()
export class ClientCalls implements OnApplicationShutdown {
  private readonly agents: GuardedAgents;

  constructor(config: AppConfig) {
    const networks = config.webhookAllowedNetworks.map(networkFrom);
    this.agents = new GuardedAgents(networks, lookup as LookupFunction, { keepAlive: false });
  }

  /** The status alone: nobody reads what a client says to a logout token. */
  readonly fetch = (url: string, { method = 'GET', headers, body, signal }: Call): Promise<Response> => {
    const sent = body?.toString() ?? '';
    return new Promise((resolve, reject) => {
      const request = this.agents.request(new URL(url), {
        method,
        headers: {
          ...Object.fromEntries(headers ?? []),
          'content-length': Buffer.byteLength(sent),
        },
        ...(signal && { signal }),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        response.resume();
        resolve(new Response(null, { status: response.statusCode ?? 500 }));
      });
      request.end(sent);
    });
  };

  onApplicationShutdown(): void {
    this.agents.destroy();
  }
}
