import { distance } from 'fastest-levenshtein';
import { skeleton } from './look-alikes.js';

/** NIST SP 800-63B-4 section 3.1.1.2: 15 characters where the password is the only factor. */
export const MIN_PASSWORD_LENGTH = 15;
/** The same section asks for at least 64. Longer ones are refused and never cut; a limit is needed because each byte costs hashing time. */
export const MAX_PASSWORD_LENGTH = 128;
/** Characters that must remain without what an attacker would try first. */
export const MIN_OWN_LENGTH = 8;
const COMPANY_WORDS = ['bindery', 'insurance', 'password'];

export type PasswordFault =
  'too-short' | 'too-long' | 'unprintable' | 'guessable-from-context' | 'too-common';

export const PASSWORD_FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': `must have at least ${MIN_PASSWORD_LENGTH} characters`,
  'too-long': `must have at most ${MAX_PASSWORD_LENGTH} characters`,
  unprintable: 'must not hold control characters or broken Unicode',
  'guessable-from-context':
    'must not be made of your name, e-mail address or the name of the company, agency or product',
  'too-common': 'is one of the passwords that are guessed first; choose several unrelated words',
};

/** Unicode NFC, so that a password typed on another system gives the same hash (NIST SP 800-63B-4 section 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize('NFC');
}

export interface PasswordContext {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The user's agency; null for the company's own staff. */
  readonly agencyName: string | null;
}

/** What an attacker who knows the user would try: address and names as a whole, and each word of them. */
export function contextWords({ email, firstName, lastName, agencyName }: PasswordContext): string[] {
  const wholes = [email, `${firstName}${lastName}`, `${lastName}${firstName}`, agencyName ?? ''];
  const named = [email, firstName, lastName, agencyName ?? ''].join(' ').toLowerCase();
  const words = named.split(/[^\p{L}\p{M}\p{N}]+/u);
  return [...COMPANY_WORDS, ...wholes.map((whole) => whole.toLowerCase()), ...words].filter(
    (word) => word.length >= 3,
  );
}

/**
 * The fault of a normalized password by its form; null if there is none. Length is in code points. There are no rules about kinds of
 * characters, because they make passwords predictable (same source).
 */
export function passwordFault(password: string, context: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (length > MAX_PASSWORD_LENGTH) return 'too-long';
  if (/\p{Cc}/u.test(password) || !password.isWellFormed()) return 'unprintable';
  return ownLength(password, context) < MIN_OWN_LENGTH ? 'guessable-from-context' : null;
}

/**
 * The part of a password that an attacker must guess who knows the context: what remains without its
 * words, or differs from the longest of them.
 */
function ownLength(password: string, context: readonly string[]): number {
  const text = skeleton(password);
  const longestFirst = [...new Set(context.map(skeleton))].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => (word === '' ? left : left.replaceAll(word, '')), text);
  return Math.min([...rest].length, ...longestFirst.map((word) => distance(text, word)));
}
