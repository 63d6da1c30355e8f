import { describe, expect, it } from '@jest/globals';
import { Timetable } from './timetable.js';

const NEW_YORK = 'America/New_York';
const START = new Date('2026-01-01T00:00:00Z');
const END = new Date('2036-01-01T00:00:00Z');

const onWall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: NEW_YORK,
  dateStyle: 'short',
  timeStyle: 'short',
});
/** As a clock on the wall in New York shows it: `2026-03-08 03:00`. */
const wall = (moment: Date): string => onWall.format(moment);
const day = (moment: Date): string => wall(moment).slice(0, 10);

/** Every moment of ten years. */
function tenYears(timetable: Timetable): readonly Date[] {
  const moments: Date[] = [];
  for (let at = timetable.next(START); at && at < END; at = timetable.next(at)) moments.push(at);
  return moments;
}

const in2026 = (moments: readonly Date[], month: string): readonly string[] =>
  moments.map(wall).filter((text) => text.startsWith(`2026-${month}`));

describe('ten years of a schedule', () => {
  it.each(['30 2 * * *', '30 1 * * *', '0 0 * * *'])(
    'of every day (%s) have one run a day, on the days of summer time as well',
    (cron) => {
      const days = tenYears(new Timetable({ cron, timeZone: NEW_YORK })).map(day);
      expect(new Set(days).size).toBe(days.length);
      // Ten years with the leap days of 2028 and 2032; the first and last moments fall by five hours in UTC.
      expect(Math.abs(days.length - 3652)).toBeLessThanOrEqual(1);
    },
  );

  it('take a time that spring leaves out at the end of the gap, and one that autumn repeats the first time', () => {
    const gap = tenYears(new Timetable({ cron: '30 2 * * *', timeZone: NEW_YORK }));
    expect(in2026(gap, '03').filter((text) => /-0[789] /.test(text))).toEqual([
      '2026-03-07 02:30',
      '2026-03-08 03:00',
      '2026-03-09 02:30',
    ]);
    const twice = tenYears(new Timetable({ cron: '30 1 * * *', timeZone: NEW_YORK }));
    const first = twice.filter((moment) => day(moment) === '2026-11-01');
    expect(first.map((moment) => moment.toISOString())).toEqual(['2026-11-01T05:30:00.000Z']);
  });

  it('of every hour go by the time that passes: 23 runs on the day of spring, 25 on that of autumn', () => {
    const hourly = new Timetable({ cron: '0 * * * *', timeZone: NEW_YORK });
    const runsOn = (date: string): number => {
      const from = new Date(Date.parse(`${date}T00:00:00Z`) - 1);
      let count = 0;
      for (
        let at = hourly.next(from);
        at && at.getTime() < from.getTime() + 2 * 86_400_000;
        at = hourly.next(at)
      )
        if (day(at) === date) count += 1;
      return count;
    };
    expect(['2026-03-07', '2026-03-08', '2026-11-01', '2026-11-02'].map(runsOn)).toEqual([24, 23, 25, 24]);
  });

  it('in UTC know no summer time: the same distance from one to the next', () => {
    const moments = tenYears(new Timetable({ cron: '40 2 * * *' }));
    const gaps = moments.slice(1).map((moment, at) => moment.getTime() - (moments[at]?.getTime() ?? 0));
    expect(new Set(gaps)).toEqual(new Set([86_400_000]));
    expect(moments).toHaveLength(3652);
  });

  it('of the end of a month have one run in each of 120 months, on its last day', () => {
    const days = tenYears(new Timetable({ cron: '0 2 L * *', timeZone: NEW_YORK })).map(day);
    expect(days).toHaveLength(120);
    for (const last of days)
      expect(new Date(Date.parse(`${last}T12:00:00Z`) + 86_400_000).toISOString().slice(8, 10)).toBe('01');
    expect(days).toEqual(expect.arrayContaining(['2026-02-28', '2028-02-29', '2032-02-29']));
  });

  it('of February 29 are in leap years only, and of the 31st in months that have one', () => {
    expect(tenYears(new Timetable({ cron: '0 12 29 2 *' })).map(day)).toEqual(['2028-02-29', '2032-02-29']);
    expect(tenYears(new Timetable({ cron: '0 12 31 * *' }))).toHaveLength(70);
  });
});

describe('what is due', () => {
  const hourly = new Timetable({ cron: '0 * * * *' });
  const at = (text: string): Date => new Date(`2026-06-${text}:00Z`);

  it('is nothing before the next moment, and that moment from then on', () => {
    expect(hourly.due(at('01T10:00'), at('01T10:59'))).toEqual([]);
    expect(hourly.due(at('01T10:00'), at('01T11:00'))).toEqual([at('01T11:00')]);
    expect(hourly.due(at('01T10:00'), at('01T11:20'))).toEqual([at('01T11:00')]);
  });

  it('is the last of the moments that were missed, however many there were', () => {
    expect(hourly.due(at('01T10:00'), at('29T11:20'))).toEqual([at('29T11:00')]);
  });

  it('is each of them in order where every date has work of its own', () => {
    const daily = new Timetable({ cron: '0 3 * * *', missed: 'each' });
    expect(daily.due(at('01T03:00'), at('04T12:00'))).toEqual([
      at('02T03:00'),
      at('03T03:00'),
      at('04T03:00'),
    ]);
  });

  it('is seen to once when ten years are lived through, with an outage in each and looks at odd times', () => {
    const daily = new Timetable({ cron: '30 2 * * *', timeZone: NEW_YORK });
    let covered = START;
    const runs: string[] = [];
    let missed = 0;
    for (let now = START.getTime(), step = 0; now < END.getTime(); step += 1) {
      // Looks come every seven hours; once a year nobody looks for nine days.
      const isOutage = step % 1252 === 700;
      now += (isOutage ? 9 * 24 : 7) * 3_600_000;
      if (isOutage) missed += 8;
      for (const moment of daily.due(covered, new Date(now))) {
        runs.push(day(moment));
        covered = moment;
      }
    }
    expect(new Set(runs).size).toBe(runs.length);
    expect(Math.abs(runs.length + missed - 3652)).toBeLessThanOrEqual(12);
    expect(missed).toBeGreaterThan(60);
  });
});

describe('a schedule in words', () => {
  it.each([
    ['0 * * * *', 'Every hour (UTC)'],
    ['*/10 * * * * *', 'Every 10 seconds (UTC)'],
    ['40 2 * * *', 'Every day at 02:40 (UTC)'],
    ['0 2 L * *', 'At 02:00, on the last day of the month (UTC)'],
  ])('says of %s what it means', (cron, words) => {
    expect(new Timetable({ cron }).words).toBe(words);
  });

  it.each([
    ['* * * * *', false],
    ['0 */6 * * *', false],
    ['0 */12 * * *', true],
    ['40 2 * * *', true],
    ['0 2 L * *', true],
  ])('of %s lie half a day apart or more: %s', (cron, isRare) => {
    expect(new Timetable({ cron }).isRare).toBe(isRare);
  });

  it('is refused where it means nothing', () => {
    expect(() => new Timetable({ cron: '99 * * * *' })).toThrow();
    expect(() => new Timetable({ cron: '0 * * * *', timeZone: 'Mars/Olympus' }).next(START)).toThrow();
  });
});
