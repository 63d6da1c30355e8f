import { describe, expect, it } from '@jest/globals';
import type { Beneficiary } from './designation.js';
import { cutWithoutConsent, designationFaults } from './designation.js';

function named(name: string, sharePercent: string, more: Partial<Beneficiary> = {}): Beneficiary {
  return {
    id: name,
    class: 'primary',
    kind: 'person',
    name,
    relationship: null,
    birthDate: null,
    custodian: null,
    sharePercent,
    distribution: 'per_capita',
    isIrrevocable: false,
    ...more,
  };
}

describe('a designation of beneficiaries', () => {
  it.each([
    [['33.3333', '33.3333', '33.3334'], 0],
    [['33.33', '33.33', '33.33'], 1],
    [['60', '41'], 1],
    [['100.0000'], 0],
    [['100', '0'], 1],
  ])('with the shares %p has %p faults', (shares, faults) => {
    expect(designationFaults(shares.map((share, n) => named(`Heir ${n}`, share)))).toHaveLength(faults);
  });

  it('adds up the shares of each class for itself, and names somebody in the first', () => {
    const contingent = { class: 'contingent' } as const;
    expect(designationFaults([named('Bo', '100'), named('Cy', '100', contingent)])).toEqual([]);
    expect(designationFaults([named('Cy', '100', contingent)])).toHaveLength(1);
    expect(designationFaults([named('Bo', '100'), named('Cy', '50', contingent)])).toHaveLength(1);
  });

  it('names nobody twice, and a custodian for a minor', () => {
    const twice = [named('Bo Hill', '50'), named('bo hill', '50')];
    expect(designationFaults(twice).map(({ pointer }) => pointer)).toEqual(['/beneficiaries/1/name']);
    const birthDate = '2001-01-01';
    expect(designationFaults([named('Bo', '50'), named('Bo', '50', { birthDate })])).toEqual([]);
    expect(designationFaults([named('Di', '100', { kind: 'minor' })]).map(({ pointer }) => pointer)).toEqual([
      '/beneficiaries/0/custodian',
    ]);
  });

  it('lets descendants follow people only', () => {
    const stirpes = { distribution: 'per_stirpes' } as const;
    expect(designationFaults([named('Bo', '100', stirpes)])).toEqual([]);
    const trust = named('Hill Trust', '100', { ...stirpes, kind: 'trust' });
    expect(designationFaults([trust]).map(({ pointer }) => pointer)).toEqual([
      '/beneficiaries/0/distribution',
    ]);
  });

  it.each([
    ['left out', [named('Cy', '100')], true],
    ['with less', [named('Bo', '59.99', { isIrrevocable: true }), named('Cy', '40.01')], true],
    ['as a contingent one', [named('Bo', '60', { isIrrevocable: true, class: 'contingent' })], true],
    ['under another name', [named('Bo', '60', { isIrrevocable: true, name: 'Ed' })], true],
    ['made revocable', [named('Bo', '60')], true],
    ['with more', [named('Bo', '70', { isIrrevocable: true })], false],
  ])('takes consent where an irrevocable beneficiary is %s', (_, after, isCut) => {
    const before = [named('Bo', '60', { isIrrevocable: true }), named('Cy', '40')];
    expect(cutWithoutConsent(before, after, [])).toHaveLength(isCut ? 1 : 0);
    expect(cutWithoutConsent(before, after, ['Bo'])).toEqual([]);
  });
});
