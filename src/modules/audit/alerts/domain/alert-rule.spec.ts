import { describe, expect, it } from '@jest/globals';
import type { AlertRuleTerms } from './alert-rule.js';
import { findsDenials, isAtLeast, termsFaults } from './alert-rule.js';

const COUNT: AlertRuleTerms = {
  kind: 'count',
  title: 'Many',
  severity: 'low',
  match: { actions: ['*.exported'] },
  next: null,
  by: 'user',
  distinct: null,
  threshold: 5,
  windowMinutes: 15,
  quietMinutes: 60,
  timeZone: null,
  historyDays: null,
};
const HOURS: AlertRuleTerms = {
  ...COUNT,
  kind: 'unusual-hours',
  timeZone: 'America/Chicago',
  historyDays: 60,
};
const SEQUENCE: AlertRuleTerms = { ...COUNT, kind: 'sequence', next: { actions: ['*.exported'] } };

describe('a rule of alerts', () => {
  it.each([
    ['a count', COUNT],
    ['a sequence', SEQUENCE],
    ['unusual hours', HOURS],
  ])('may be %s', (_what, terms) => {
    expect(termsFaults(terms)).toEqual([]);
  });

  it.each<[string, AlertRuleTerms, readonly string[]]>([
    ['a count that something follows', { ...COUNT, next: { actions: ['a.b'] } }, ['/next']],
    ['a sequence of nothing', { ...SEQUENCE, next: null }, ['/next']],
    ['a sequence of different ones', { ...SEQUENCE, distinct: 'source' }, ['/distinct']],
    ['networks of a network', { ...COUNT, by: 'source', distinct: 'source' }, ['/distinct']],
    ['a count in a time zone', { ...COUNT, timeZone: 'UTC' }, ['/timeZone']],
    ['a count over days', { ...COUNT, historyDays: 30 }, ['/historyDays']],
    ['hours of a program', { ...HOURS, by: 'client' }, ['/by']],
    ['hours of nowhere', { ...HOURS, timeZone: null }, ['/timeZone']],
    ['hours on Mars', { ...HOURS, timeZone: 'Mars/Olympus' }, ['/timeZone']],
    ['hours without a history', { ...HOURS, historyDays: null }, ['/historyDays']],
    ['more days than there is history', { ...HOURS, threshold: 61 }, ['/threshold']],
  ])('is not %s', (_what, terms, pointers) => {
    expect(termsFaults(terms).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('is told to those who asked for its severity or a lower one', () => {
    expect([isAtLeast('high', 'medium'), isAtLeast('medium', 'medium'), isAtLeast('low', 'medium')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [true, { actions: ['identity.access-denied'] }],
    [true, { actions: ['http.request', 'identity.*'], outcomes: ['failure', 'denied'] }],
    [true, { actions: ['*.access-denied'], resourceTypes: ['permission'], minRisk: '0.20' }],
    [true, { actions: ['*.*'] }],
    [false, { actions: ['http.request', 'identity.signed-in', '*.exported', 'claims.*'] }],
    [false, { actions: ['*.*'], outcomes: ['success', 'failure'] }],
    [false, { actions: ['*.*'], resourceTypes: ['route'] }],
    [false, { actions: ['*.*'], codes: ['http.forbidden'] }],
  ])('finds the rows of denials: %s of %j', (finds, matcher) => {
    expect(findsDenials(matcher)).toBe(finds);
  });
});
