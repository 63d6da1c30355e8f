import { describe, expect, it } from '@jest/globals';
import { COUNTRIES } from '../../../shared/countries.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { addressLines } from './address-lines.js';

describe('an address on an envelope', () => {
  it.each<[string, MailingAddress, readonly string[]]>([
    [
      'in the United States',
      { line1: '12 Maple Street', line2: 'Apt. 3', city: 'Columbus', state: 'OH', zipCode: '43004-1234' },
      ['12 Maple Street', 'Apt. 3', 'Columbus, OH 43004-1234'],
    ],
    [
      'of the armed forces',
      { line1: 'PSC 3 Box 1200', city: 'APO', state: 'AE', zipCode: '09021' },
      ['PSC 3 Box 1200', 'APO, AE 09021'],
    ],
    [
      'in Germany, the code before the city',
      { country: 'DE', line1: 'Hauptstraße 5', city: 'Köln', postalCode: '50667' },
      ['Hauptstraße 5', '50667 Köln', 'GERMANY'],
    ],
    [
      'in Canada, with its province',
      { country: 'CA', line1: '10 Bay Street', city: 'Toronto', region: 'ON', postalCode: 'M5J 2R8' },
      ['10 Bay Street', 'Toronto ON M5J 2R8', 'CANADA'],
    ],
    [
      'in England, with a county that the country does without',
      { country: 'GB', line1: '1 High Street', city: 'Dover', region: 'Kent', postalCode: 'CT16 1AA' },
      ['1 High Street', 'Kent', 'Dover', 'CT16 1AA', 'UNITED KINGDOM'],
    ],
    [
      'in Switzerland, whose prefix was entered',
      { country: 'CH', line1: 'Bahnhofstrasse 1', city: 'Zürich', postalCode: 'CH-8001' },
      ['Bahnhofstrasse 1', 'CH-8001 Zürich', 'SWITZERLAND'],
    ],
    [
      'on Saint Lucia, whose name is not abbreviated',
      { country: 'LC', line1: 'P.O. Box 7', city: 'Castries' },
      ['P.O. Box 7', 'Castries', 'SAINT LUCIA'],
    ],
    [
      'in lines as they were given',
      { country: 'JP', line1: '1-1 Marunouchi', line2: 'Chiyoda-ku, Tokyo 100-0005' },
      ['1-1 Marunouchi', 'Chiyoda-ku, Tokyo 100-0005', 'JAPAN'],
    ],
  ])('%s', (_case, address, lines) => expect(addressLines(address)).toEqual(lines));

  it.each(COUNTRIES.slice(1))('loses nothing in %s and ends with the name of the country', (country) => {
    const given = {
      line1: 'One',
      line2: 'Two',
      line3: 'Three',
      city: 'Ville',
      region: 'Land',
      postalCode: '9X9',
    };
    const lines = addressLines({ country, ...given });
    for (const part of Object.values(given))
      expect(lines.filter((line) => line.includes(part))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^[\p{Lu} ()’'-]+$/u);
    expect(lines.length).toBeLessThanOrEqual(8);
  });
});
