import { availableParallelism } from 'node:os';
import { connectTo } from '../../../platform/postgres/client.js';
import type { PostgresClient } from '../../../platform/postgres/client.js';
import { threadModule } from '../../../platform/project-root.js';
import { WorkThread } from '../../../platform/threads/work-thread.js';
import type { ComparedSeal, SealNumbers } from './compare-seals.js';
import { compareSeals } from './compare-seals.js';

export interface CompareTask extends SealNumbers {
  readonly url: string;
}

const SCRIPT = threadModule('modules/audit/seals/compare-thread');
/** Each thread keeps PostgreSQL busy for about as long as it is busy itself. */
const MOST_THREADS = 4;
/** Batches for each thread: one in work, and one that is ready when that is done. */
const TASKS = 2;
const LONGEST_SECONDS = 600;

/**
 * Compares seals with their rows, on connections of its own. What fits into one batch is compared here, because a thread takes
 * longer to start; of a longer trail each thread has its turn.
 */
export class SealComparison {
  private readonly threads: readonly WorkThread<CompareTask, readonly ComparedSeal[]>[];
  private client: Promise<PostgresClient> | undefined;
  private turn = 0;

  constructor(private readonly url: string) {
    const count = Math.min(availableParallelism(), MOST_THREADS);
    this.threads = Array.from(
      { length: count },
      () => new WorkThread(SCRIPT, { tasks: TASKS, seconds: LONGEST_SECONDS }),
    );
  }

  /** How many batches may be compared at the same time. */
  get width(): number {
    return this.threads.length * TASKS;
  }

  async here(seals: SealNumbers): Promise<readonly ComparedSeal[]> {
    return compareSeals(await (this.client ??= connectTo(this.url)), seals);
  }

  /** Whoever asks for more than `width` at once is refused. Turns are taken in order, so that each thread has as much to do. */
  inThread(seals: SealNumbers): Promise<readonly ComparedSeal[]> {
    const thread = this.threads[this.turn++ % this.threads.length];
    if (!thread) throw new Error('There is at least one thread');
    return thread.run({ url: this.url, ...seals });
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
    await (await this.client?.catch(() => undefined))?.end();
  }
}
