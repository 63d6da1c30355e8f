import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from '../../../../shared/money.js';
import { periodOf, reviewAfter, reviewReasons } from './contest.js';
import type { Heir, PayeeClass, HeirStanding } from './death-benefit.js';
import { interestOn, sharesOf } from './death-benefit.js';

function heir(
  id: string,
  sharePercent: string,
  of: PayeeClass = 'primary',
  standing: HeirStanding = 'entitled',
): Heir {
  const more = { distribution: 'per_capita', inPlaceOf: null, hasNoDescendants: false } as const;
  return { id, class: of, sharePercent, standing, ...more };
}

function stirpes(id: string, sharePercent: string, more: Partial<Heir> = {}): Heir {
  return { ...heir(id, sharePercent), distribution: 'per_stirpes', ...more };
}

const GONE = { standing: 'predeceased' } as const;

function shared(benefit: string, ...heirs: readonly Heir[]): Readonly<Record<string, string>> {
  const shares = sharesOf(Money.parse(benefit), heirs);
  return Object.fromEntries([...shares].map(([id, amount]) => [id, amount.toString()]));
}

const ESTATE = heir('estate', '100', 'default');

describe('what a death pays', () => {
  it('goes to beneficiaries by their shares, cents to the largest remainders', () => {
    const three = [heir('a', '33.3333'), heir('b', '33.3333'), heir('c', '33.3334')];
    expect(shared('100000.00', ...three, ESTATE)).toEqual({ a: '33333.30', b: '33333.30', c: '33333.40' });
    expect(shared('0.02', heir('a', '50'), heir('b', '25'), heir('c', '25'))).toEqual({
      a: '0.01',
      b: '0.01',
      c: '0.00',
    });
  });

  it('of one who died before, or killed the insured, goes to the others of the class in proportion', () => {
    for (const standing of ['predeceased', 'disqualified'] as const)
      expect(
        shared('90000.00', heir('a', '50', 'primary', standing), heir('b', '30'), heir('c', '20'), ESTATE),
      ).toEqual({ b: '54000.00', c: '36000.00' });
  });

  it('goes to contingent beneficiaries where no primary one is left, and then to the estate', () => {
    const gone = heir('a', '100', 'primary', 'predeceased');
    const next = heir('b', '100', 'contingent');
    expect(shared('10.00', gone, next, ESTATE)).toEqual({ b: '10.00' });
    expect(shared('10.00', gone, { ...next, standing: 'disqualified' }, ESTATE)).toEqual({ estate: '10.00' });
  });

  it('waits for one who is not found, and is nobody else’s', () => {
    const lost = heir('a', '40', 'primary', 'not_found');
    expect(shared('10.00', lost, heir('b', '60'), ESTATE)).toEqual({ a: '4.00', b: '6.00' });
  });

  it('goes to the descendants of one who was named per stirpes, each branch alike, and so on down', () => {
    const named = [stirpes('a', '60', GONE), heir('b', '40'), ESTATE];
    const child = (id: string, inPlaceOf: string, more: Partial<Heir> = {}) =>
      stirpes(id, '60', { inPlaceOf, ...more });
    expect(shared('90000.00', ...named, child('a1', 'a'), child('a2', 'a'))).toEqual({
      a1: '27000.00',
      a2: '27000.00',
      b: '36000.00',
    });
    const grandchildren = [child('a11', 'a1'), child('a12', 'a1'), child('a13', 'a1')];
    expect(shared('90000.01', ...named, child('a1', 'a', GONE), child('a2', 'a'), ...grandchildren)).toEqual({
      a11: '9000.01',
      a12: '9000.00',
      a13: '9000.00',
      a2: '27000.00',
      b: '36000.00',
    });
  });

  it('waits as long as nobody has said whether there are descendants, and goes to the others if there are none', () => {
    const named = [stirpes('a', '60', GONE), heir('b', '40'), ESTATE];
    expect(shared('10.00', ...named)).toEqual({ a: '6.00', b: '4.00' });
    const none = { ...GONE, hasNoDescendants: true };
    expect(shared('10.00', stirpes('a', '60', none), heir('b', '40'), ESTATE)).toEqual({ b: '10.00' });
    expect(shared('10.00', ...named, stirpes('a1', '60', { inPlaceOf: 'a', ...none }))).toEqual({
      b: '10.00',
    });
    expect(shared('10.00', stirpes('a', '100', GONE), heir('c', '100', 'contingent'), ESTATE)).toEqual({
      a: '10.00',
    });
  });

  it('goes past descendants where the one whose place they had takes it after all, and never to those of others', () => {
    const child = stirpes('a1', '60', { inPlaceOf: 'a' });
    expect(shared('10.00', stirpes('a', '60'), heir('b', '40'), child, ESTATE)).toEqual({
      a: '6.00',
      b: '4.00',
    });
    const apart = heir('a', '60', 'primary', 'predeceased');
    expect(shared('10.00', apart, heir('b', '40'), child, ESTATE)).toEqual({ b: '10.00' });
  });

  it('always adds up to the cent', () => {
    const share = fc.integer({ min: 1, max: 1_000_000 });
    const standing = fc.constantFrom<HeirStanding>('entitled', 'predeceased', 'disqualified', 'not_found');
    const rank = fc.constantFrom<PayeeClass>('primary', 'contingent');
    const rows = fc.array(fc.tuple(share, rank, standing, fc.boolean(), fc.boolean(), fc.nat()), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), rows, (cents, drawn) => {
        const heirs: Heir[] = [];
        for (const [parts, of, is, isByBranch, hasNoDescendants, place] of drawn) {
          // Some take the place of one who was drawn before.
          const head = heirs[place % 12];
          const more = head ? { inPlaceOf: head.id, class: head.class, sharePercent: head.sharePercent } : {};
          const distribution = head || isByBranch ? 'per_stirpes' : 'per_capita';
          const named = heir(`${heirs.length}`, `${parts / 10_000}`, of, is);
          heirs.push({ ...named, distribution, hasNoDescendants, ...more });
        }
        const shares = sharesOf(Money.ofCents(cents), [...heirs, ESTATE]);
        expect(Money.sum(shares.values()).cents).toBe(cents);
        for (const { id, standing: is, ...each } of heirs.filter((one) => shares.has(one.id)))
          expect([
            is === 'entitled' || is === 'not_found',
            each.distribution === 'per_stirpes' && !heirs.some(({ inPlaceOf }) => inPlaceOf === id),
          ]).toContain(true);
      }),
    );
  });

  it.each([
    ['at five percent for 73 days', '5', 0, '2026-06-13', '1000.00'],
    ['for no day', '5', 0, '2026-04-01', '0.00'],
    ['within the days of grace', '5', 30, '2026-05-01', '0.00'],
    ['beyond them, from the first day on', '5', 30, '2026-05-02', '424.66'],
    ['at a rate with places', '4.0625', 0, '2026-06-13', '812.50'],
  ])('bears interest %s', (_, percent, graceDays, paidOn, interest) => {
    const terms = { from: '2026-04-01', percent, graceDays };
    expect(interestOn(Money.parse('100000.00'), terms, paidOn).toString()).toBe(interest);
  });
});

