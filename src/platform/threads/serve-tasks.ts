import { parentPort } from 'node:worker_threads';

export interface Order<Task> {
  readonly id: number;
  readonly task: Task;
}

export type Done<Result> = { readonly id: number } & (
  { readonly result: Result } | { readonly failure: string }
);

/** Runs in a thread of WorkThread: does its tasks one after the other. */
export function serveTasks<Task, Result>(work: (task: Task) => Result | Promise<Result>): void {
  const answer = (done: Done<Result>): void => parentPort?.postMessage(done);
  const serve = async ({ id, task }: Order<Task>): Promise<void> => {
    try {
      answer({ id, result: await work(task) });
    } catch (error) {
      answer({ id, failure: error instanceof Error ? error.message : String(error) });
    }
  };
  let before = Promise.resolve();
  parentPort?.on('message', (order: Order<Task>) => {
    before = before.then(() => serve(order));
  });
}
