import { randomInt } from 'node:crypto';

/** NIST SP 800-63B-4 section 3.1.3 allows ten minutes; a message takes seconds. */
export const SMS_CODE_MINUTES = 5;
const CODE = /^\d{6}$/;
const PUNCTUATION = /[\s().\-/\u00a0\u2010-\u2015]/g;
/** ITU-T E.164: at most 15 digits, and no country code begins with 0. */
const E164 = /^\+[1-9]\d{7,14}$/;
/** North American Numbering Plan: area code and exchange do not begin with 0 or 1. Area code 900 charges the caller. */
const NORTH_AMERICAN = /^\+1(?!900)[2-9]\d{2}[2-9]\d{6}$/;

/** A code of 20 bits, for at most five tries. */
export function newSmsCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** A typed code in the form for comparison; null if it is no code. */
export function smsCodeOf(typed: string): string | null {
  const plain = typed.replace(/\s/g, '');
  return CODE.test(plain) ? plain : null;
}

/** A typed number in E.164; ten digits are North American. Null for an invalid number, or one that messages may not go to. */
export function phoneOf(typed: string, prefixes: readonly string[]): string | null {
  const plain = typed.replace(PUNCTUATION, '').replace(/^00/, '+');
  const phone = /^\d{10}$/.test(plain) ? `+1${plain}` : plain.replace(/^1(?=\d{10}$)/, '+1');
  if (!E164.test(phone) || (phone.startsWith('+1') && !NORTH_AMERICAN.test(phone))) return null;
  return prefixes.some((prefix) => phone.startsWith(prefix)) ? phone : null;
}

/** The digits of a number that pages show. */
export function endingOf(phone: string): string {
  return phone.slice(-2);
}

/** The text of the message. Its last line lets a telephone offer the code only on our page (Origin-bound one-time codes, WICG). */
export function smsTextOf(code: string, publicUrl: string): string {
  const { protocol, host } = new URL(publicUrl);
  const words = `${code} is your Bindery code, for ${SMS_CODE_MINUTES} minutes. Nobody from Bindery asks you for it.`;
  return protocol === 'https:' ? `${words}\n\n@${host} #${code}` : words;
}
