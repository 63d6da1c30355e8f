import type { GoverningTerms } from '../coverage/governing-terms.js';
import { claimsError } from '../claims.errors.js';

/** A life policy promises one amount. */
export function faceOf(terms: readonly GoverningTerms[]): string {
  const amount = terms[0]?.limits[0]?.amount;
  if (amount === undefined) throw claimsError('claims.not-covered');
  return amount;
}

/** The terms by which the death is settled, with another face amount: a premium may have bought more than was promised. */
export function withFace(terms: readonly GoverningTerms[], amount: string): readonly GoverningTerms[] {
  return terms.map((each, index) =>
    index === 0 ? { ...each, limits: each.limits.map((limit) => ({ ...limit, amount })) } : each,
  );
}
