/** The code of the error, because the ORM wraps errors and copies only their code. */
export const UNAVAILABLE = 'BINDERY_DATABASE_UNAVAILABLE';

/** Severities after which the server closes the connection, whatever the SQLSTATE. */
export const LAST_WORDS: ReadonlySet<unknown> = new Set(['FATAL', 'PANIC']);

/** No connection could be opened, or it was lost: the same request may succeed shortly. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code = UNAVAILABLE;

  constructor(what: string, cause?: unknown) {
    super(what, { cause });
  }
}

/** The message of an error. A host with two addresses fails with an AggregateError, which has no message of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
