import { describe, expect, it } from '@jest/globals';
import { hindranceTo } from '../../policies/index.js';
import type { RenewingTerm, KnownRenewal } from './renewal-lifecycle.js';
import {
  COMPANY_TIMING,
  LISTED,
  preparedFrom,
  referralCodes,
  statusOfRated,
  stepOn,
} from './renewal-lifecycle.js';

const TERM: RenewingTerm = {
  productType: 'home',
  effectiveDate: '2026-06-01',
  expirationDate: '2027-06-01',
  cancelledOn: null,
  cancellationDueOn: null,
  isNonRenewed: false,
  renewedBy: null,
  isCustomerGone: false,
  rowVersion: 3,
};
const RENEWAL: KnownRenewal = {
  status: 'prepared',
  policyVersion: 3,
  ratedOn: '2027-04-17',
  approvedCodes: [],
  offeredAt: null,
  fault: null,
};
const HELD = { code: LISTED };

it('is prepared from 45 days ahead of its end', () => {
  expect(preparedFrom(TERM, COMPANY_TIMING)).toBe('2027-04-17');
});

describe('what the job does with a term', () => {
  it.each<[string, Partial<RenewingTerm>, Partial<KnownRenewal> | null, string, 'rate' | 'lapse' | null]>([
    ['46 days ahead', {}, null, '2027-04-16', null],
    ['45 days ahead', {}, null, '2027-04-17', 'rate'],
    ['on its last day', {}, null, '2027-05-31', 'rate'],
    ['when it has ended', {}, null, '2027-06-01', null],
    ['before it has begun', { effectiveDate: '2027-05-10' }, null, '2027-05-01', null],
    ['of a life policy', { productType: 'life' }, null, '2027-05-01', null],
    ['that is cancelled', { cancelledOn: '2027-05-20' }, null, '2027-05-01', null],
    ['with a cancellation announced', { cancellationDueOn: '2027-05-20' }, null, '2027-05-01', null],
    ['that is not to be renewed', { isNonRenewed: true }, null, '2027-05-01', null],
    ['held, when it has ended', {}, { status: 'blocked', fault: HELD }, '2027-06-01', 'rate'],
    [
      'held, and looked at today',
      {},
      { status: 'blocked', fault: HELD, ratedOn: '2027-06-01' },
      '2027-06-01',
      null,
    ],
    ['whose customer is gone', { isCustomerGone: true }, null, '2027-05-01', 'rate'],
    ['that has a next term', { renewedBy: 'next' }, null, '2027-05-01', null],
    ['prepared, before the day of the offer', {}, {}, '2027-04-26', null],
    ['prepared, on the day of the offer', {}, {}, '2027-04-27', 'rate'],
    ['changed since', { rowVersion: 4 }, {}, '2027-04-20', 'rate'],
    ['changed since the offer', { rowVersion: 4 }, { status: 'offered' }, '2027-05-20', 'rate'],
    ['offered and unchanged', {}, { status: 'offered' }, '2027-05-20', null],
    ['referred and unchanged', {}, { status: 'referred' }, '2027-05-20', null],
    ['blocked on that day already', {}, { status: 'blocked' }, '2027-04-17', null],
    ['blocked the day before', {}, { status: 'blocked' }, '2027-04-18', 'rate'],
    ['offered, when it ends', {}, { status: 'offered' }, '2027-06-01', 'lapse'],
    ['blocked, when it ends', {}, { status: 'blocked' }, '2027-07-01', 'lapse'],
    ['whose renewal was withdrawn', { rowVersion: 4 }, { status: 'withdrawn' }, '2027-05-20', null],
    ['whose renewal is bound', { renewedBy: 'next' }, { status: 'bound' }, '2027-06-01', null],
  ])('%s', (_case, term, renewal, today, expected) => {
    const known = renewal && { ...RENEWAL, ...renewal };
    expect(stepOn({ ...TERM, ...term }, known, today, COMPANY_TIMING)).toBe(expected);
  });

  it('follows the days that a state has recorded', () => {
    expect(stepOn(TERM, null, '2027-04-01', { prepare: 61, offer: 60 })).toBe('rate');
    expect(stepOn(TERM, null, '2027-05-01', { prepare: 30, offer: 20 })).toBe(null);
  });
});

describe('where a rated renewal stands', () => {
  const referral = {
    code: 'high-value',
    outcome: 'refer',
    title: '',
    blocks: null,
    authority: null,
  } as const;
  const codes = referralCodes({ outcome: 'refer', reasons: [referral] }, null);

  it.each([
    ['nothing refers it, early', [], null, '2027-04-20', 'prepared'],
    ['nothing refers it, on the day of the offer', [], null, '2027-04-27', 'offered'],
    ['underwriting refers it', codes, null, '2027-04-27', 'referred'],
    ['what refers it is approved', codes, { approvedCodes: codes, offeredAt: null }, '2027-04-27', 'offered'],
    [
      'something else was approved',
      codes,
      { approvedCodes: ['x'], offeredAt: null },
      '2027-04-27',
      'referred',
    ],
    [
      'it was out already',
      [],
      { approvedCodes: [], offeredAt: '2027-04-01T00:00:00Z' },
      '2027-04-20',
      'offered',
    ],
  ] as const)('%s', (_case, given, renewal, today, expected) => {
    expect(statusOfRated(TERM, renewal, given, today, COMPANY_TIMING)).toBe(expected);
  });

  it('refers what could not be compared with the plan before', () => {
    const fault = { code: 'rating.invalid-risk', pointer: '/propertyInfo/roof', detail: 'is required' };
    expect(referralCodes({ outcome: 'accept', reasons: [] }, fault)).toEqual(['not-compared']);
  });

  it('names the first reason why a term cannot be renewed', () => {
    expect(hindranceTo({ ...TERM, isNonRenewed: true, cancelledOn: '2027-01-01' }, '2027-05-01')).toBe(
      'policies.non-renewed',
    );
    expect(hindranceTo(TERM, '2027-05-31')).toBe(null);
    expect(hindranceTo(TERM, '2027-06-01')).toBe('policies.term-expired');
  });
});
