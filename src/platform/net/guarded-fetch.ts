import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { GuardedAgents } from './guarded-agents.js';

/** The largest answer in bytes; documents of identity providers are smaller. */
const MOST_OF_ANSWER = 512 * 1024;

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A `fetch` for addresses that users have entered: it connects to allowed networks only, follows no
 * redirects and limits the size of the answer.
 */
export async function guardedFetch(
  agents: GuardedAgents,
  address: string,
  { method = 'GET', headers = {}, body, signal }: FetchOptions,
): Promise<Response> {
  const text = typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : '';
  const request = agents.request(new URL(address), {
    method,
    ...(signal && { signal }),
    headers: { ...Object.fromEntries(new Headers(headers)), 'content-length': Buffer.byteLength(text) },
  });
  request.end(text);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  let taken = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    taken += part.length;
    if (taken > MOST_OF_ANSWER) throw new Error('The answer is too long');
    parts.push(part);
  }
  const { statusCode: status = 500 } = response;
  const answered = new Headers();
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) answered.set(name, String(value));
  const isEmpty = [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : Buffer.concat(parts), { status, headers: answered });
}
