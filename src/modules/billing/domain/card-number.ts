const CANDIDATE = /\d(?:[ .\-‐-―]?\d){12,}/gu;
const [SHORTEST, LONGEST] = [13, 19];
/** A UUID, or a digest of at least 32 hexadecimal digits; it must contain a letter, or it could be a number. */
const HEXADECIMAL =
  /(?<![0-9a-z])(?=[\d-]*[a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,128})(?![0-9a-z])/giu;
/** Payment cards begin with 2 to 6 (ISO/IEC 7812-1, major industry identifiers). */
const PAYING = /^[2-6]/;

/**
 * True for a text with what looks like a payment card number: 13 to 19 digits in any spacing, with a first digit of payment
 * cards and a valid check digit (ISO/IEC 7812-1, annex B). Such numbers must not be stored, so a reference that merely looks
 * like one is refused too. UUIDs and digests are left out, because one in four hundred random UUIDs would look like a card.
 */
export function holdsCardNumber(text: string): boolean {
  for (const [run] of text.normalize('NFKC').replace(HEXADECIMAL, ' x ').matchAll(CANDIDATE)) {
    const digits = run.replace(/\D/g, '');
    if (windows(digits).some(hasCheckDigit)) return true;
  }
  return false;
}

/** A longer run may contain a card number followed by an expiry date or a security code. */
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
