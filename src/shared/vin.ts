/** The value of each letter (49 CFR 565.15(c)(2) table IV); a VIN has no I, O and Q. */
const VALUES: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
/** The weight of each position (table V); the check digit, in the ninth position, has weight 0. */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
export const VIN_SHAPE = /^[A-HJ-NPR-Z0-9]{17}$/;
const CHECK_PLACE = 8;

/** The check digit of a VIN: the weighted sum modulo 11, where 10 is written X. */
export function checkDigitOf(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * valueOf(vin.charAt(at)), 0);
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** The fault of a vehicle identification number; null if there is none. */
export function vinFault(vin: string): string | null {
  if (!VIN_SHAPE.test(vin)) {
    return 'must be a vehicle identification number: 17 digits and capital letters, without I, O and Q';
  }
  return checkDigitOf(vin) === vin.charAt(CHECK_PLACE)
    ? null
    : 'is no vehicle identification number: its check digit, the ninth character, does not fit the others';
}

function valueOf(character: string): number {
  return VALUES[character] ?? Number(character);
}
