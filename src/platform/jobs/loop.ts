/** Repeats work after a pause, or at once when woken; rounds never overlap. */
export class Loop {
  private readonly stopped = new AbortController();
  private isWoken = false;
  private resume: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private lastSuccess = 0;

  constructor(
    private readonly pauseMs: number,
    /** Must not throw; returns whether the round succeeded. */
    private readonly work: (signal: AbortSignal) => Promise<boolean>,
  ) {}

  /** Seconds since the last successful round or the start; 0 if it was never started. */
  get secondsSinceSuccess(): number {
    return this.running ? (performance.now() - this.lastSuccess) / 1000 : 0;
  }

  start(): void {
    this.lastSuccess = performance.now();
    this.running = this.run();
  }

  wake(): void {
    this.isWoken = true;
    this.resume?.();
  }

  /** Asks the current round to stop, and waits for it. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      if (!this.isWoken) await this.pause();
      if (this.stopped.signal.aborted) return;
      this.isWoken = false;
      if (await this.work(this.stopped.signal)) this.lastSuccess = performance.now();
    }
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.pauseMs);
      timer.unref();
      this.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.resume = undefined;
  }
}
