import { setTimeout as delay } from 'node:timers/promises';

/** How long a job may take to finish its batch after it was asked to stop. */
const LONGEST_BATCH_MS = 60_000;

export class TimeLimitReached extends Error {}

/** The job did not stop in time, and is no longer waited for. */
export class GivenUp extends Error {}

/** How long cut-off work may take to end: about the time in which its connections are given up. */
const LAST_PATIENCE_MS = 2_000;

/**
 * Asks work to stop when its time is over, and waits for one more batch. Then work that goes on is cut off: `cut` takes its connections
 * away, and the promise rejects with GivenUp, so that hanging work blocks neither the lease nor a shutdown.
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
    // Work that ignored the cut has failed all the same.
    return cut.signal.aborted ? await givenUp : result;
  } catch (error) {
    throw cut.signal.aborted ? cut.signal.reason : error;
  } finally {
    clearTimeout(late);
    over.abort();
    givenUp.catch(() => undefined);
  }
}
