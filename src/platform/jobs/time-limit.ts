import { setTimeout as delay } from 'node:timers/promises';

/** How long a job that was asked to stop may take to finish the batch at hand. */
const LONGEST_BATCH_MS = 60_000;

export class TimeLimitReached extends Error {}

/** The job was asked to stop and went on: nobody waits for it any longer. */
export class GivenUp extends Error {}

/** What a connection takes to be given up after it was told so. */
const LAST_PATIENCE_MS = 2_000;

/**
 * Asks work to stop when its time is over, and waits for it as long as a batch may take. Work that then still goes on loses what
 * it holds through `cut`, its connections first, and rejects with GivenUp: what hangs keeps no lease and no shutdown waiting.
 */
export async function withinTime<T>(
  limitMs: number,
  controller: AbortController,
  work: (cut: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal } = controller;
  const over = new AbortController();
  const cut = new AbortController();
  const late = setTimeout(
    () => controller.abort(new TimeLimitReached('The time limit of the job is over')),
    limitMs,
  );
  late.unref();
  const asked = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  const working = work(cut.signal);
  const giveUp = async (): Promise<never> => {
    await asked;
    await delay(Math.min(LONGEST_BATCH_MS, limitMs), undefined, { signal: over.signal });
    const fault = new GivenUp(`It was asked to stop and did not: ${String(signal.reason)}`);
    cut.abort(fault);
    const ended = working.then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([ended, delay(LAST_PATIENCE_MS, undefined, { signal: over.signal })]);
    throw fault;
  };
  const givenUp = giveUp();
  try {
    const result = await Promise.race([working, givenUp]);
    // What swallows that it was cut off has done nothing all the same.
    return cut.signal.aborted ? await givenUp : result;
  } catch (error) {
    throw cut.signal.aborted ? cut.signal.reason : error;
  } finally {
    clearTimeout(late);
    over.abort();
    givenUp.catch(() => undefined);
  }
}
