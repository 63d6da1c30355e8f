import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SmsMessage } from './sms-gateway.js';
import { SmsGateway, SmsNotSent } from './sms-gateway.js';

export interface HttpSmsSettings {
  readonly url: string;
  /** The value of the Authorization header; null if the gateway needs none. */
  readonly authorization: string | null;
  readonly format: 'json' | 'form';
  /** The gateway's names for the number, the sender and the text. */
  readonly fields: { readonly to: string; readonly from: string; readonly text: string };
  readonly from: string | null;
  readonly timeoutMs: number;
}

const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;
/** The pause before each attempt; few, because a user waits. */
const PAUSES_MS = [0, 250, 1_000] as const;
/** Statuses that may pass; all others are final. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

type Attempt =
  { readonly isSent: true } | { readonly isSent: false; readonly why: string; readonly isPassing: boolean };

/**
 * Sends SMS through an HTTP gateway; address, field names and authorization are settings. All attempts for a message carry the same key, so
 * that a gateway does not send it twice (draft-ietf-httpapi-idempotency-key-header).
 */
export class HttpSmsGateway extends SmsGateway {
  readonly isSetUp = true;

  constructor(private readonly settings: HttpSmsSettings) {
    super();
  }

  async send(message: SmsMessage): Promise<void> {
    const { timeoutMs } = this.settings;
    const key = randomUUID();
    const end = Date.now() + 2 * timeoutMs;
    let why = '';
    for (const ms of PAUSES_MS) {
      if (Date.now() + ms >= end) break;
      if (ms > 0) await pause(ms);
      const left = Math.min(timeoutMs, end - Date.now());
      if (left <= 0) break;
      const attempt = await this.attempt(message, key, left);
      if (attempt.isSent) return;
      ({ why } = attempt);
      if (!attempt.isPassing) break;
    }
    throw new SmsNotSent(why);
  }

  private async attempt(message: SmsMessage, key: string, timeoutMs: number): Promise<Attempt> {
    const { url, authorization, format } = this.settings;
    try {
      const response = await fetch(url, {
        method: 'POST',
        // A redirect must not get the secret or the number.
        redirect: 'manual',
        headers: {
          'content-type': TYPES[format],
          'idempotency-key': key,
          ...(authorization !== null && { authorization }),
        },
        body: this.bodyOf(message),
        signal: AbortSignal.timeout(timeoutMs),
      });
      // Not read, because it may contain the number and is not needed.
      await response.body?.cancel();
      if (response.ok) return { isSent: true };
      const { status } = response;
      return { isSent: false, why: `the gateway answers ${status}`, isPassing: PASSING.has(status) };
    } catch (error) {
      return { isSent: false, why: causeOf(error), isPassing: true };
    }
  }

  private bodyOf({ to, text }: SmsMessage): string {
    const { fields, from, format } = this.settings;
    const content = { [fields.to]: to, ...(from !== null && { [fields.from]: from }), [fields.text]: text };
    return format === 'json' ? JSON.stringify(content) : new URLSearchParams(content).toString();
  }
}

/** The cause of a failed `fetch`, which its message does not tell. */
function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the gateway does not answer in time';
  const { code } = ((error as Error).cause ?? {}) as { readonly code?: unknown };
  return `the gateway cannot be reached${typeof code === 'string' ? ` (${code})` : ''}`;
}
