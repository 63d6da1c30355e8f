/** Levels of NIST SP 800-63B-4: what a password alone reaches, and what two factors do. */
export const AAL1 = 'urn:bindery:aal1';
export const AAL2 = 'urn:bindery:aal2';

/** `acr_values` of OpenID Connect: a list by preference, any of which will do. */
export function asksForTwoFactors(acrValues: unknown): boolean {
  if (typeof acrValues !== 'string') return false;
  const values = acrValues.split(' ');
  return values.includes(AAL2) && !values.includes(AAL1);
}
