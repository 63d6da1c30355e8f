/**
 * Levels of NIST SP 800-63B-4: what a password alone reaches, and what two factors do. A code by SMS beside a password is AAL2 there, but
 * restricted (section 3.2.9), so it has a word of its own: whoever asks for two factors does not get it unasked.
 */
export const AAL1 = 'urn:bindery:aal1';
export const AAL2_SMS = 'urn:bindery:aal2-sms';
export const AAL2 = 'urn:bindery:aal2';

/** From the weakest to the strongest. */
export const LEVELS = [AAL1, AAL2_SMS, AAL2] as const;
export type Level = (typeof LEVELS)[number];

/** `acr_values` of OpenID Connect: a list by preference, any of which will do; words that we do not know ask for nothing. */
export function neededLevel(acrValues: unknown): Level {
  const values = typeof acrValues === 'string' ? acrValues.split(' ') : [];
  return LEVELS.find((level) => values.includes(level)) ?? AAL1;
}

/** Whether a sign-in of one level will do where another is needed. */
export function reaches(acr: string | null | undefined, needed: Level): boolean {
  return LEVELS.indexOf((acr ?? AAL1) as Level) >= LEVELS.indexOf(needed);
}
