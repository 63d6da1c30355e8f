import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Request } from 'autocannon';
import type { LoadAnswer, LoadOrder, LoadRequest, LoadResult } from './load.js';

const LOOK_MS = 20;
const LOST_SECONDS = 30;

/** Both sides get a key of its own with every writing request. */
function toHttp({ method, path, body, token, ifMatch }: LoadRequest): Request {
  const headers = { authorization: `Bearer ${token}`, ...(ifMatch && { 'if-match': ifMatch }) };
  if (body === undefined) return { method, path, headers };
  const key = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
  return { method, path, body, headers: { ...headers, ...key } };
}

/**
 * autocannon sends; the times are taken here, because its histogram rounds to milliseconds and its clock stops only at the
 * next sample.
 */
function send({ url, connections, requests }: LoadOrder): Promise<LoadResult> {
  const pending = requests[Symbol.iterator]();
  const milliseconds: number[] = [];
  const refused = new Map<number, number>();
  const begin = performance.now();
  let end = begin;
  return new Promise((resolve, reject) => {
    const setupRequest = (request: Request): Request => {
      const next = pending.next();
      return next.done ? request : { ...request, ...toHttp(next.value) };
    };
    const run = autocannon(
      {
        url,
        connections,
        amount: requests.length,
        sampleInt: LOOK_MS,
        timeout: LOST_SECONDS,
        requests: [{ setupRequest }],
      },
      (error, { errors, timeouts }) => {
        if (error) return reject(error);
        if (errors > 0 || timeouts > 0) return reject(new Error(`${errors} errors, ${timeouts} timeouts`));
        if (refused.size > 0) return reject(new Error(`Refused: ${JSON.stringify([...refused])}`));
        milliseconds.sort((a, b) => a - b);
        resolve({
          requests: milliseconds.length,
          perSecond: (milliseconds.length * 1000) / (end - begin),
          p50: quantile(milliseconds, 0.5),
          p99: quantile(milliseconds, 0.99),
        });
      },
    );
    run.on('response', (_client: unknown, status: number, _bytes: number, took: number) => {
      end = performance.now();
      milliseconds.push(took);
      if (status >= 300) refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

process.on('disconnect', () => process.exit());
process.on('message', (order: LoadOrder) => {
  const answer = (value: LoadAnswer): void => void process.send?.(value);
  send(order).then(
    (result) => answer({ result }),
    (error: Error) => answer({ failure: error.message }),
  );
});
