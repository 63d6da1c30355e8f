import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Trigger, UnderwritingReason } from '../../rating/index.js';
import type { GivenApproval } from './approval.js';
import { covers } from './approval.js';
import type { HeldAuthority } from './authority.js';
import { verdictOf } from './authority.js';
import { firstBlocked, standsInTheWay } from './issue.js';
import { raise } from './raise-issues.js';

const TODAY = '2026-03-01';
const ANEW = { authority: 'senior', raisedBy: 'me', today: TODAY } as const;

const found = (value: string | null, more: Partial<Trigger> = {}): Trigger => ({
  code: 'high-value',
  facts: { amount: value },
  value,
  worse: value === null ? null : 'higher',
  ...more,
});

const approved = (value: string | null, more: Partial<GivenApproval> = {}): GivenApproval => ({
  ...found(value),
  id: 'before',
  authority: 'senior',
  decidedBy: 'u',
  reason: 'Well kept',
  validThrough: 'issue',
  validity: 'end_of_term',
  validUntil: null,
  offsetPercent: null,
  ...more,
});

describe('an approval of before', () => {
  it.each<[string, GivenApproval, Trigger, boolean]>([
    ['speaks for the same value', approved('1200000'), found('1200000'), true],
    ['speaks for a better value', approved('1200000'), found('1100000'), true],
    ['does not speak for a worse one', approved('1200000'), found('1200001'), false],
    ['speaks for one within its offset', approved('1200000', { offsetPercent: '5' }), found('1260000'), true],
    ['ends with its offset', approved('1200000', { offsetPercent: '5' }), found('1260000.01'), false],
    [
      'of what must not be low speaks for a higher value',
      approved('17', { worse: 'lower' }),
      found('18', { worse: 'lower' }),
      true,
    ],
    [
      'of what must not be low ends below its offset',
      approved('17', { worse: 'lower', offsetPercent: '5' }),
      found('16', { worse: 'lower' }),
      false,
    ],
    [
      'does not give room to whoever gave it',
      approved('1200000', { offsetPercent: '5', decidedBy: 'me' }),
      found('1200001'),
      false,
    ],
    [
      'speaks for what is no worse, whoever brings it',
      approved('1200000', { offsetPercent: '5', decidedBy: 'me' }),
      found('1200000'),
      true,
    ],
    ['of no value speaks for the same facts', approved(null), found(null), true],
    [
      'of no value does not speak for other facts',
      approved(null),
      found(null, { facts: { amount: 'other' } }),
      false,
    ],
    ['does not speak for another rule', approved('1', { code: 'pool' }), found('1'), false],
    ['until the next change has ended', approved('1', { validity: 'next_change' }), found('1'), false],
    [
      'until the next change speaks for the change that it was given for',
      approved('1', { validity: 'next_change', isForThis: true }),
      found('1'),
      true,
    ],
    ['until today holds', approved('1', { validity: 'until', validUntil: TODAY }), found('1'), true],
    [
      'until yesterday has ended',
      approved('1', { validity: 'until', validUntil: '2026-02-28' }),
      found('1'),
      false,
    ],
  ])('%s', (_case, approval, trigger, expected) => {
    expect(covers(approval, trigger, ANEW)).toBe(expected);
  });

  it('does not speak where the rule now wants another authority', () => {
    expect(covers(approved('1'), found('1'), { ...ANEW, authority: 'chief' })).toBe(false);
  });

  it('that speaks for a value speaks for every better one', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 0, max: 100 }), (was, one, other, offset) => {
        const approval = approved(String(was), { offsetPercent: String(offset) });
        const [better, worse] = [Math.min(one, other), Math.max(one, other)];
        const holds = (value: number): boolean => covers(approval, found(String(value)), ANEW);
        expect(!holds(worse) || holds(better)).toBe(true);
        expect(holds(worse)).toBe(worse * 100 <= was * (100 + offset));
      }),
    );
  });
});

const grant = (more: Partial<HeldAuthority> = {}): HeldAuthority => ({
  code: 'senior',
  comparator: 'any',
  value: null,
  fourEyes: true,
  ...more,
});

