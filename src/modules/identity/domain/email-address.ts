import { reference } from '../../../shared/text.js';

/** RFC 5321 section 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
export const MAX_EMAIL_LENGTH = 254;

/**
 * The form in which addresses are stored and searched: trimmed, lower case, NFKC. By RFC 5321 the local part is case-sensitive, but no
 * major provider distinguishes case, and two such accounts would confuse people.
 */
export function normalizeEmail(email: string): string {
  return reference(email).toLowerCase();
}
