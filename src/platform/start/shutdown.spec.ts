import { describe, expect, it } from '@jest/globals';
import { finishedWithin, Shutdown } from './shutdown.js';

function shutdownWithLog(): { shutdown: Shutdown; log: string[] } {
  const log: string[] = [];
  return { shutdown: new Shutdown((code) => log.push(`exit ${code}`)), log };
}

describe('a shutdown', () => {
  it('closes what was opened last first, then exits', async () => {
    const { shutdown, log } = shutdownWithLog();
    for (const name of ['database', 'app']) {
      await shutdown.own(Promise.resolve(name), async (opened) => void log.push(`close ${opened}`));
    }

    await shutdown.end(0);

    expect(log).toEqual(['close app', 'close database', 'exit 0']);
  });

  it('waits for what is still being opened, and closes it', async () => {
    const { shutdown, log } = shutdownWithLog();
    const opening = Promise.withResolvers<string>();
    void shutdown.own(opening.promise, async (opened) => void log.push(`close ${opened}`));
    const ended = shutdown.end(0);
    expect(log).toEqual([]);

    opening.resolve('database');
    await ended;

    expect(log).toEqual(['close database', 'exit 0']);
  });

  it('has nothing to close where opening failed, and leaves that error to the caller', async () => {
    const { shutdown, log } = shutdownWithLog();
    const owned = shutdown.own(Promise.reject(new Error('no disk')), async () => void log.push('closed'));

    await expect(owned).rejects.toThrow('no disk');
    await shutdown.end(1);

    expect(log).toEqual(['exit 1']);
  });

  it('goes on to the next when one fails to close, and says so by its exit code', async () => {
    const { shutdown, log } = shutdownWithLog();
    await shutdown.own(Promise.resolve('database'), async () => void log.push('close database'));
    await shutdown.own(Promise.resolve('app'), () => Promise.reject(new Error('stuck')));

    await shutdown.end(0);

    expect(log).toEqual(['close database', 'exit 1']);
  });
});

describe('waiting for work to finish', () => {
  const never = new Promise(() => undefined);
  const calm = new AbortController().signal;

  it('is over when the work is done', async () => {
    expect(await finishedWithin(Promise.resolve(), 60_000, calm)).toBe(true);
  });

  it('is over when the time is up', async () => {
    expect(await finishedWithin(never, 1, calm)).toBe(false);
  });

  it('is over at once when there is a hurry', async () => {
    expect(await finishedWithin(never, 60_000, AbortSignal.abort())).toBe(false);
  });

  it('passes on a failure of the work', async () => {
    await expect(finishedWithin(Promise.reject(new Error('stuck')), 60_000, calm)).rejects.toThrow('stuck');
  });
});