describe('an authority', () => {
  it.each<[string, readonly HeldAuthority[], string | null, string, string]>([
    ['of any value', [grant()], '9', 'other', 'granted'],
    ['that nobody gave', [], '9', 'other', 'missing'],
    ['of another code', [grant({ code: 'junior' })], '9', 'other', 'missing'],
    ['up to the value', [grant({ comparator: 'at_most', value: '9.0' })], '9', 'other', 'granted'],
    ['below the value', [grant({ comparator: 'at_most', value: '8' })], '9', 'other', 'missing'],
    ['from the value', [grant({ comparator: 'at_least', value: '9' })], '9', 'other', 'granted'],
    ['from above the value', [grant({ comparator: 'at_least', value: '10' })], '9', 'other', 'missing'],
    [
      'with a limit, for what has no value',
      [grant({ comparator: 'at_most', value: '9' })],
      null,
      'other',
      'missing',
    ],
    ['over business of one’s own', [grant()], '9', 'me', 'own-business'],
    [
      'over business of one’s own, where two eyes will do',
      [grant({ fourEyes: false })],
      '9',
      'me',
      'granted',
    ],
    [
      'that reaches and one that does not need four eyes but does not reach',
      [grant(), grant({ fourEyes: false, comparator: 'at_most', value: '8' })],
      '9',
      'me',
      'own-business',
    ],
  ])('%s', (_case, held, value, raisedBy, verdict) => {
    expect(verdictOf(held, { authority: 'senior', value, broughtBy: [raisedBy] }, 'me')).toBe(verdict);
  });
});

describe('an issue', () => {
  it.each([
    ['open', 'bind', null, [false, true, true]],
    ['open', 'issue', null, [false, false, true]],
    ['open', 'quote', null, [true, true, true]],
    ['approved', 'quote', 'issue', [false, false, false]],
    ['approved', 'quote', 'quote', [false, true, true]],
    ['approved', 'bind', 'bind', [false, false, true]],
    ['withdrawn', 'quote', null, [false, false, false]],
  ] as const)('that is %s and blocks %s, approved through %s', (status, blocks, validThrough, expected) => {
    const points = ['quote', 'bind', 'issue'] as const;
    expect(points.map((point) => standsInTheWay({ status, blocks, validThrough }, point))).toEqual(expected);
    expect(firstBlocked([{ status, blocks, validThrough }])).toBe(
      points[expected.indexOf(true as never)] ?? null,
    );
  });
});

describe('raising issues', () => {
  const refer: UnderwritingReason = {
    code: 'high-value',
    outcome: 'refer',
    title: 'High value',
    blocks: 'bind',
    authority: 'senior',
  };
  const circumstances = {
    triggers: [found('1200000')],
    held: [],
    approvals: [],
    actorId: 'me',
    raisedBy: 'me',
    reportRules: [],
    today: TODAY,
  };
  const raiseWith = (more: object, reason: UnderwritingReason = refer) =>
    raise({ outcome: reason.outcome, reasons: [reason] }, { ...circumstances, ...more }, () => 'new')[0];

  it('leaves open what nobody has decided', () => {
    expect(raiseWith({})).toMatchObject({
      id: 'new',
      status: 'open',
      value: '1200000',
      basis: null,
      terms: null,
    });
  });

  it('approves on the way what the actor may approve, for this version only', () => {
    const held = [grant({ fourEyes: false })];
    expect(raiseWith({ held })).toMatchObject({
      status: 'approved',
      basis: 'authority',
      decidedBy: 'me',
      terms: { validity: 'next_change', validThrough: 'issue' },
    });
    expect(raiseWith({ held: [grant()] })).toMatchObject({ status: 'open' });
  });

  it('carries an approval over with its terms and its value, so that small steps do not add up', () => {
    const approvals = [approved('1200000', { offsetPercent: '5' })];
    expect(raiseWith({ approvals, triggers: [found('1250000')] })).toMatchObject({
      status: 'approved',
      basis: 'carried',
      carriedFrom: 'before',
      decidedBy: 'u',
      value: '1200000',
      facts: { amount: '1250000' },
      terms: { validity: 'end_of_term', offsetPercent: '5' },
    });
  });

  it('records what a rule declined, and nothing of what a rule accepted', () => {
    const decline = { ...refer, outcome: 'decline', blocks: null, authority: null } as const;
    expect(raiseWith({ held: [grant({ fourEyes: false })] }, decline)).toMatchObject({
      status: 'declined',
      basis: 'rule',
      decidedBy: null,
    });
    expect(raiseWith({}, { ...decline, outcome: 'accept' })).toBeUndefined();
  });
});
