import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';
import { DatabaseUnavailable } from './unavailable.js';

describe('a turnstile', () => {
  it('lets the next one in when one leaves, in the order of coming', async () => {
    const turnstile = new Turnstile(1, 10_000);
    const order: number[] = [];
    await turnstile.enter();
    const second = turnstile.enter().then(() => order.push(2));
    const third = turnstile.enter().then(() => order.push(3));
    expect(turnstile.waiting).toBe(2);
    turnstile.leave();
    await second;
    expect(order).toEqual([2]);
    turnstile.leave();
    await third;
    expect(order).toEqual([2, 3]);
  });

  it('sends away who waits too long, and keeps no place for them', async () => {
    const turnstile = new Turnstile(1, 10);
    await turnstile.enter();
    await expect(turnstile.enter()).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(turnstile.waiting).toBe(0);
    turnstile.leave();
    await turnstile.enter();
  });
});
