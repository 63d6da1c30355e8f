import { describe, expect, it } from '@jest/globals';
import type { IdentifierKind } from './identifiers.js';
import { identifierFaults, identifierOf, kindFaults, maskedValue } from './identifiers.js';

const faultsOf = (kind: IdentifierKind, value: string, issuer?: string): readonly string[] =>
  identifierFaults(identifierOf({ kind, value, issuer })).map(({ pointer }) => pointer);

describe('numbers by which authorities know people', () => {
  it.each([
    ['social_security', '219-09-9999', undefined],
    ['social_security', '219 09 9999', 'us'],
    ['tax', '12-3456789', undefined],
    ['tax', '912-70-1234', 'US'],
    ['driver_license', 'RK417992', 'OH'],
    ['driver_license', 'd123-4567-8901', 'wi'],
    ['driver_license', 'WDLABCD456DG', 'WA'],
    ['driver_license', 'DOE**MJ501P1', 'WA'],
    ['passport', 'C03005988', 'US'],
    ['passport', 'k 1234567', 'CA'],
    ['national_id', '12345678Z', 'ES'],
  ] as const)('takes a %s %s as it is written', (kind, value, issuer) => {
    expect(faultsOf(kind, value, issuer)).toEqual([]);
  });

  it.each([
    ['social_security', '000-12-3456', undefined, ['/value']],
    ['social_security', '666-12-3456', undefined, ['/value']],
    ['social_security', '900-12-3456', undefined, ['/value']],
    ['social_security', '219-00-3456', undefined, ['/value']],
    ['social_security', '219-09-0000', undefined, ['/value']],
    ['social_security', '219-09-999', undefined, ['/value']],
    ['social_security', '219099999', 'OH', ['/issuer']],
    ['social_security', '２１９０９９９９９', undefined, ['/value']],
    ['tax', '000000000', undefined, ['/value']],
    ['driver_license', 'RK417992', undefined, ['/issuer']],
    ['driver_license', 'RK417992', 'ZZ', ['/issuer']],
    ['driver_license', '-- . -', 'OH', ['/value']],
    ['driver_license', 'A'.repeat(26), 'OH', ['/value']],
    ['passport', 'C030059881', 'US', ['/value']],
    ['passport', 'Ç0300598', 'US', ['/value']],
    ['national_id', '12', undefined, ['/issuer', '/value']],
  ] as const)('refuses a %s %s of %s', (kind, value, issuer, pointers) => {
    expect(faultsOf(kind, value, issuer)).toEqual(pointers);
  });

  it('has one form for all the ways to write one number', () => {
    const forms = ['219-09-9999', ' 219 09 9999 ', '219099999', '219.09.9999', '219‑09‑9999'];
    const values = forms.map((value) => identifierOf({ kind: 'social_security', value }).value);
    expect(new Set(values)).toEqual(new Set(['219099999']));
    expect(identifierOf({ kind: 'driver_license', value: 'rk-417 992', issuer: 'oh' })).toEqual({
      kind: 'driver_license',
      issuer: 'OH',
      value: 'RK417992',
    });
  });

  it('gives organizations their tax number alone', () => {
    expect(kindFaults('organization', 'tax')).toEqual([]);
    expect(kindFaults('organization', 'passport')).toHaveLength(1);
    expect(kindFaults('person', 'passport')).toEqual([]);
  });

  it.each([
    ['219099999', '•••••9999'],
    ['C0300', '•••00'],
    ['ABC', '••C'],
  ])('shows of %s only %s', (value, shown) => {
    expect(maskedValue(value)).toBe(shown);
  });
});
