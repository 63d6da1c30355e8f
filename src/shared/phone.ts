const EXTENSION = /(?:;ext=|,? ?(?:x|ext\.?|extension|#) ?)[0-9]{1,7}$/i;
/** A trunk digit, which is not dialed from abroad: +44 (0)20. */
const TRUNK = /\(0\)/g;
const NATIONAL_DIGITS = 10;
/** The prefix for calls abroad from North America. */
const ABROAD = /^011(?=[0-9]{8})/;

/**
 * The number in E.164 without its extension (`+16145550100`), so that spellings of one number are equal. Ten digits are North American; a
 * number with neither ten digits nor a country code keeps its digits.
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
