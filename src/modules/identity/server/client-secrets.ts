import { timingSafeEqual } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import { tokenHash } from '../token-hash.js';
import type { SecretHash } from './clients.adapter.js';

/**
 * Has the library compare hashes. Secrets are 256 random bits of ours, so that a fast hash is as good as a slow one (OWASP ASVS
 * 6.5.2); a hash from a stolen table is no secret, because it is hashed once more.
 */
export function compareHashes(provider: Provider, now: () => Date): void {
  Object.assign(provider.Client.prototype, {
    compareClientSecret(this: { readonly secret_hashes?: readonly SecretHash[] }, given: string): boolean {
      const hash = Buffer.from(tokenHash(given));
      const live = (this.secret_hashes ?? []).filter(
        ({ expiresAt }) => expiresAt === null || expiresAt > now().getTime(),
      );
      return live.some((secret) => isSame(Buffer.from(secret.hash), hash));
    },
  });
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
