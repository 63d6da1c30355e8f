/**
 * Authentication levels after NIST SP 800-63B-4: a password alone, and two factors. A password with a code by SMS is AAL2 too, but
 * restricted (section 3.2.9), so it is a level of its own: a client that asks for two factors does not get SMS unless it names it.
 */
export const AAL1 = 'urn:bindery:aal1';
export const AAL2_SMS = 'urn:bindery:aal2-sms';
export const AAL2 = 'urn:bindery:aal2';

/** From the weakest to the strongest. */
export const LEVELS = [AAL1, AAL2_SMS, AAL2] as const;
export type Level = (typeof LEVELS)[number];

/** The level that `acr_values` asks for: any listed level will do, so it is the weakest of them. Unknown values are ignored. */
export function neededLevel(acrValues: unknown): Level {
  const values = typeof acrValues === 'string' ? acrValues.split(' ') : [];
  return LEVELS.find((level) => values.includes(level)) ?? AAL1;
}

/** Whether a sign-in at one level is enough where another is needed. */
export function reaches(acr: string | null | undefined, needed: Level): boolean {
  return LEVELS.indexOf((acr ?? AAL1) as Level) >= LEVELS.indexOf(needed);
}
