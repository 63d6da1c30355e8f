import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { GuardedAgents } from '../../../platform/net/guarded-agents.js';
import type { FetchOptions } from '../../../platform/net/guarded-fetch.js';
import { guardedFetch } from '../../../platform/net/guarded-fetch.js';
import { networkFrom } from '../../../platform/net/reachable.js';

/** HTTP calls of the authorization server to addresses that clients have registered, under the same network rules as webhooks. */
@Injectable()
export class ClientCalls implements OnApplicationShutdown {
  private readonly agents: GuardedAgents;

  constructor(config: AppConfig) {
    this.agents = new GuardedAgents(config.webhookAllowedNetworks.map(networkFrom), { keepAlive: false });
  }

  fetch(address: string, options: FetchOptions): Promise<Response> {
    return guardedFetch(this.agents, address, options);
  }

  onApplicationShutdown(): void {
    this.agents.destroy();
  }
}
