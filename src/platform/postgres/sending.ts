import type { CompiledQuery } from 'kysely';

/** A connection in a transaction that takes statements whose answers nobody waits for before the commit. */
export interface SendingConnection {
  /** When it fails, so does the next statement whose answer is awaited, or the commit, with the same error. */
  send(query: CompiledQuery): void;
}
