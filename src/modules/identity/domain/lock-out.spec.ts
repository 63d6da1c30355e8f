import { describe, expect, it } from '@jest/globals';
import type { Failures, SourceTries } from './lock-out.js';
import {
  FREE_TRIES,
  FREE_TRIES_OF_ACCOUNT,
  MAX_TRIES,
  NO_FAILURES,
  afterFailure,
  restAfter,
  secondsLocked,
} from './lock-out.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

function failed(times: number): Failures {
  let state = NO_FAILURES;
  for (let n = 0; n < times; n++) state = afterFailure(state, now);
  return state;
}

const stranger = (failures: number): SourceTries => ({ ...failed(failures), isKnown: false });
const usualPlace = (failures: number): SourceTries => ({ ...failed(failures), isKnown: true });
const locked = (source: SourceTries, at = now, account = failed(source.failures)): number =>
  secondsLocked(account, source, at);

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
    expect(locked(stranger(FREE_TRIES - 1))).toBe(0);
    expect(locked(stranger(FREE_TRIES))).toBe(30);
  });

  it('allows a try at the very end of the rest, and tells whole seconds before', () => {
    expect(locked(stranger(FREE_TRIES), later(29.5))).toBe(1);
    expect(locked(stranger(FREE_TRIES), later(30))).toBe(0);
  });

  it('LOG-02 stays shut after a hundred failures however long one waits', () => {
    expect(locked(stranger(MAX_TRIES - 1), later(86_400))).toBe(0);
    expect(locked(stranger(MAX_TRIES), later(86_400))).toBeGreaterThan(0);
    expect(locked(usualPlace(MAX_TRIES), later(86_400))).toBeGreaterThan(0);
  });

  it('LOG-03 never lets the tries of others shut out who comes from where the account was signed in before', () => {
    expect(locked(usualPlace(0), now, failed(FREE_TRIES))).toBe(0);
    expect(locked(usualPlace(0), now, failed(MAX_TRIES))).toBe(0);
  });

  it('slows everybody else down by the tries of all, later than one by their own', () => {
    expect(locked(stranger(0), now, failed(FREE_TRIES_OF_ACCOUNT - 1))).toBe(0);
    expect(locked(stranger(0), now, failed(FREE_TRIES_OF_ACCOUNT))).toBe(30);
    expect(locked(stranger(0), later(86_400), failed(MAX_TRIES))).toBeGreaterThan(0);
  });
});
