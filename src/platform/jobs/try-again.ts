import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;

export interface TryAgain {
  /** How often at most. */
  readonly tries: number;
  /** Ends the pauses and all further tries. */
  readonly signal: AbortSignal;
  onFault(error: unknown, isLast: boolean): void;
}

/** Does a thing until it succeeds, with pauses that grow; after the last try it rejects as that one did. */
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
