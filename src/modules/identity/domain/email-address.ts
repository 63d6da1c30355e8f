import { reference } from '../../../shared/text.js';

/** RFC 5321 section 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
export const MAX_EMAIL_LENGTH = 254;

/**
 * The one form in which an address is stored and looked up: trimmed, lower case, in ordinary letters (NFKC). The local part is
 * case-sensitive by RFC 5321, but no provider of note tells two mailboxes apart by case, and two accounts would confuse people.
 */
export function normalizeEmail(email: string): string {
  return reference(email).toLowerCase();
}
