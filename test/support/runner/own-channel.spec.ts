import { expect, it } from '@jest/globals';
import { ownChannel } from './own-channel.mjs';

type Tell = (message: unknown) => void;

/** As jest-light-runner 0.8.2 makes it, once for all workers of a pool. */
function shared(): { onMessage(tell: Tell): void; postMessage(message: unknown): void } {
  const listeners = new Set<Tell>();
  return {
    onMessage: (tell) => void listeners.add(tell),
    postMessage: () => {
      for (const tell of listeners) {
        tell('what a worker needs');
        listeners.delete(tell);
      }
    },
  };
}

it('a worker is told what it needs when it asks, whichever of them asks first', () => {
  const told: string[] = [];
  const channel = shared();
  const [one, other] = ['one', 'other'].map((name) => {
    const own = ownChannel(channel);
    own.onMessage(() => told.push(name));
    return own;
  });
  one?.postMessage('ask');
  expect(told).toEqual(['one']);
  other?.postMessage('ask');
  expect(told).toEqual(['one', 'other']);
});
