import { X509Certificate } from 'node:crypto';
import type { FieldFault } from '../../../../shared/errors.js';

/** The smallest RSA key in bits (NIST SP 800-131A). */
const FEWEST_BITS = 2048;

/** The faults of a provider's certificates; an empty list if there are none. */
export function certificateFaults(certificates: readonly string[]): readonly FieldFault[] {
  return certificates.flatMap((text, index) => {
    const detail = certificateFault(text);
    return detail === null ? [] : [{ pointer: `/certificates/${index}`, detail }];
  });
}

function certificateFault(text: string): string | null {
  if (text.includes('PRIVATE KEY')) return 'must not hold a private key';
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(text);
  } catch {
    return 'is no certificate in PEM';
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  return type === 'rsa' && (details?.modulusLength ?? 0) < FEWEST_BITS
    ? 'has a key of less than 2048 bits'
    : null;
}
