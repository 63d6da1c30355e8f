import type { Provider } from 'oidc-provider';
import { isSecretOf } from '../clients/domain/client-secret.js';
import { SECRET_HASHES } from './protocol-clients.js';

interface Secretive {
  compareClientSecret(presented: string): Promise<boolean>;
  readonly [SECRET_HASHES]?: readonly string[];
}

/** Makes the library compare secrets with stored hashes (a client may have two secrets) instead of clear text. */
export function compareHashedSecrets(provider: Provider): void {
  const { prototype } = provider.Client as unknown as { readonly prototype: Secretive };
  prototype.compareClientSecret = function (this: Secretive, presented: string): Promise<boolean> {
    return Promise.resolve(isSecretOf(presented, this[SECRET_HASHES] ?? []));
  };
}
