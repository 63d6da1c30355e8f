import { randomBytes } from 'node:crypto';

export const RECOVERY_CODES = 10;
/** 80 bits; NIST SP 800-63B-4 section 4.2.1.1 requires 64. */
const BYTES = 10;
/** Crockford's base32, without letters that look like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LOOK_ALIKES: Readonly<Record<string, string>> = { i: '1', l: '1', o: '0' };
const CODE = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** New codes in the form for comparison; they are shown in groups, as `7kq2-m0xd-9acw-hv4t`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(BYTES)));
}

/** A typed code in the form for comparison; null if it is no code. */
export function recoveryCodeOf(typed: string): string | null {
  const plain = typed
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replace(/[ilo]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return CODE.test(plain) ? plain : null;
}

export function inFours(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join('-');
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}
