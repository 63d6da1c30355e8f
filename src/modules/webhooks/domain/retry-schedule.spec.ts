import { describe, expect, it } from '@jest/globals';
import { pauseBeforeRetry, retryAfterMs } from './retry-schedule.js';

const SCHEDULE = [5, 300, 1800];
const NOW = new Date('2026-03-01T12:00:00Z');

describe('the pause before a message is tried again', () => {
  it.each([
    [1, 5_000],
    [2, 300_000],
    [3, 1_800_000],
    [4, null],
  ])('after %i attempts is %s ms', (attempts, pause) => {
    expect(pauseBeforeRetry(SCHEDULE, attempts, 0, 0)).toBe(pause);
  });

  it('is spread by chance, by a tenth at most', () => {
    expect(pauseBeforeRetry(SCHEDULE, 1, 0, 1)).toBeCloseTo(5_500);
  });

  it('is as long as the receiver asks, and no longer than a day', () => {
    expect(pauseBeforeRetry(SCHEDULE, 1, 60_000, 0)).toBe(60_000);
    expect(pauseBeforeRetry(SCHEDULE, 1, 10 * 86_400_000, 0)).toBe(86_400_000);
    expect(pauseBeforeRetry(SCHEDULE, 2, 1_000, 0)).toBe(300_000);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 12:01:00 GMT', 60_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', 0],
    [undefined, 0],
  ])('%s is %i ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});
