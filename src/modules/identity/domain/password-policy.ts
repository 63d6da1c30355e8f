/** NIST SP 800-63B-4 section 3.1.1.2: 15 characters where the password is the only factor. */
export const MIN_PASSWORD_LENGTH = 15;
/** The same section asks for at least 64; longer ones are refused, never cut, because each byte is work for the hash. */
export const MAX_PASSWORD_LENGTH = 128;
/** Characters that must remain once the words an attacker would try first are taken out. */
const MIN_OWN_LENGTH = 8;
const COMPANY_WORDS = ['bindery', 'insurance', 'password'];

export type PasswordFault =
  'too-short' | 'too-long' | 'unprintable' | 'guessable-from-context' | 'too-common';

export const PASSWORD_FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': `must have at least ${MIN_PASSWORD_LENGTH} characters`,
  'too-long': `must have at most ${MAX_PASSWORD_LENGTH} characters`,
  unprintable: 'must not hold control characters or broken Unicode',
  'guessable-from-context':
    'must not be made of your name, e-mail address or the name of the company or product',
  'too-common': 'is one of the passwords that are guessed first; choose several unrelated words',
};

/** Composed form, so that the same characters typed on another system give the same hash (NIST SP 800-63B-4 3.1.1.2). */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

export function contextWords(user: {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}): string[] {
  const [localPart = '', domain = ''] = user.email.toLowerCase().split('@');
  const names = [user.firstName, user.lastName, localPart, ...domain.split('.').slice(0, -1)];
  const words = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return [...COMPANY_WORDS, ...words].filter((word) => word.length >= 3);
}

/**
 * What is wrong with a normalised password by its form alone; null when nothing is. Length counts code points. There are
 * no rules about kinds of characters on purpose: they make passwords predictable (same source).
 */
export function passwordFault(password: string, context: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (length > MAX_PASSWORD_LENGTH) return 'too-long';
  if (/\p{Cc}/u.test(password) || !password.isWellFormed()) return 'unprintable';
  return ownLength(password, context) < MIN_OWN_LENGTH ? 'guessable-from-context' : null;
}

function ownLength(password: string, context: readonly string[]): number {
  const longestFirst = [...context].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return [...rest.replaceAll(/[\s\p{P}]/gu, '')].length;
}
