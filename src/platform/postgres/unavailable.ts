/** Stands on the error, because the ORM wraps what it passes on and copies the code. */
export const UNAVAILABLE = 'BINDERY_DATABASE_UNAVAILABLE';

/** No connection could be had, or the one there was is lost: the same request may well succeed in a moment. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code = UNAVAILABLE;

  constructor(what: string, cause?: unknown) {
    super(what, { cause });
  }
}
