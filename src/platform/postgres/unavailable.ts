/** Stands on the error, because the ORM wraps what it passes on and copies the code. */
export const UNAVAILABLE = 'BINDERY_DATABASE_UNAVAILABLE';

/** Severities after which the server has closed the connection, whatever the code says. */
export const LAST_WORDS: ReadonlySet<unknown> = new Set(['FATAL', 'PANIC']);

/** No connection could be had, or the one there was is lost: the same request may well succeed in a moment. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code = UNAVAILABLE;

  constructor(what: string, cause?: unknown) {
    super(what, { cause });
  }
}

/** A name with two addresses fails with an AggregateError that has no message of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
