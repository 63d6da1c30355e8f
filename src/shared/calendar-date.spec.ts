import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  calendarDateIn,
  completedYears,
  daysBetween,
  isCalendarDate,
  startOfDay,
} from './calendar-date.js';

describe('calendar dates', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '0000-01-01',
    '',
  ])('does not take %p for a date', (text) => expect(isCalendarDate(text)).toBe(false));

  it('knows the leap day', () => expect(isCalendarDate('2028-02-29')).toBe(true));

  it.each([
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-15', 6, '2027-05-15'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months is %s', (from, months, expected) => expect(addMonths(from, months)).toBe(expected));

  it('counts days across a leap day and a change of clocks', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(addDays('2026-10-31', 2)).toBe('2026-11-02');
  });

  it('gives an age in completed years', () => {
    expect(completedYears('2000-11-24', '2026-11-23')).toBe(25);
    expect(completedYears('2000-11-23', '2026-11-23')).toBe(26);
    expect(completedYears('2004-02-29', '2026-02-28')).toBe(21);
  });

  it('takes today in the time zone that is asked for', () => {
    const at = new Date('2026-11-23T02:00:00Z');
    expect(calendarDateIn('America/New_York', at)).toBe('2026-11-22');
    expect(calendarDateIn('UTC', at)).toBe('2026-11-23');
  });

  it('takes another day from the moment on in which it begins', () => {
    const days = (timeZone: string, ...moments: string[]) =>
      moments.map((moment) => calendarDateIn(timeZone, new Date(moment)));
    expect(
      days(
        'America/New_York',
        '2026-11-23T04:59:59.999Z',
        '2026-11-23T05:00:00Z',
        '2026-11-23T04:59:59.999Z',
      ),
    ).toEqual(['2026-11-22', '2026-11-23', '2026-11-22']);
    expect(days('Asia/Kathmandu', '2026-11-22T18:14:59.999Z', '2026-11-22T18:15:00Z')).toEqual([
      '2026-11-22',
      '2026-11-23',
    ]);
    // Until 1972 Liberia was 44 minutes and 30 seconds behind.
    expect(days('Africa/Monrovia', '1971-01-01T00:44:29Z', '1971-01-01T00:44:30Z')).toEqual([
      '1970-12-31',
      '1971-01-01',
    ]);
  });
});

describe('the beginning of a day', () => {
  it.each([
    ['America/New_York', '2026-07-10', '2026-07-10T04:00:00.000Z'],
    ['America/New_York', '2026-01-10', '2026-01-10T05:00:00.000Z'],
    ['Pacific/Honolulu', '2026-07-10', '2026-07-10T10:00:00.000Z'],
    // Clocks were put forward at midnight: the day began at one.
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ])('in %s of %s', (timeZone, date, moment) => {
    expect(startOfDay(timeZone, date).toISOString()).toBe(moment);
  });
});
