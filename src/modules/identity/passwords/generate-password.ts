import { randomInt } from 'node:crypto';

/** Without 0 and O, 1 and l, because the password may be typed from paper. */
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** A random password of 125 bits in five groups, well above what NIST SP 800-63B-4 asks of a generated one. */
export function generatePassword(): string {
  const letter = (): string => ALPHABET[randomInt(ALPHABET.length)] as string;
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
