/** As people write them; what was never given to anybody identifies nobody to the tax authority. */
const SOCIAL_SECURITY = /^(?!000|666)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/;
const EMPLOYER = /^(?!00)[0-9]{2}(?!0{7})[0-9]{7}$/;

/**
 * Whether a number of nine digits can be a taxpayer identification number: of a person (20 CFR 422.103; from 900 on those that the
 * tax authority gives itself) or of an employer. Hyphens say which; without them either will do.
 */
export function isTaxId(taxId: string): boolean {
  const digits = taxId.replaceAll('-', '');
  const isOfPerson = SOCIAL_SECURITY.test(digits);
  const isOfEmployer = EMPLOYER.test(digits);
  if (/^[0-9]{3}-/.test(taxId)) return isOfPerson;
  if (/^[0-9]{2}-/.test(taxId)) return isOfEmployer;
  return isOfPerson || isOfEmployer;
}
