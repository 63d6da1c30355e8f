import { describe, expect, it } from '@jest/globals';
import { dayOfCover } from './day-of-cover.js';

describe('the day of cover', () => {
  it.each([
    ['begins at 12:01 a.m. in winter', 'America/New_York', '2027-01-10T05:01:00Z', '2027-01-10'],
    ['has not begun at midnight', 'America/New_York', '2027-01-10T05:00:59.999Z', '2027-01-09'],
    ['begins at 1:01 by the clock in summer', 'America/New_York', '2027-07-10T05:01:00Z', '2027-07-10'],
    ['has not begun a minute before', 'America/New_York', '2027-07-10T05:00:00Z', '2027-07-09'],
    ['goes by standard time when spring comes', 'America/New_York', '2027-03-14T05:01:00Z', '2027-03-14'],
    ['and in the night when the hour comes twice', 'America/New_York', '2027-11-07T05:00:30Z', '2027-11-06'],
    ['is that of a place without daylight saving', 'America/Phoenix', '2027-07-10T07:01:00Z', '2027-07-10'],
    ['and of one far west', 'Pacific/Honolulu', '2027-07-10T10:00:59Z', '2027-07-09'],
    ['at the turn of the year', 'America/New_York', '2028-01-01T05:00:00Z', '2027-12-31'],
  ])('%s', (_case, timeZone, at, day) => {
    expect(dayOfCover(timeZone, new Date(at))).toBe(day);
  });
});
