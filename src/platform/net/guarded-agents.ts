import { lookup as lookupByName } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { hostOf } from './outward-url.js';
import type { Network } from './reachable.js';
import { isOwnNetwork, mayReach } from './reachable.js';

export const resolveByDns: LookupFunction = lookupByName as LookupFunction;

export class ForbiddenAddress extends Error {
  constructor() {
    super('The address is within the network, or not to be reached without TLS');
  }
}

/**
 * HTTP connections to addresses that users have entered. The address is checked when the connection is made, by what its name resolves to
 * then: a harmless name may later point to an internal machine (DNS rebinding, CWE-350).
 */
export class GuardedAgents {
  private readonly agents: Readonly<Record<string, http.Agent>>;

  constructor(
    private readonly networks: readonly Network[],
    settings: http.AgentOptions,
    private readonly resolve: LookupFunction = resolveByDns,
  ) {
    this.agents = {
      'http:': new http.Agent({ ...settings, lookup: this.guarded(true) }),
      'https:': new https.Agent({ ...settings, lookup: this.guarded(false) }),
    };
  }

  /** Throws ForbiddenAddress. IP addresses are checked here, because sockets look up names only. */
  request(url: URL, options: http.RequestOptions): http.ClientRequest {
    const host = hostOf(url);
    const isPlain = url.protocol === 'http:';
    if (isIP(host) !== 0 && !this.mayConnect(host, isPlain)) throw new ForbiddenAddress();
    const { request } = isPlain ? http : https;
    return request(url, { ...options, agent: this.agents[url.protocol] });
  }

  destroy(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private guarded(isPlain: boolean): LookupFunction {
    return (name, options, found) => {
      this.resolve(name, { ...options, all: true }, (error, addresses) => {
        const all = Array.isArray(addresses) ? addresses : [];
        const allowed = all.filter(({ address }) => this.mayConnect(address, isPlain));
        const [first] = allowed;
        if (error) found(error, '', 0);
        else if (!first) found(new ForbiddenAddress(), '', 0);
        else if (options.all === true) found(null, allowed);
        else found(null, first.address, first.family);
      });
    };
  }

  private mayConnect(address: string, isPlain: boolean): boolean {
    return isPlain ? isOwnNetwork(address, this.networks) : mayReach(address, this.networks);
  }
}
