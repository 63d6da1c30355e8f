/** Signature algorithms of proofs of possession (RFC 9449), for the authorization server and the API. */
export const PROOF_ALGORITHMS = ['ES256', 'PS256', 'Ed25519', 'EdDSA'] as const;

const ALGORITHMS = `algs="${PROOF_ALGORITHMS.join(' ')}"`;

/** The `WWW-Authenticate` header of a request without credentials (RFC 9110 section 15.5.2, RFC 9449 section 7.2). */
export const WAYS_TO_AUTHENTICATE = `Bearer, DPoP ${ALGORITHMS}`;

export function bearerChallenge(error: string, more = ''): string {
  return `Bearer error="${error}"${more}`;
}

export function proofChallenge(error: string, more = ''): string {
  return `DPoP error="${error}"${more}, ${ALGORITHMS}`;
}
