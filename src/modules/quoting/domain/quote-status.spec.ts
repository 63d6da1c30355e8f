import { describe, expect, it } from '@jest/globals';
import { QUOTE_STATUSES, mayBecome } from './quote-status.js';

describe('the status table of quotes', () => {
  it('lets a priced quote be bound, expire or be declined', () => {
    expect(QUOTE_STATUSES.filter((next) => mayBecome('quoted', next))).toEqual([
      'expired',
      'bound',
      'declined',
    ]);
  });

  it.each(['bound', 'expired', 'declined'] as const)('never moves a quote that is %s', (status) => {
    expect(QUOTE_STATUSES.filter((next) => mayBecome(status, next))).toEqual([]);
  });

  it('binds only what is quoted', () => {
    expect(QUOTE_STATUSES.filter((status) => mayBecome(status, 'bound'))).toEqual(['quoted']);
  });
});
