import { describe, expect, it } from '@jest/globals';
import type { ClaimCharacteristics } from './claim-characteristics.js';
import type { FraudRule } from './fraud-rules.js';
import { conditionFaults, fraudScore } from './fraud-rules.js';

const NOTHING_KNOWN: ClaimCharacteristics = {
  productType: null,
  state: null,
  channel: null,
  reportedBy: null,
  cause: null,
  isCovered: null,
  isCatastrophe: false,
  hasTimeOfLoss: false,
  notices: 1,
  daysToReport: null,
  termNumber: null,
  daysIntoTerm: null,
  daysToExpiration: null,
  changedAfterLoss: false,
  earlierClaims: 0,
  sharedContacts: 0,
  amountClaimed: null,
  lossAmount: null,
};

let made = 0;
const rule = (more: Partial<FraudRule>): FraudRule => {
  const id = `rule-${(made += 1)}`;
  return {
    id,
    kind: 'indicator',
    code: id,
    title: id,
    condition: 'true',
    points: 10,
    stopsPayments: false,
    ...more,
  };
};
const holds = (condition: string, facts: Partial<ClaimCharacteristics> = {}): boolean =>
  fraudScore([rule({ condition })], { ...NOTHING_KNOWN, ...facts }).score > 0;

describe('what points to fraud', () => {
  it.each([
    ['claim.notices >= 1', {}, true],
    ['has(claim.cause) && claim.cause == "theft"', {}, false],
    ['has(claim.cause) && claim.cause in ["theft", "fire"]', { cause: 'theft' }, true],
    ['has(claim.daysIntoTerm) && claim.daysIntoTerm < 30', { daysIntoTerm: 29 }, true],
    ['has(claim.daysIntoTerm) && claim.daysIntoTerm < 30', { daysIntoTerm: 30 }, false],
    ['has(claim.daysIntoTerm) && claim.daysIntoTerm < 30', {}, false],
    ['has(claim.isCovered) && !claim.isCovered', { isCovered: false }, true],
    ['has(claim.isCovered) && !claim.isCovered', {}, false],
    ['has(claim.amountClaimed) && claim.amountClaimed >= 25000.01', { amountClaimed: '25000.01' }, true],
    ['has(claim.amountClaimed) && claim.amountClaimed >= 25000.01', { amountClaimed: '25000.00' }, false],
    [
      'has(claim.amountClaimed) && has(claim.lossAmount) && claim.amountClaimed > claim.lossAmount * 3',
      { amountClaimed: '3001.00', lossAmount: '1000.00' },
      true,
    ],
  ])('judges %s with %j as %s', (condition, facts, expected) => {
    expect(conditionFaults(condition)).toEqual([]);
    expect(holds(condition, facts)).toBe(expected);
  });

  it.each([
    ['claim.color == "red"', 'color'],
    ['claim.cause == "theft"', 'may be absent'],
    ['has(claim.cause) && claim.cause == "teft"', 'theft'],
    ['claim.notices', 'true or false'],
    ['claim.notices > "1"', ''],
    ['claim.notices / 2 > 1', ''],
    ['((', ''],
    ['customer.name == "Lake"', ''],
  ])('refuses %s and says why', (condition, why) => {
    const [fault] = conditionFaults(condition);
    expect(fault).toMatchObject({ pointer: '/condition' });
    expect(fault?.detail).toContain(why);
    expect(holds(condition)).toBe(false);
  });

  it('refers from a threshold on, and stops payments where what has led there says so', () => {
    const [some, more] = [rule({ points: 30 }), rule({ points: 30, stopsPayments: true })];
    const threshold = rule({ kind: 'threshold', condition: null, points: 50 });
    expect(fraudScore([some, threshold], NOTHING_KNOWN)).toMatchObject({ score: 30, isReferred: false });
    expect(fraudScore([more, threshold], NOTHING_KNOWN)).toMatchObject({ stopsPayments: false });
    expect(fraudScore([some, more, threshold], NOTHING_KNOWN)).toMatchObject({
      score: 60,
      isReferred: true,
      stopsPayments: true,
    });
    const careful = { ...threshold, points: 30, stopsPayments: true };
    expect(fraudScore([some, careful], NOTHING_KNOWN)).toMatchObject({
      isReferred: true,
      stopsPayments: true,
    });
    expect(fraudScore([some, more], NOTHING_KNOWN)).toMatchObject({ score: 60, isReferred: false });
  });
});
