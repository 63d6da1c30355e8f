import type { Provider } from 'oidc-provider';
import type { RegisteredClients } from '../clients/registered-clients.js';

/** Has the library compare what a client presents with the hashes of its secrets, which are all that is known of them. */
export function compareHashes(provider: Provider, clients: RegisteredClients): void {
  Object.assign(provider.Client.prototype, {
    async compareClientSecret(this: { readonly clientId: string }, presented: string): Promise<boolean> {
      const client = await clients.acting(this.clientId);
      return client !== null && clients.isSecret(client, presented);
    },
  });
}
