import { describe, expect, it } from '@jest/globals';
import type { AlertRuleTerms } from './alert-rule.js';
import type { SeenEntry } from './detect.js';
import { isSameTrouble, reasonIn } from './detect.js';

const START = Date.parse('2026-03-02T14:00:00Z');

const terms = (of: Partial<AlertRuleTerms>): AlertRuleTerms => ({
  kind: 'count',
  title: 'A rule',
  severity: 'medium',
  match: { actions: ['identity.sign-in-failed'] },
  next: null,
  by: 'user',
  distinct: null,
  threshold: 3,
  windowMinutes: 15,
  quietMinutes: 60,
  timeZone: null,
  historyDays: null,
  ...of,
});

/** So many minutes after two in the afternoon; `old` ones were looked at before. */
const at = (minutes: number, of: Partial<SeenEntry> = {}): SeenEntry => ({
  id: `at ${minutes}`,
  at: (START + minutes * 60_000) * 1000,
  resource: 'user/1',
  source: '203.0.113.7',
  isFresh: true,
  ...of,
});
const old = (minutes: number, of: Partial<SeenEntry> = {}): SeenEntry =>
  at(minutes, { isFresh: false, ...of });
const ids = (rows: readonly SeenEntry[] | null): readonly string[] | null => rows && rows.map(({ id }) => id);
const count = (matched: readonly SeenEntry[], of: Partial<AlertRuleTerms> = {}) =>
  ids(reasonIn({ matched, next: [] }, terms(of)));

describe('many of the same', () => {
  it('are as many as the rule says, and not one fewer', () => {
    expect(count([old(0), at(1)])).toBeNull();
    expect(count([old(0), old(1), at(2)])).toEqual(['at 0', 'at 1', 'at 2']);
  });

  it('lie within the window: what is exactly as long ago is out of it', () => {
    expect(count([old(0), old(7), at(15)])).toBeNull();
    expect(count([old(0.001), old(7), at(15)])).toEqual(['at 0.001', 'at 7', 'at 15']);
  });

  it('count with what comes after them, and give no reason when all of them were looked at before', () => {
    expect(count([at(0), at(1), at(2), at(90)])).toEqual(['at 0', 'at 1', 'at 2', 'at 90']);
    expect(count([old(0), old(1), old(2), at(90)])).toBeNull();
  });

  it('are different ones where the rule asks for that', () => {
    const of = { distinct: 'source' as const };
    const from = (minutes: number, source: string | null) => at(minutes, { source });
    expect(count([from(0, 'a'), from(1, 'b'), from(2, 'b'), from(3, 'a')], of)).toBeNull();
    expect(count([from(0, 'a'), from(1, 'b'), from(2, 'c')], of)).toHaveLength(3);
    expect(count([from(0, 'a'), from(10, 'b'), from(16, 'c')], of)).toBeNull();
    expect(count([from(0, null), from(1, null), from(2, 'c')], of)).toBeNull();
    const read = (minutes: number, resource: string) => at(minutes, { resource });
    expect(
      count([read(0, 'policy/1'), read(1, 'policy/1'), read(2, 'policy/2')], { distinct: 'resource' }),
    ).toBeNull();
  });

  it('is one where one is too many', () => {
    expect(count([at(0)], { threshold: 1 })).toEqual(['at 0']);
  });
});

describe('one thing after another', () => {
  const of = terms({ kind: 'sequence', threshold: 1, windowMinutes: 60 });
  const after = (matched: readonly SeenEntry[], next: readonly SeenEntry[]) =>
    ids(reasonIn({ matched, next }, of));

  it('is administration within the hour from a new device', () => {
    expect(after([old(0)], [at(59)])).toEqual(['at 0', 'at 59']);
    expect(after([old(0)], [at(60)])).toBeNull();
  });

  it('is not the other way round, nor the same row, nor what was looked at before', () => {
    expect(after([at(10)], [at(5)])).toBeNull();
    expect(after([at(10)], [at(10)])).toBeNull();
    expect(after([old(0)], [old(10)])).toBeNull();
  });
});

describe('an unusual hour', () => {
  const of = terms({ kind: 'unusual-hours', threshold: 10, timeZone: 'America/New_York', historyDays: 60 });
  const hours = (rows: readonly SeenEntry[]) => ids(reasonIn({ matched: rows, next: [] }, of));
  const DAY = 24 * 60;
  /** Nine in the morning in New York on so many days before; there the clock went forward on March 8. */
  const mornings = (days: number) =>
    Array.from({ length: days }, (_, index) => old((index - days) * DAY, { id: `day ${index}` }));

  it('is one in which, and beside which, somebody has never worked', () => {
    expect(hours([...mornings(10), at(6 * 60)])).toEqual(['at 360']);
    expect(hours([...mornings(10), at(60)])).toBeNull();
    expect(hours([...mornings(10), at(120)])).toEqual(['at 120']);
  });

  it('is known of nobody who has been seen on fewer days than the rule asks for', () => {
    expect(hours([...mornings(9), at(6 * 60)])).toBeNull();
  });

  it('goes by the clock on the wall: nine is nine after it was put forward', () => {
    const sameHour = at(10 * DAY - 60, { id: 'after the change' });
    expect(hours([...mornings(20), sameHour])).toBeNull();
    const wouldBeOdd = at(10 * DAY + 60, { id: 'eleven on the wall' });
    expect(hours([...mornings(20), wouldBeOdd])).toEqual(['eleven on the wall']);
  });

  it('takes midnight for the neighbor of eleven at night', () => {
    const nights = Array.from({ length: 10 }, (_, index) =>
      old((index - 10) * DAY + 14 * 60, { id: `night ${index}` }),
    );
    expect(hours([...nights, at(15 * 60)])).toBeNull();
    expect(hours([...nights, at(16 * 60)])).toEqual(['at 960']);
  });

  it('forgets what is older than the history of the rule', () => {
    const long = Array.from({ length: 70 }, (_, index) => old((index - 75) * DAY, { id: `day ${index}` }));
    expect(hours([...long.slice(0, 9), at(6 * 60)])).toBeNull();
  });
});

describe('more of the same trouble', () => {
  it('comes before the quiet time is over', () => {
    const quiet = terms({ quietMinutes: 60 });
    expect(isSameTrouble(at(60).at, at(0).at, quiet)).toBe(true);
    expect(isSameTrouble(at(60.001).at, at(0).at, quiet)).toBe(false);
  });
});
