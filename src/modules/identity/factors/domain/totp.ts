import { generateSecret, generateURI, verifySync } from 'otplib';

const CODE = /^\d{6}$/;
const PERIOD = 30;
/** RFC 6238 section 5.2 allows for network delay; codes of the future are always wrong. */
const LATE_SECONDS = 5;

/** 160 bits, as RFC 4226 section 4 recommends. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** The URI that authenticator apps read from a QR code. */
export function totpAddress(secret: string, account: string): string {
  return generateURI({ issuer: 'Bindery', label: account, secret });
}

/** The time step of a right code, which can be used once; null for a wrong code. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, '');
  if (!CODE.test(token)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, period: PERIOD, epochTolerance: [LATE_SECONDS, 0] });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
