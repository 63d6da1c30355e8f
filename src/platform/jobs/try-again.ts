import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;

export interface TryAgain {
  /** The most attempts. */
  readonly tries: number;
  /** Ends the pauses and all further tries. */
  readonly signal: AbortSignal;
  onFault(error: unknown, isLast: boolean): void;
}

/** Repeats work until it succeeds, with growing pauses; after the last attempt it rejects with that error. */
export async function tryAgain<T>({ tries, signal, onFault }: TryAgain, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isLast = attempt >= tries || signal.aborted;
      onFault(error, isLast);
      if (isLast) throw error;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
