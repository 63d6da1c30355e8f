import type { ErrorKind, FieldFault } from '../../shared/errors.js';
import { DomainError } from '../../shared/errors.js';
import type { ProtocolStatus } from './http.errors.js';
import { WAYS_TO_AUTHENTICATE } from './challenges.js';
import { PROTOCOL_PROBLEMS } from './http.errors.js';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'rule-broken': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  unavailable: 503,
};

/** A fault without its request: the path and the request id are added by problemOf(). */
export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldFault[] | undefined;
  readonly members?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Retry-After of a 503 in seconds, unless the error has its own. */
const DEFAULT_RETRY_AFTER = 5;

export function faultOf(error: DomainError): Fault {
  const { detail, errors, members, retryAfter } = error.details;
  const seconds = retryAfter ?? (error.kind === 'unavailable' ? DEFAULT_RETRY_AFTER : undefined);
  return {
    status: STATUS_OF_KIND[error.kind],
    code: error.code,
    title: error.title,
    detail,
    errors,
    members,
    headers: {
      ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
      // RFC 9110 section 15.5.2: a 401 must name a way to authenticate.
      ...(error.kind === 'unauthenticated' ? { 'www-authenticate': WAYS_TO_AUTHENTICATE } : {}),
    },
  };
}

export function protocolFault(status: ProtocolStatus, more: Pick<Fault, 'detail' | 'headers'> = {}): Fault {
  return { status, ...PROTOCOL_PROBLEMS[status], ...more };
}

/** A refusal that follows from HTTP itself, such as 413 or 415; use cases never throw it. */
export class ProtocolError extends Error {
  readonly fault: Fault;

  constructor(status: ProtocolStatus, more: Pick<Fault, 'detail' | 'headers'> = {}) {
    super(PROTOCOL_PROBLEMS[status].title);
    this.fault = protocolFault(status, more);
  }
}

/** A URN and not a URL: the host name differs between deployments, the meaning of a code does not. */
export function problemType(code: string): string {
  return `urn:bindery:problem:${code}`;
}

/** RFC 9457 Problem Details, with our extension members `code`, `requestId` and `errors`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string | undefined;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly FieldFault[] | undefined;
}

export function problemOf(fault: Fault, path: string, requestId: string): Problem {
  return {
    // Extension members come first, so that they never overwrite a standard member.
    ...fault.members,
    type: problemType(fault.code),
    title: fault.title,
    status: fault.status,
    code: fault.code,
    detail: fault.detail,
    instance: path,
    requestId,
    errors: fault.errors,
  };
}
