import { describe, expect, it } from '@jest/globals';
import type { LockState } from './lock-out.js';
import { FREE_TRIES, MAX_TRIES, UNLOCKED, afterFailure, restAfter, secondsLocked } from './lock-out.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

function fail(times: number): LockState {
  let state = UNLOCKED;
  for (let n = 0; n < times; n++) state = afterFailure(state, now);
  return state;
}

describe('lock-out', () => {
  it.each([
    [1, 0],
    [9, 0],
    [10, 30],
    [11, 60],
    [12, 120],
    [14, 480],
    [15, 900],
    [16, 900],
    [99, 900],
  ])('after %i failures rests %i seconds', (failures, seconds) => {
    expect(restAfter(failures)).toBe(seconds);
  });

  it('lets the last free try pass and stops the one after it', () => {
    expect(secondsLocked(fail(FREE_TRIES - 1), now)).toBe(0);
    expect(secondsLocked(fail(FREE_TRIES), now)).toBe(30);
  });

  it('allows a try at the very end of the rest, and tells whole seconds before', () => {
    const state = fail(FREE_TRIES);
    expect(secondsLocked(state, later(29.5))).toBe(1);
    expect(secondsLocked(state, later(30))).toBe(0);
  });

  it('stays shut after a hundred failures however long one waits', () => {
    expect(secondsLocked(fail(MAX_TRIES - 1), later(86_400))).toBe(0);
    expect(secondsLocked(fail(MAX_TRIES), later(86_400))).toBeGreaterThan(0);
  });
});
