import { threadId } from 'node:worker_threads';
import { serveTasks } from '../../src/platform/threads/serve-tasks.js';

/** A thread that can do everything that a thread may do wrong. */
serveTasks((task: string): string => {
  if (task === 'throw') throw new Error('It was told to');
  if (task === 'end') process.exit(1);
  if (task === 'end soon') setImmediate(() => process.exit(1));
  if (task === 'which') return String(threadId);
  while (task === 'hang');
  return `${task}!`;
});
