import { describe, expect, it } from '@jest/globals';
import { QUOTE_STATUSES, quoteMayBecome, statusAt } from './quote-status.js';

describe('the status table of quotes', () => {
  it('lets a priced quote be bound, expire or be declined', () => {
    expect(QUOTE_STATUSES.filter((next) => quoteMayBecome('quoted', next))).toEqual([
      'expired',
      'bound',
      'declined',
    ]);
  });

  it.each(['bound', 'expired', 'declined'] as const)('never moves a quote that is %s', (status) => {
    expect(QUOTE_STATUSES.filter((next) => quoteMayBecome(status, next))).toEqual([]);
  });

  it('binds only what is quoted', () => {
    expect(QUOTE_STATUSES.filter((status) => quoteMayBecome(status, 'bound'))).toEqual(['quoted']);
  });
});

describe('the status at a moment', () => {
  const end = new Date('2026-12-23T15:00:00Z');
  const before = new Date('2026-12-23T14:59:59.999Z');
  const at = (status: (typeof QUOTE_STATUSES)[number], now: Date, expiresAt: Date | null = end) =>
    statusAt({ status, expiredReason: null, expiresAt }, now);

  it.each([
    ['a price before the end of its validity', 'quoted', before, 'quoted'],
    ['a price at the end of its validity', 'quoted', end, 'expired'],
    ['a referred quote at the end', 'draft', end, 'expired'],
    ['a bound quote after the end', 'bound', end, 'bound'],
    ['a declined quote after the end', 'declined', end, 'declined'],
  ] as const)('of %s', (_case, stored, now, status) => expect(at(stored, now).status).toBe(status));

  it('of a draft without a price never ends by itself', () => {
    expect(at('draft', end, null)).toEqual({ status: 'draft', expiredReason: null });
  });

  it('says why it ended', () => {
    expect(at('quoted', end).expiredReason).toBe('lapsed');
    const superseded = { status: 'expired', expiredReason: 'superseded', expiresAt: end } as const;
    expect(statusAt(superseded, end).expiredReason).toBe('superseded');
  });
});
