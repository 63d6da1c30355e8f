import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../project-root.js';
import { until } from '../../../test/support/patience.js';
import type { ThreadLimits } from './work-thread.js';
import { ThreadBusy, ThreadLost, WorkThread } from './work-thread.js';

const SCRIPT = join(PROJECT_ROOT, 'test', 'support', 'echo-thread.ts');

describe('a thread for work', () => {
  let thread: WorkThread<string, string>;
  const start = (limits: Partial<ThreadLimits> = {}): void => {
    thread = new WorkThread(SCRIPT, { tasks: 3, seconds: 30, ...limits });
  };
  afterEach(() => thread.close());

  it('does what it is told, and goes on after a task that fails', async () => {
    start();
    const results = await Promise.allSettled(['a', 'throw', 'b'].map((task) => thread.run(task)));
    expect(results).toMatchObject([
      { value: 'a!' },
      { reason: expect.objectContaining({ message: 'It was told to' }) },
      { value: 'b!' },
    ]);
  });

  it('takes no more than it can bear, and more again when it has done some', async () => {
    start();
    const taken = ['a', 'b', 'c'].map((task) => thread.run(task));
    await expect(thread.run('d')).rejects.toBeInstanceOf(ThreadBusy);
    expect(await Promise.all(taken)).toEqual(['a!', 'b!', 'c!']);
    expect(await thread.run('d')).toBe('d!');
  });

  it('tells those who wait when it ends, and starts anew with the next task', async () => {
    start();
    const results = await Promise.allSettled(['end', 'a'].map((task) => thread.run(task)));
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(ThreadLost) });
    expect(thread.size).toBe(0);
    expect(await thread.run('a')).toBe('a!');
  });

  it('gives up a task that never ends', async () => {
    start({ seconds: 0.5 });
    await expect(thread.run('hang')).rejects.toBeInstanceOf(ThreadLost);
  });

  it('goes on to whoever needs one of the same kind when it is left with nothing to do', async () => {
    start();
    const first = await thread.run('which');
    await thread.leave();
    start();
    expect(await thread.run('which')).toBe(first);
    const other = new WorkThread<string, string>(SCRIPT, { tasks: 3, seconds: 30 });
    expect(await other.run('which')).not.toBe(first);
    await other.close();
  });

  it('is not taken over after it has failed', async () => {
    start();
    const first = await thread.run('which');
    await thread.run('end soon');
    await thread.leave();
    await until(async () => {
      start();
      return (await thread.run('which').catch(() => first)) !== first;
    });
  });

  it('leaves nobody waiting when it is left in the middle', async () => {
    start();
    const asked = expect(thread.run('a')).rejects.toBeInstanceOf(ThreadLost);
    await thread.leave();
    await asked;
  });

  it('leaves nobody waiting when it is closed', async () => {
    start();
    const asked = expect(thread.run('a')).rejects.toBeInstanceOf(ThreadLost);
    await thread.close();
    await asked;
  });
});
