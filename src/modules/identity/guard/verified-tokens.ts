import { createHash } from 'node:crypto';
import { Recent } from '../../../shared/recent.js';
import type { AccessClaims } from '../domain/access-claims.js';

/** In tokens; about 3 MB when full. */
const CAPACITY = 5_000;

/**
 * A cache of the claims of tokens with a verified signature, which saves 0.1 ms on every request but a token's first. It holds nothing that
 * can change (expiry, revocation, the user). Keys are hashes, so that a memory dump shows as few live tokens as possible.
 */
export class VerifiedTokens {
  private readonly claims = new Recent<AccessClaims>(CAPACITY);

  find(token: string): AccessClaims | undefined {
    return this.claims.find(keyOf(token));
  }

  remember(token: string, claims: AccessClaims): void {
    this.claims.remember(keyOf(token), claims);
  }

  forget(token: string): void {
    this.claims.forget(keyOf(token));
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
