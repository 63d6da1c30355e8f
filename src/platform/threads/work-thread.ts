import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '../project-root.js';
import type { Done, Order } from './serve-tasks.js';

/** So much is waiting already that a further task would only wait longer; nothing of it was begun. */
export class ThreadBusy extends Error {
  override readonly name = 'ThreadBusy';
}

/** The thread ended, or was ended, before it gave an answer. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

export interface ThreadLimits {
  /** Tasks that may be under way or waiting. */
  readonly tasks: number;
  /** After which a task without an answer is given up, with the thread that it blocks. */
  readonly seconds: number;
}

interface Asked<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly patience: NodeJS.Timeout;
}

/** Threads that an application left, with their scripts: the next one in this process takes them over. */
const left = new Map<Worker, string>();

/**
 * One thread beside the event loop, for work of many milliseconds that needs no connection of ours: it does one task after the
 * other. It is started by the first task, and again by the next one after it was lost; a process without tasks has none.
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

  /** Tasks that are under way or waiting. */
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
   * For the end of an application. A thread without a task goes on to the next application in this process, if there is one: starting it,
   * and loading templates and fonts there, takes up to 0.3 seconds of a processor. Its work must keep nothing open from task to task.
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
    // Where the sources run without having been built, the thread has to read them in the same way.
    const reader = ['--import', join(PROJECT_ROOT, 'scripts', 'typescript.mjs')];
    return new Worker(this.script, { execArgv: extname(this.script) === '.ts' ? reader : [] });
  }

  private settle(worker: Worker, done: Done<Result>): void {
    const asked = this.asked.get(done.id);
    if (!asked) return;
    this.asked.delete(done.id);
    // A thread that has nothing to do keeps no process from ending.
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

/** Without our listeners; a worker has some of its own, which make it listen to its thread. */
function unheard(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  return worker;
}
