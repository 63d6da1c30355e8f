import { setTimeout as delay } from 'node:timers/promises';

/** How long a job that was asked to stop may take to finish the batch at hand. */
const LONGEST_BATCH_MS = 60_000;

export class TimeLimitReached extends Error {}

/** The job was asked to stop and went on: nobody waits for it any longer. */
export class GivenUp extends Error {}

/**
 * Asks work to stop when its time is over, and waits for it as long as a batch may take. Work that then still goes on is left
 * alone and rejects with GivenUp, so that what hangs keeps no lease and no shutdown waiting.
 */
export async function withinTime<T>(
  limitMs: number,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const { signal } = controller;
  const over = new AbortController();
  const late = setTimeout(
    () => controller.abort(new TimeLimitReached('The time limit of the job is over')),
    limitMs,
  );
  late.unref();
  const asked = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  const givenUp = asked
    .then(() => delay(Math.min(LONGEST_BATCH_MS, limitMs), undefined, { signal: over.signal }))
    .then(() => Promise.reject(new GivenUp(`It was asked to stop and did not: ${String(signal.reason)}`)));
  try {
    return await Promise.race([work(), givenUp]);
  } finally {
    clearTimeout(late);
    over.abort();
    givenUp.catch(() => undefined);
  }
}
