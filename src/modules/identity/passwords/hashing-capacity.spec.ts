import { describe, expect, it } from '@jest/globals';
import { HashingCapacity } from './hashing-capacity.js';

describe('hashing capacity', () => {
  it('runs no more at once than it has slots, queues some, and turns the rest away with a time to come back', async () => {
    const capacity = new HashingCapacity(2, 3);
    let running = 0;
    let most = 0;
    const work = async (): Promise<string> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return 'done';
    };

    const results = await Promise.allSettled(Array.from({ length: 8 }, () => capacity.run(work)));

    expect(most).toBe(2);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5);
    for (const result of results.filter((result) => result.status === 'rejected')) {
      expect(result.reason).toMatchObject({
        code: 'identity.sign-in-busy',
        kind: 'unavailable',
        details: { retryAfter: 2 },
      });
    }
  });

  it('keeps nobody waiting behind those who wait for the database', async () => {
    const capacity = new HashingCapacity(1, 3, 10);
    let release = (): void => undefined;
    const held = capacity.run(() => new Promise<void>((resolve) => (release = resolve)));

    await expect(capacity.run(() => Promise.resolve())).rejects.toMatchObject({
      code: 'identity.sign-in-busy',
    });

    release();
    await held;
    await expect(capacity.run(() => Promise.resolve('works'))).resolves.toBe('works');
  });

  it('lets one account wait with one slot, and others work', async () => {
    const capacity = new HashingCapacity(2, 3, 10);
    let release = (): void => undefined;
    const held = capacity.runFor('ada', () => new Promise<void>((resolve) => (release = resolve)));
    const behind = capacity.runFor('ada', () => Promise.resolve('after'));

    await expect(capacity.runFor('ben', () => Promise.resolve('works'))).resolves.toBe('works');

    release();
    await held;
    await expect(behind).resolves.toBe('after');
  });

  it('gives its slot back after work that fails', async () => {
    const capacity = new HashingCapacity(1, 0);
    await expect(capacity.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(capacity.run(() => Promise.resolve('works'))).resolves.toBe('works');
  });
});
