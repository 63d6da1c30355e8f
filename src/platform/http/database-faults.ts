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

/** Unlike instanceof it also knows the errors of Node's own core, which stand in another realm under Jest. */
function isError(error: unknown): error is CodedError {
  return types.isNativeError(error);
}

/** Codes of Node's sockets and name lookup, as pg passes them on. */
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

/** pg and pg-pool mark these by their words only. */
const LOST =
  /^(Connection terminated|timeout (expired|exceeded when trying to connect)|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/;

/** Connection, authorization, resources (a full disk), intervention of an operator, the system beneath, the server's own faults. */
const CLASSES_UNAVAILABLE = new Set(['08', '28', '53', '57', '58', 'F0', 'XX']);
/** A standby after a failover, a transaction that the server ended for its idleness or its length, no such database yet. */
const STATES_UNAVAILABLE = new Set(['25006', '25P03', '25P04', '3D000']);
/** Serialization failure, unknown end of a transaction, deadlock, lock time-out: the same request is expected to succeed at once. */
const RETRY_AT_ONCE = new Set(['40001', '40003', '40P01', '55P03']);
const NO_SUCH_ROW = '23503';
const ALREADY_THERE = new Set(['23505', '23P01', NO_SUCH_ROW]);

/** The SQLSTATE of an error of the server, whether the ORM wrapped it or not. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!isError(error)) return undefined;
  const { code } = error;
  // Node's own codes (EPIPE) can have five letters too.
  return typeof code === 'string' && SQL_STATE.test(code) && !NETWORK.has(code) ? code : undefined;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23505';
}

/** That a row names another one that is not there, or that others name one that was to go. */
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
 * What a failure of the database means to the client; undefined when it is not one. Codes: PostgreSQL, appendix A.
 * Nothing of the server's message is passed on, because it quotes values and statements.
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
