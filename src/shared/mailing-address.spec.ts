import { describe, expect, it } from '@jest/globals';
import type { MailingAddress } from './mailing-address.js';
import { mailingAddressFaults, zipOverride } from './mailing-address.js';

const pointers = (address: MailingAddress): readonly string[] =>
  mailingAddressFaults(address, '/address').map(({ pointer }) => pointer.slice('/address/'.length));
const line1 = '1 Main Street';

describe('a mailing address', () => {
  it.each<[string, MailingAddress]>([
    ['in a state', { line1, city: 'Columbus', state: 'OH', zipCode: '43215' }],
    [
      'in a state, named with its country',
      { country: 'US', line1, city: 'Columbus', state: 'OH', zipCode: '43215' },
    ],
    ['of a base in Europe', { line1, city: 'APO', state: 'AE', zipCode: '09021' }],
    ['of a ship in the Pacific', { line1, city: 'FPO', state: 'AP', zipCode: '96349-1000' }],
    ['of an embassy in the Americas', { line1, city: 'DPO', state: 'AA', zipCode: '34024' }],
    ['in Puerto Rico', { line1, city: 'San Juan', state: 'PR', zipCode: '00907' }],
    ['in Guam', { line1, city: 'Hagåtña', state: 'GU', zipCode: '96910' }],
    ['abroad with a city', { country: 'FR', line1, city: 'Paris', postalCode: '75001' }],
    ['abroad in lines', { country: 'SG', line1, line2: 'Singapore 018956' }],
  ])('%s is good', (_case, address) => expect(pointers(address)).toEqual([]));

  it.each<[string, MailingAddress, readonly string[]]>([
    ['without state and ZIP code', { line1, city: 'Columbus' }, ['state', 'zipCode']],
    ['with the ZIP code of another state', { line1, city: 'x', state: 'OH', zipCode: '90210' }, ['zipCode']],
    ['with no ZIP code at all', { line1, city: 'x', state: 'OH', zipCode: '00000' }, ['zipCode']],
    ['of a base in Ohio', { line1, city: 'apo', state: 'OH', zipCode: '43215' }, ['state']],
    ['of a town in the armed forces', { line1, city: 'Ramstein', state: 'AE', zipCode: '09021' }, ['city']],
    [
      'of a base with the ZIP code of another area',
      { line1, city: 'APO', state: 'AE', zipCode: '96205' },
      ['zipCode'],
    ],
    [
      'of Puerto Rico with a ZIP code of Guam',
      { line1, city: 'x', state: 'PR', zipCode: '96910' },
      ['zipCode'],
    ],
    [
      'with a foreign code',
      { line1, city: 'x', state: 'OH', zipCode: '43215', postalCode: 'CT16' },
      ['postalCode'],
    ],
    [
      'abroad with a state',
      { country: 'CA', line1, city: 'x', state: 'OH', zipCode: '43215' },
      ['state', 'zipCode'],
    ],
    ['abroad without a place', { country: 'CA', line1 }, ['city']],
  ])('%s is refused', (_case, address, expected) => expect(pointers(address)).toEqual(expected));

  it('with a ZIP code that we do not know is taken for a reason, which is told apart from one that was not needed', () => {
    const zipCodeReason = 'New ZIP code, seen on usps.com';
    const unknown = { line1, city: 'x', state: 'OH', zipCode: '47001', zipCodeReason } as const;
    expect(pointers(unknown)).toEqual([]);
    expect(zipOverride(unknown)).toBe(zipCodeReason);
    expect(zipOverride({ ...unknown, zipCode: '43215' })).toBeNull();
    expect(zipOverride(null)).toBeNull();
    expect(pointers({ ...unknown, zipCode: '00000' })).toEqual([]);
  });
});
