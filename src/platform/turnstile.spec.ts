import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

const refusal = (): Error => new Error('full');

describe('a turnstile', () => {
  it('lets the next one in when one leaves, in the order of coming', async () => {
    const turnstile = new Turnstile({ places: 1, patienceMs: 10_000 }, refusal);
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
    const turnstile = new Turnstile({ places: 1, patienceMs: 10 }, refusal);
    await turnstile.enter();
    await expect(turnstile.enter()).rejects.toThrow('full');
    expect(turnstile.waiting).toBe(0);
    turnstile.leave();
    await turnstile.enter();
  });
});
