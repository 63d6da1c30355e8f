const CANDIDATE = /\d(?:[ .\-‐-―]?\d){12,}/gu;
const [SHORTEST, LONGEST] = [13, 19];
/** A UUID, or a digest of 32 digits and more; of digits alone it would be no such thing. */
const HEXADECIMAL =
  /(?<![0-9a-z])(?=[\d-]*[a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,128})(?![0-9a-z])/giu;
/** Cards that pay begin with 2 to 6 (ISO/IEC 7812-1, major industry identifiers). */
const PAYING = /^[2-6]/;

/**
 * Whether a text holds what looks like the number of a payment card: 13 to 19 digits, however spaced, of which the first is
 * that of a card that pays and the last the check digit of the others (ISO/IEC 7812-1, annex B). Such a number must not be
 * stored, so a reference that happens to look like one is refused as well; but not what a machine made of hexadecimal
 * digits: of random UUIDs one in four hundred would look so.
 */
export function holdsCardNumber(text: string): boolean {
  for (const [run] of text.normalize('NFKC').replace(HEXADECIMAL, ' x ').matchAll(CANDIDATE)) {
    const digits = run.replace(/\D/g, '');
    if (windows(digits).some(hasCheckDigit)) return true;
  }
  return false;
}

/** A longer run of digits may hold a number with an expiry date or a security code behind it. */
function windows(digits: string): readonly string[] {
  if (digits.length <= LONGEST) return [digits];
  const found: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) found.push(digits.slice(0, length));
  return found;
}

function hasCheckDigit(digits: string): boolean {
  if (digits.length < SHORTEST || !PAYING.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
