import { setTimeout as delay } from 'node:timers/promises';

type Closing = (hurry: AbortSignal) => Promise<void>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm forwards a Ctrl-C that the terminal has sent us already; signals this close count as one. */
const SAME_SIGNAL_MS = 500;

/** Closes what a start has opened, in reverse order, on a signal or a failed start. A second signal makes it hurry. */
export class Shutdown {
  private readonly closings: Promise<Closing | null>[] = [];
  private readonly hurry = new AbortController();
  private signalledAt = 0;
  private begun = false;

  /** `exit` is process.exit except in tests. */
  constructor(private readonly exit: (code: number) => void = (code) => process.exit(code)) {}

  listen(announce: () => void): void {
    for (const signal of SIGNALS) process.on(signal, () => this.onSignal(announce));
    // The reader of our output may end first (`npm start | head`), which is no reason to stop.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  /**
   * Waits for a resource and remembers how to close it. If a shutdown has begun meanwhile, it is closed once open, and this promise
   * never resolves, because the process ends.
   */
  async own<Opened>(
    opening: Promise<Opened>,
    close: (opened: Opened, hurry: AbortSignal) => Promise<void>,
  ): Promise<Opened> {
    this.closings.push(
      opening.then(
        (opened) => (hurry) => close(opened, hurry),
        () => null,
      ),
    );
    const opened = await opening;
    return this.begun ? new Promise(() => undefined) : opened;
  }

  /** True once the process is ending; errors need no report then. */
  get inProgress(): boolean {
    return this.begun;
  }

  async end(code: number): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    let failed = false;
    for (const closing of this.closings.reverse()) {
      await closing
        .then((close) => close?.(this.hurry.signal))
        .catch((error: unknown) => {
          failed = true;
          process.stderr.write(`While stopping: ${String(error)}\n`);
        });
    }
    this.exit(failed ? 1 : code);
  }

  private onSignal(announce: () => void): void {
    const now = performance.now();
    if (!this.begun) {
      this.signalledAt = now;
      announce();
      void this.end(0);
    } else if (now - this.signalledAt > SAME_SIGNAL_MS) {
      this.hurry.abort();
    }
  }
}

/** Waits for work, until a time limit or a hurry; true if the work is done. */
export async function finishedWithin(
  work: Promise<unknown>,
  ms: number,
  hurry: AbortSignal,
): Promise<boolean> {
  const limit = new AbortController();
  const patience = delay(ms, false, { signal: AbortSignal.any([hurry, limit.signal]) }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), patience]);
  } finally {
    limit.abort();
  }
}
