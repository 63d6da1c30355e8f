import { describe, expect, it } from '@jest/globals';
import type { Slices } from '../../shared/slices.js';
import { inTurns } from './turns.js';

describe('long work on the event loop', () => {
  function* spinning(milliseconds: number): Slices<string> {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) yield;
    return 'done';
  }

  it('lets others have their turn between two slices', async () => {
    const order: string[] = [];
    const work = inTurns(spinning(200)).then((done) => order.push(done));
    setImmediate(() => order.push('another'));
    await work;
    expect(order).toEqual(['another', 'done']);
  });

  it('waits for nobody where it is short', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('another'));
    order.push(await inTurns(spinning(0)));
    expect(order).toEqual(['done']);
  });

  it('throws what the work throws', async () => {
    function* failing(): Slices<never> {
      yield;
      throw new Error('in the middle');
    }
    await expect(inTurns(failing())).rejects.toThrow('in the middle');
  });
});
