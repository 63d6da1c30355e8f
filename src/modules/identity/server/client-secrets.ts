import { timingSafeEqual } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import { tokenHash } from '../token-hash.js';
import type { SecretHash } from './registered-clients.store.js';
import { SECRET_HASHES } from './registered-clients.store.js';

interface Secretive {
  compareClientSecret(actual: string): Promise<boolean>;
  readonly [SECRET_HASHES]?: readonly SecretHash[];
}

/**
 * A secret of a client is right when its hash is that of one of its two that have not ended. Secrets are random and long
 * (OWASP ASVS 6.5.2), so a fast hash is enough. All are compared, so that the time tells nothing.
 */
export function compareHashedSecrets(provider: Provider, now: () => Date): void {
  const { prototype } = provider.Client as unknown as { readonly prototype: Secretive };
  prototype.compareClientSecret = function (this: Secretive, actual: string): Promise<boolean> {
    const given = Buffer.from(tokenHash(actual));
    const seconds = now().getTime() / 1000;
    const matches = (this[SECRET_HASHES] ?? []).map(
      ({ hash, expiresAt }) =>
        isSame(given, Buffer.from(hash)) && (expiresAt === null || expiresAt > seconds),
    );
    return Promise.resolve(matches.includes(true));
  };
}

function isSame(given: Buffer, stored: Buffer): boolean {
  return given.length === stored.length && timingSafeEqual(given, stored);
}
