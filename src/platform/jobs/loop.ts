/** Work that goes on as long as the process runs: again after a pause, or at once when it is woken. Never two rounds at a time. */
export class Loop {
  private isStopped = false;
  private isWoken = false;
  private resume: (() => void) | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly pauseMs: number,
    /** Contains its own faults. */
    private readonly work: () => Promise<void>,
  ) {}

  start(): void {
    this.running = this.run();
  }

  wake(): void {
    this.isWoken = true;
    this.resume?.();
  }

  /** Back when the round under way is over. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      this.isWoken = false;
      await this.work();
      if (!this.isWoken) await this.pause();
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
