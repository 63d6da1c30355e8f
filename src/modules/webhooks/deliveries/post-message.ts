import { lookup as lookupByName } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { hostOf } from '../domain/endpoint-url.js';
import type { Network } from '../domain/receivers.js';
import { isOwnNetwork, mayReceive, networkFrom } from '../domain/receivers.js';
import { retryAfterMs } from '../domain/retry-schedule.js';
import { signedHeaders } from '../domain/signature.js';

export interface Receiver {
  readonly url: string;
  readonly secrets: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly body: string;
}

/** How an attempt went. `fault` is null where it was delivered. */
export interface Attempted {
  readonly status: number | null;
  readonly fault: string | null;
  readonly milliseconds: number;
  readonly retryAfterMs: number;
}

type Answer = Pick<Attempted, 'status' | 'retryAfterMs'>;

/** How names become addresses: tests give another one. */
export const RESOLVE = Symbol('how the names of receivers become addresses');
export const resolveByDns: LookupFunction = lookupByName as LookupFunction;

/** Nobody reads what a receiver says beyond its status. This much is taken in, so that the connection can be used again. */
const MOST_OF_ANSWER = 64 * 1024;
const CONNECTIONS_TO_ONE = 64;
const GONE_QUIET_MS = 30_000;

/**
 * Sends one message. The address is judged when the connection is made, by what the name stands for at that moment: a name that
 * was harmless when it was registered may stand for a machine of ours later (DNS rebinding, CWE-350). Redirects are not followed.
 */
@Injectable()
export class PostMessage implements OnApplicationShutdown {
  private readonly networks: readonly Network[];
  private readonly timeoutMs: number;
  private readonly agents: Readonly<Record<string, http.Agent>>;

  constructor(
    config: AppConfig,
    @Inject(RESOLVE) private readonly resolve: LookupFunction,
  ) {
    this.networks = config.webhookAllowedNetworks.map(networkFrom);
    this.timeoutMs = config.webhookTimeoutSeconds * 1000;
    const settings = { keepAlive: true, maxSockets: CONNECTIONS_TO_ONE, timeout: GONE_QUIET_MS };
    this.agents = {
      'http:': new http.Agent({ ...settings, lookup: this.guarded(true) }),
      'https:': new https.Agent({ ...settings, lookup: this.guarded(false) }),
    };
  }

  async run({ url, secrets }: Receiver, message: Message): Promise<Attempted> {
    const startedAt = performance.now();
    const since = (): number => Math.round(performance.now() - startedAt);
    try {
      const answer = await this.post(new URL(url), message, secrets);
      return { ...answer, fault: faultOf(answer.status), milliseconds: since() };
    } catch (error) {
      return { status: null, fault: describe(error), milliseconds: since(), retryAfterMs: 0 };
    }
  }

  /** After what was on its way has been waited for. */
  onApplicationShutdown(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private post(url: URL, message: Message, secrets: readonly string[]): Promise<Answer> {
    const host = hostOf(url);
    // A socket looks up names only.
    if (isIP(host) !== 0 && !this.mayConnect(host, url.protocol === 'http:')) throw new ForbiddenReceiver();
    return new Promise((resolve, reject) => {
      const { request: open } = url.protocol === 'http:' ? http : https;
      const signal = AbortSignal.timeout(this.timeoutMs);
      const headers = {
        ...signedHeaders(message, new Date(), secrets),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Bindery-Webhooks/1',
      };
      const request = open(url, { method: 'POST', agent: this.agents[url.protocol], headers, signal });
      // Once the status has been told, how the answer ends changes nothing.
      let answer: Answer | undefined;
      const done = (error?: Error): void => (answer ? resolve(answer) : reject(error ?? new Error('closed')));
      request.on('error', done);
      request.on('response', (response) => {
        const { statusCode = 0, headers: answered } = response;
        answer = { status: statusCode, retryAfterMs: retryAfterMs(answered['retry-after'], new Date()) };
        let taken = 0;
        response.on('data', (chunk: Buffer) => {
          taken += chunk.length;
          if (taken > MOST_OF_ANSWER) response.destroy();
        });
        response.on('close', () => done()).on('error', done);
      });
      request.end(message.body);
    });
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

class ForbiddenReceiver extends Error {
  constructor() {
    super('The address is within the network, or not to be reached without TLS');
  }
}

function faultOf(status: number | null): string | null {
  if (status === null) return 'no answer';
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirects are not followed' : `answered ${status}`;
}

/** What our own side says; what a receiver sends is not repeated. */
function describe(error: unknown): string {
  if (error instanceof ForbiddenReceiver) return error.message;
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
  return typeof code === 'string' ? `connection failed: ${code}` : 'connection failed';
}