describe('whether a contract is looked into before it pays', () => {
  const law = { months: 24, citation: 'Law' };

  it.each([
    ['2028-02-28', true],
    ['2028-02-29', false],
    ['2026-03-01', true],
  ])('counts months from issue: on %s it is %s', (diedOn, isWithin) => {
    expect(periodOf('contestability', '2026-02-28', diedOn, law).isWithin).toBe(diedOn < '2028-02-28');
    expect(periodOf('contestability', '2026-02-29', diedOn, law).isWithin).toBe(isWithin);
  });

  it('follows from the periods and the manner of the death, and is not known without a law', () => {
    const within = (kind: 'contestability' | 'suicide') => periodOf(kind, '2026-01-01', '2026-06-01', law);
    expect(reviewReasons('suicide', [within('contestability'), within('suicide')])).toEqual([
      'contestable_period',
      'suicide_period',
    ]);
    expect(reviewReasons('natural', [within('suicide')])).toEqual([]);
    const unknown = periodOf('contestability', '2026-01-01', '2026-06-01', null);
    expect(unknown).toMatchObject({ until: null, isWithin: null });
    expect(reviewReasons('homicide', [unknown])).toEqual(['homicide']);
  });

  it('ends with a finding, and begins again with a new reason only', () => {
    const found = { review: 'payable', reasons: ['contestable_period'] } as const;
    expect(reviewAfter(found, ['contestable_period'])).toBe('payable');
    expect(reviewAfter(found, ['contestable_period', 'homicide'])).toBe('open');
    expect(reviewAfter(found, [])).toBe('none');
    expect(reviewAfter(null, ['homicide'])).toBe('open');
  });
});
