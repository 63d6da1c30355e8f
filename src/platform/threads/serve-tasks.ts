import { parentPort } from 'node:worker_threads';

export interface Order<Task> {
  readonly id: number;
  readonly task: Task;
}

export type Done<Result> = { readonly id: number } & (
  { readonly result: Result } | { readonly failure: string }
);

/** The whole of a thread that WorkThread starts: it does what it is told, one after the other. */
export function serveTasks<Task, Result>(work: (task: Task) => Result): void {
  const answer = (done: Done<Result>): void => parentPort?.postMessage(done);
  parentPort?.on('message', ({ id, task }: Order<Task>) => {
    try {
      answer({ id, result: work(task) });
    } catch (error) {
      answer({ id, failure: error instanceof Error ? error.message : String(error) });
    }
  });
}
