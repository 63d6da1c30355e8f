import { HttpException } from '@nestjs/common';
import { DomainError } from '../../shared/errors.js';
import { databaseFault } from './database-faults.js';
import type { ProtocolStatus } from './http.errors.js';
import { PROTOCOL_PROBLEMS, httpError } from './http.errors.js';
import type { Fault } from './problem.js';
import { ProtocolError, faultOf, protocolFault } from './problem.js';

/** Statuses of errors that Nest (guards, terminus) or Fastify throws. */
const ERROR_OF_STATUS = {
  400: 'http.malformed-request',
  401: 'http.unauthenticated',
  403: 'http.forbidden',
  404: 'http.not-found',
  409: 'http.conflict',
  412: 'http.stale-version',
  428: 'http.precondition-required',
  429: 'http.too-many-requests',
  503: 'http.unavailable',
} as const;

function isProtocolStatus(status: number): status is ProtocolStatus {
  return status in PROTOCOL_PROBLEMS;
}

function faultOfStatus(status: number): Fault {
  if (status in ERROR_OF_STATUS) {
    return faultOf(httpError(ERROR_OF_STATUS[status as keyof typeof ERROR_OF_STATUS]));
  }
  if (isProtocolStatus(status)) return protocolFault(status);
  return status >= 400 && status < 500 ? faultOf(httpError('http.malformed-request')) : protocolFault(500);
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Errors of Fastify itself (FST_ERR_*), and of plugins written in its manner.
  const { statusCode, code } = error as { readonly statusCode?: unknown; readonly code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_')
    ? statusCode
    : undefined;
}

/**
 * Whether the client disconnected while sending its body. Node's code for this is also that of a lost database connection, so it is checked
 * first.
 */
function isAbortedUpload(error: object): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === 'ECONNRESET' && message === 'aborted';
}

/**
 * Turns anything thrown into the fault that the client is told. Of foreign errors only the status is kept: their messages were not written
 * for clients and may quote statements, paths or values.
 */
export function faultOfError(error: unknown, hasIfMatch: boolean): Fault {
  if (error instanceof DomainError) return faultOf(error);
  if (error instanceof ProtocolError) return error.fault;
  if (typeof error !== 'object' || error === null) return protocolFault(500);
  if (isAbortedUpload(error)) return faultOf(httpError('http.malformed-request'));
  const database = databaseFault(error, hasIfMatch);
  if (database) return database;
  const status = statusOf(error);
  return status === undefined ? protocolFault(500) : faultOfStatus(status);
}
