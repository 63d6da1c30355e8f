import { describe, expect, it } from '@jest/globals';
import { refreshSeconds, sessionSeconds } from './lifetimes.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NOW = 1_800_000_000;

describe('lifetimes', () => {
  it.each([
    ['just begun', 0, HOUR],
    ['of this morning', 8 * HOUR, HOUR],
    ['of nearly a day', DAY - 600, 600],
    ['of a day', DAY, 0],
    ['of last week', 7 * DAY, 0],
  ])(
    'SES-03 a session %s, which is used, goes on for an hour at most and never beyond its day',
    (_, age, left) => {
      expect(sessionSeconds(NOW - age, NOW)).toBe(left);
    },
  );

  it.each([
    ['new', 0, 14 * DAY],
    ['of ten days', 10 * DAY, 14 * DAY],
    ['of 29 days', 29 * DAY, DAY],
    ['of a month', 30 * DAY, 0],
  ])(
    'RT-06 a refresh token of a family that is %s ends unused after 14 days, and with its 30th',
    (_, age, left) => {
      expect(refreshSeconds(NOW - age, NOW)).toBe(left);
    },
  );
});
