import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Network } from './networks.js';
import { isOwnNetwork, mayReceive } from './networks.js';
import { hostOf } from './url-fault.js';

export class ForbiddenReceiver extends Error {
  constructor() {
    super('The address is within the network, or not to be reached without TLS');
  }
}

/**
 * Connections to addresses that others have named. Each is judged when the connection is made, by what the name stands for at that
 * moment: a name that was harmless when it was registered may stand for a machine of ours later (DNS rebinding, CWE-350).
 */
export class GuardedAgents {
  private readonly agents: Readonly<Record<string, http.Agent>>;

  constructor(
    private readonly networks: readonly Network[],
    private readonly resolve: LookupFunction,
    settings: http.AgentOptions,
  ) {
    this.agents = {
      'http:': new http.Agent({ ...settings, lookup: this.guarded(true) }),
      'https:': new https.Agent({ ...settings, lookup: this.guarded(false) }),
    };
  }

  /** Throws a ForbiddenReceiver for an address that nothing may be sent to. */
  request(url: URL, options: Omit<http.RequestOptions, 'agent'>): http.ClientRequest {
    const isPlain = url.protocol === 'http:';
    const host = hostOf(url);
    // A socket looks up names only.
    if (isIP(host) !== 0 && !this.mayConnect(host, isPlain)) throw new ForbiddenReceiver();
    return (isPlain ? http : https).request(url, { ...options, agent: this.agents[url.protocol] });
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
        else if (!first) found(new ForbiddenReceiver(), '', 0);
        else if (options.all === true) found(null, allowed);
        else found(null, first.address, first.family);
      });
    };
  }

  private mayConnect(address: string, isPlain: boolean): boolean {
    return isPlain ? isOwnNetwork(address, this.networks) : mayReceive(address, this.networks);
  }
}
