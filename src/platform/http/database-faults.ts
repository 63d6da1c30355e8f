import { types } from 'node:util';
import { OptimisticLockError } from '@mikro-orm/core';
import { LAST_WORDS, UNAVAILABLE } from '../postgres/unavailable.js';
import type { Fault } from './problem.js';
import { faultOf } from './problem.js';
import { httpError } from './http.errors.js';

interface CodedError extends Error {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly routine?: unknown;
  readonly severity?: unknown;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

/** Unlike instanceof this also recognizes errors of Node's own core, which come from another realm under Jest. */
function isError(error: unknown): error is CodedError {
  return types.isNativeError(error);
}

/** Error codes of Node's sockets and DNS lookup, which pg passes on. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Errors of pg and pg-pool that have no code, only a message. */
const LOST =
  /^(Connection terminated|timeout (expired|exceeded when trying to connect)|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/;

/**
 * SQLSTATE classes: connection (08), authorization (28), resources such as a full disk (53), operator intervention (57), system error (58),
 * configuration file (F0), internal error (XX).
 */
const CLASSES_UNAVAILABLE = new Set(['08', '28', '53', '57', '58', 'F0', 'XX']);
/**
 * Read-only standby after a failover (25006), transaction ended for idling (25P03) or for its length (25P04), no such database yet (3D000).
 */
const STATES_UNAVAILABLE = new Set(['25006', '25P03', '25P04', '3D000']);
/**
 * Serialization failure, unknown outcome of a transaction, deadlock, lock time-out: the same request should succeed when it is repeated at
 * once.
 */
const RETRY_AT_ONCE = new Set(['40001', '40003', '40P01', '55P03']);
const NO_SUCH_ROW = '23503';
const ALREADY_THERE = new Set(['23505', '23P01', NO_SUCH_ROW]);

/** The SQLSTATE of an error that PostgreSQL has sent, also where the ORM has wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!isError(error)) return undefined;
  const { code } = error;
  // Node's own codes (EPIPE) can have five letters too.
  return typeof code === 'string' && SQL_STATE.test(code) && !NETWORK.has(code) ? code : undefined;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23505';
}

/** Whether a foreign key failed: the row referred to is missing, or other rows still refer to a row that was to be deleted. */
export function isReferenceViolation(error: unknown): boolean {
  return sqlStateOf(error) === NO_SUCH_ROW;
}

function isConnectionLoss(error: unknown): boolean {
  if (!isError(error)) return false;
  const { code, severity } = error;
  if (code === UNAVAILABLE || LAST_WORDS.has(severity)) return true;
  return (typeof code === 'string' && NETWORK.has(code)) || LOST.test(error.message);
}

/**
 * The fault that a client is told for an error of the database; undefined for other errors. Codes: PostgreSQL manual, appendix A. The
 * server's message is never passed on, because it quotes values and statements.
 */
export function databaseFault(error: unknown, hasIfMatch: boolean): Fault | undefined {
  if (error instanceof OptimisticLockError) {
    return faultOf(httpError(hasIfMatch ? 'http.stale-version' : 'http.concurrent-change'));
  }
  if (isConnectionLoss(error)) return faultOf(httpError('http.unavailable'));
  const state = sqlStateOf(error);
  if (state === undefined) return undefined;
  if (RETRY_AT_ONCE.has(state)) return faultOf(httpError('http.unavailable', { retryAfter: 1 }));
  if (STATES_UNAVAILABLE.has(state) || CLASSES_UNAVAILABLE.has(state.slice(0, 2))) {
    return faultOf(httpError('http.unavailable'));
  }
  if (ALREADY_THERE.has(state)) return faultOf(httpError('http.conflict'));
  if (state.startsWith('22') || state.startsWith('23')) return faultOf(httpError('http.invalid-value'));
  return undefined;
}

/**
 * The parts of an error that may be logged. Messages of the database and of the ORM quote parameters, so only their
 * codes, names and stack frames pass.
 */
export function loggableError(error: unknown): Readonly<Record<string, unknown>> {
  if (!isError(error)) return { name: typeof error };
  const { constraint, table, routine } = error;
  const sqlState = sqlStateOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = isError(error.cause) ? { cause: loggableError(error.cause) } : {};
  if (sqlState !== undefined)
    return { name: error.name, sqlState, constraint, table, routine, frames, ...cause };
  const errors = error instanceof AggregateError ? { errors: error.errors.map(loggableError) } : {};
  return { name: error.name, message: error.message, frames, ...errors, ...cause };
}
