const EXTENSION = /(?:;ext=|,? ?(?:x|ext\.?|extension|#) ?)[0-9]{1,7}$/i;
/** How people write that a digit of the country's own dialing is left out from abroad: +44 (0)20. */
const TRUNK = /\(0\)/g;
const NATIONAL_DIGITS = 10;
/** Dialed in North America before the code of another country. */
const ABROAD = /^011(?=[0-9]{8})/;

/**
 * The number as E.164 writes it, without its extension, so that two ways of writing one number are one: `+16145550100`. Ten
 * digits are a number of North America; what is neither that nor has the code of a country keeps its digits.
 */
export function dialedNumber(phone: string): string {
  const written = phone.trim().replace(EXTENSION, '');
  const hasCode = written.startsWith('+');
  const digits = (hasCode ? written.replaceAll(TRUNK, '') : written).replaceAll(/[^0-9]/g, '');
  if (hasCode) return `+${digits}`;
  if (ABROAD.test(digits)) return `+${digits.replace(ABROAD, '')}`;
  if (digits.length === NATIONAL_DIGITS && !digits.startsWith('0')) return `+1${digits}`;
  return digits.length > NATIONAL_DIGITS && !digits.startsWith('0') ? `+${digits}` : digits;
}
