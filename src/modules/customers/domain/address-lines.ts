import { formatAddress } from 'localized-address-format';
import { countryName } from '../../../shared/countries.js';
import type { MailingAddress, UsAddress } from '../../../shared/mailing-address.js';
import { isForeign, usAddressLines } from '../../../shared/mailing-address.js';

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The address lines of an envelope, below the name. A foreign address follows its country's order, with the country in
 * capitals on the last line (International Mail Manual of the Postal Service, section 122.1).
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
  // Parts that the country's format leaves out were entered for a reason, and are printed above the line of the city.
  const printed = print(lines).join('\n');
  const unplaced = [region, city, postalCode].filter(isText).filter((part) => !printed.includes(part));
  return [...print([...lines, ...unplaced]), countryName(country as string).toUpperCase()];
}

/** Removes separators around missing parts, and a country's prefix where it was already entered. */
function tidy(line: string): string {
  return line.replace(/^[\s,-]+|[\s,-]+$/g, '').replace(/\b([A-Z]{2})([ -])\1[ -]/, '$1$2');
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
