import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { ForbiddenAddress, GuardedAgents } from '../../../platform/net/guarded-agents.js';
import { networkFrom } from '../../../platform/net/reachable.js';
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

/** The result of an attempt; `fault` is null where the message was delivered. */
export interface Attempted {
  readonly status: number | null;
  readonly fault: string | null;
  readonly milliseconds: number;
  readonly retryAfterMs: number;
}

type Answer = Pick<Attempted, 'status' | 'retryAfterMs'>;

/** Resolves host names to addresses; tests replace it. */
export const RESOLVE = Symbol('how the names of receivers become addresses');

/** Only the status of a response is used. So much of its body is read, so that the connection can be reused. */
const MOST_OF_ANSWER = 64 * 1024;
const CONNECTIONS_TO_ONE = 64;
const GONE_QUIET_MS = 30_000;

/** Sends one message. Redirects are not followed. */
@Injectable()
export class PostMessage implements OnApplicationShutdown {
  private readonly timeoutMs: number;
  private readonly agents: GuardedAgents;

  constructor(config: AppConfig, @Inject(RESOLVE) resolve: LookupFunction) {
    this.timeoutMs = config.webhookTimeoutSeconds * 1000;
    const settings = { keepAlive: true, maxSockets: CONNECTIONS_TO_ONE, timeout: GONE_QUIET_MS };
    this.agents = new GuardedAgents(config.webhookAllowedNetworks.map(networkFrom), settings, resolve);
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

  /** Called after all messages being sent have ended. */
  onApplicationShutdown(): void {
    this.agents.destroy();
  }

  private post(url: URL, message: Message, secrets: readonly string[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(this.timeoutMs);
      const headers = {
        ...signedHeaders(message, new Date(), secrets),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Bindery-Webhooks/1',
      };
      const request = this.agents.request(url, { method: 'POST', headers, signal });
      // After the status, an error in the rest of the response changes nothing.
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
}

function faultOf(status: number | null): string | null {
  if (status === null) return 'no answer';
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirects are not followed' : `answered ${status}`;
}

/** Describes our own error; nothing that a receiver sends is repeated. */
function describe(error: unknown): string {
  if (error instanceof ForbiddenAddress) return error.message;
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
  return typeof code === 'string' ? `connection failed: ${code}` : 'connection failed';
}
