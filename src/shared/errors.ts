/**
 * Expected errors in terms that a client can act on. The kind decides the HTTP status (one filter in platform/http); the code never
 * changes and is documented in docs/problems.md.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'rule-broken'
  | 'precondition-required'
  | 'too-many-requests'
  | 'unavailable';

export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** One sentence without variables: RFC 9457 `title`, and the line in docs/problems.md. */
  readonly title: string;
  /** Set for attempts to decide something that needs another person; they should be looked at, even without bad intent. */
  readonly isFourEyes?: true;
}

/** A fault in one place of the request; `pointer` is an RFC 6901 JSON pointer, `/lines/7/value` in CSV, or `?name` in the query. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

export interface ErrorDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  /** Seconds after which a retry makes sense; becomes the Retry-After header. */
  readonly retryAfter?: number;
  /** Extension members of RFC 9457, such as the policy that a conflict names. */
  readonly members?: Readonly<Record<string, string | number | boolean | null>>;
}

export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly title: string,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code}: ${details.detail ?? title}`);
  }
}

export interface ErrorFactory<Code extends string> {
  (code: Code, details?: ErrorDetails): DomainError;
  readonly catalog: Readonly<Record<Code, ErrorEntry>>;
}

const catalogs = new Map<string, ErrorEntry>();

/**
 * Declares the errors of one room and returns the function that makes them: `throw policyError('policies.already-bound')`. Only declared
 * codes compile, so each is documented. Throws if two rooms use one code.
 */
export function defineErrors<const Code extends string>(
  catalog: Readonly<Record<Code, ErrorEntry>>,
): ErrorFactory<Code> {
  for (const [code, entry] of Object.entries<ErrorEntry>(catalog)) {
    if (catalogs.has(code)) throw new Error(`The error code ${code} is declared twice`);
    catalogs.set(code, entry);
  }
  const make = (code: Code, details?: ErrorDetails): DomainError =>
    new DomainError(catalog[code].kind, code, catalog[code].title, details);
  return Object.assign(make, { catalog });
}

/** Every declared error, by code: the source of docs/problems.md. */
export function declaredErrors(): ReadonlyMap<string, ErrorEntry> {
  return catalogs;
}
