import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { dataFolderOf, startCluster } from './cluster.js';
import { findPostmaster, type Postmaster } from './postmaster.js';

export interface Guarded {
  /** Prints a message on the terminal. */
  readonly tell: (text: string) => void;
  /** Called when the server is no longer restarted; the application cannot work without it. */
  readonly giveUp: (reason: string) => void;
}

const POLL_MS = 500;
/** After this time a failure counts as a new one. */
const CALM_MS = 60_000;
const RESTARTS = 3;

/**
 * Restarts a server that has died, on the same port, because connection strings name it. After three failures in a row it gives up, because
 * a restart does not solve the problem, such as a full disk.
 */
export class ServerGuard {
  private readonly stopping = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    private server: Postmaster,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly onRestart: (server: Postmaster) => Promise<void>,
  ) {}

  get pid(): number {
    return this.server.pid;
  }

  watch(guarded: Guarded): void {
    this.watching = this.keepUp(guarded);
  }

  /** Stops, and waits for a restart that has begun. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }

  private async keepUp({ tell, giveUp }: Guarded): Promise<void> {
    const { signal } = this.stopping;
    let restarts = 0;
    let since = Date.now();
    let reason = 'it ended again and again';
    for (;;) {
      // The timer must not keep the process alive.
      await delay(POLL_MS, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      if (await findPostmaster(dataFolderOf(this.cluster))) {
        if (Date.now() - since > CALM_MS) restarts = 0;
        continue;
      }
      if (restarts === RESTARTS) return giveUp(`The embedded PostgreSQL does not stay up: ${reason}`);
      restarts += 1;
      tell('The embedded PostgreSQL has ended: starting it again …');
      try {
        await this.restart();
        since = Date.now();
        tell('The embedded PostgreSQL runs again.');
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }

  private async restart(): Promise<void> {
    const { port } = this.server;
    this.server = await startCluster(this.cluster, { detached: true, settings: this.settings, again: port });
    await this.onRestart(this.server);
  }
}
