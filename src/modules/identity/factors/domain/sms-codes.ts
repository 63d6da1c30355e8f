import { randomInt } from 'node:crypto';

/** NIST SP 800-63B-4 section 3.1.3 lets a code live for ten minutes; a message takes seconds. */
export const SMS_CODE_MINUTES = 5;
const CODE = /^\d{6}$/;
const PUNCTUATION = /[\s().\-/\u00a0\u2010-\u2015]/g;
/** ITU-T E.164: 15 digits at most, none of which begins with 0. */
const E164 = /^\+[1-9]\d{7,14}$/;
/** North American Numbering Plan: neither area nor exchange begins with 0 or 1. Numbers of 900 charge whoever reaches them. */
const NORTH_AMERICAN = /^\+1(?!900)[2-9]\d{2}[2-9]\d{6}$/;

/** 20 bits, of which five may be tried. */
export function newSmsCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** As it is compared; null for what is none. */
export function smsCodeOf(typed: string): string | null {
  const plain = typed.replace(/\s/g, '');
  return CODE.test(plain) ? plain : null;
}

/** In E.164, however it was typed; ten digits are North American. Null for what is no number, or none that messages may go to. */
export function phoneOf(typed: string, prefixes: readonly string[]): string | null {
  const plain = typed.replace(PUNCTUATION, '').replace(/^00/, '+');
  const phone = /^\d{10}$/.test(plain) ? `+1${plain}` : plain.replace(/^1(?=\d{10}$)/, '+1');
  if (!E164.test(phone) || (phone.startsWith('+1') && !NORTH_AMERICAN.test(phone))) return null;
  return prefixes.some((prefix) => phone.startsWith(prefix)) ? phone : null;
}

/** All that is shown of it. */
export function endingOf(phone: string): string {
  return phone.slice(-2);
}

/** The last line lets a telephone offer the code on our page alone (Origin-bound one-time codes, WICG). */
export function smsTextOf(code: string, publicUrl: string): string {
  const { protocol, host } = new URL(publicUrl);
  const words = `${code} is your Bindery code, for ${SMS_CODE_MINUTES} minutes. Nobody from Bindery asks you for it.`;
  return protocol === 'https:' ? `${words}\n\n@${host} #${code}` : words;
}
