import { describe, expect, it } from '@jest/globals';
import { tokenRisk } from './token-risk.js';

describe('risk of what happens to a token', () => {
  it.each([
    [[], '0.00'],
    [['new-network'], '0.20'],
    [['foreign-client'], '0.70'],
    [['code-replayed'], '0.90'],
    [['refresh-token-replayed'], '0.95'],
    [['new-network', 'new-network'], '0.20'],
    [['new-network', 'foreign-client'], '0.76'],
    [['refresh-token-replayed', 'new-network'], '0.96'],
  ] as const)('of %j is %s', (flags, risk) => {
    expect(tokenRisk(flags)).toBe(risk);
  });
});
