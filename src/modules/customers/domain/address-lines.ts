import { formatAddress } from 'localized-address-format';
import { countryName } from '../../../shared/countries.js';
import type { MailingAddress, UsAddress } from '../../../shared/mailing-address.js';
import { isForeign, usAddressLines } from '../../../shared/mailing-address.js';

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The address as it stands on an envelope, below the name. Abroad in the order of the country, with its name in capitals on
 * the last line (International Mail Manual of the Postal Service, section 122.1).
 */
export function addressLines(address: MailingAddress): readonly string[] {
  if (!isForeign(address)) return usAddressLines(address as UsAddress);
  const { country, line1, line2, line3, city, region, postalCode } = address;
  const lines = [line1, line2, line3].filter(isText);
  const print = (addressLines: string[]): string[] => {
    const parts = {
      postalCountry: country as string,
      addressLines,
      ...(city && { locality: city }),
      ...(region && { administrativeArea: region }),
      ...(postalCode && { postalCode }),
    };
    const script = EAST_ASIAN.test(Object.values(parts).join(' ')) ? 'local' : 'latin';
    return formatAddress(parts, script).map(tidy).filter(isText);
  };
  // What the country leaves out of its envelopes was entered for a reason, so it stands above the line of the city.
  const printed = print(lines).join('\n');
  const unplaced = [region, city, postalCode].filter(isText).filter((part) => !printed.includes(part));
  return [...print([...lines, ...unplaced]), countryName(country as string).toUpperCase()];
}

/** Without the marks around what was not given, and without a country's prefix beside the same one that was entered. */
function tidy(line: string): string {
  return line.replace(/^[\s,-]+|[\s,-]+$/g, '').replace(/\b([A-Z]{2})([ -])\1[ -]/, '$1$2');
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
