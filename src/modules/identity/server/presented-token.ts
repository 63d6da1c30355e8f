import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/**
 * The library introspects and revokes only what it has stored itself. A signed token whose signature has been checked goes
 * through it under a name of one request, which nobody else can know, and leads to its row in the registry.
 */
interface Presented {
  readonly name: string;
  readonly tokenId: string | null;
}

const storage = new AsyncLocalStorage<Presented>();

export function presenting<T>(tokenId: string | null, work: (name: string) => T): T {
  const name = randomBytes(32).toString('base64url');
  return storage.run({ name, tokenId }, () => work(name));
}

/** The id of the signed token that goes by this name in this request. One that is none of ours has a name and no id. */
export function presentedTokenId(value: string): string | null {
  const presented = storage.getStore();
  return presented?.name === value ? presented.tokenId : null;
}
