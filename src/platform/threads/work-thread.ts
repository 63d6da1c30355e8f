import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '../project-root.js';
import type { Done, Order } from './serve-tasks.js';

/** Too many tasks are waiting; this one was not begun. */
export class ThreadBusy extends Error {
  override readonly name = 'ThreadBusy';
}

/** The thread ended before it answered. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

export interface ThreadLimits {
  /** The most tasks that may run or wait. */
  readonly tasks: number;
  /** After this time a task is given up, together with the thread that it blocks. */
  readonly seconds: number;
}

interface Asked<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly patience: NodeJS.Timeout;
}

/** Idle threads of closed applications, by script; the next application in this process takes them over. */
const left = new Map<Worker, string>();

/**
 * A worker thread for work of many milliseconds that needs no database connection; it does one task at a time. It is started by the
 * first task, and again after it was lost.
 */
export class WorkThread<Task, Result> {
  private worker: Worker | null = null;
  private readonly asked = new Map<number, Asked<Result>>();
  private last = 0;

  /** `script`: the path of a module that calls serveTasks(). */
  constructor(
    private readonly script: string,
    private readonly limits: ThreadLimits,
  ) {}

  /** How many tasks run or wait. */
  get size(): number {
    return this.asked.size;
  }

  /** Throws ThreadBusy, ThreadLost, or what the task itself threw. */
  run(task: Task): Promise<Result> {
    const { tasks, seconds } = this.limits;
    if (this.asked.size >= tasks) return Promise.reject(new ThreadBusy(`${tasks} tasks are waiting`));
    const worker = (this.worker ??= this.start());
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const patience = setTimeout(
        () => this.lose(worker, new ThreadLost('It took too long')),
        seconds * 1000,
      );
      this.asked.set(id, { resolve, reject, patience });
      worker.ref();
      worker.postMessage({ id, task } satisfies Order<Task>);
    });
  }

  /**
   * Called when an application closes. An idle thread is kept for the next application in this process, because starting it and loading
   * templates and fonts takes up to 0.3 CPU seconds. Its work must keep nothing open between tasks.
   */
  async leave(): Promise<void> {
    const { worker } = this;
    if (!worker || this.asked.size > 0) return this.close();
    this.worker = null;
    const forget = (): boolean => left.delete(worker);
    unheard(worker).on('error', forget).on('exit', forget);
    left.set(worker, this.script);
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    this.lose(worker, new ThreadLost('The process is shutting down'));
    await worker.terminate();
  }

  private start(): Worker {
    const worker = this.takeOver() ?? this.open();
    worker.on('message', (done: Done<Result>) => this.settle(worker, done));
    worker.on('error', (error) => this.lose(worker, new ThreadLost('It failed', { cause: error })));
    worker.on('exit', () => this.lose(worker, new ThreadLost('It ended')));
    return worker;
  }

  private takeOver(): Worker | undefined {
    const [worker] = [...left].find(([, script]) => script === this.script) ?? [];
    if (!worker) return undefined;
    left.delete(worker);
    return unheard(worker);
  }

  private open(): Worker {
    // If the sources run unbuilt, the thread needs the TypeScript loader too.
    const reader = ['--import', join(PROJECT_ROOT, 'scripts', 'typescript.mjs')];
    return new Worker(this.script, { execArgv: extname(this.script) === '.ts' ? reader : [] });
  }

  private settle(worker: Worker, done: Done<Result>): void {
    const asked = this.asked.get(done.id);
    if (!asked) return;
    this.asked.delete(done.id);
    // An idle thread must not keep the process alive.
    if (this.asked.size === 0) worker.unref();
    clearTimeout(asked.patience);
    if ('failure' in done) asked.reject(new Error(done.failure));
    else asked.resolve(done.result);
  }

  private lose(worker: Worker, reason: ThreadLost): void {
    if (this.worker !== worker) return;
    this.worker = null;
    void worker.terminate();
    for (const { reject, patience } of this.asked.values()) {
      clearTimeout(patience);
      reject(reason);
    }
    this.asked.clear();
  }
}

/** Removes our listeners only; those of the worker itself must stay, because it receives from its thread through them. */
function unheard(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  return worker;
}
