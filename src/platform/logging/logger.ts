import type { DestinationStream, Logger, LoggerOptions } from 'pino';
import { pino } from 'pino';
import type { AppConfig } from '../config/config.js';

/** The injection token of the logger of an application. */
export const LOG = Symbol('bindery:log');

/** The injection token of the logger for the one line per request; it writes to the same place. */
export const REQUEST_LOG = Symbol('bindery:request-log');

export interface Loggers {
  readonly log: Logger;
  readonly requestLog: Logger;
}

/**
 * Never logged, at three levels of depth. Lines contain named fields only, without bodies, headers or queries; this is a second protection.
 */
const SECRETS = ['authorization', 'cookie', 'password', 'token', 'accessToken', 'secret', 'email', 'body'];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

let output: DestinationStream | undefined;

/**
 * Asynchronous, so that a slow pipe does not block the event loop. Written in blocks or once a second, because a write for each line took
 * a tenth of the time of a small read; the rest is flushed at exit. A process has one: it lasts as long, and writes each second.
 */
function standardOutput(): DestinationStream {
  output ??= pino.destination({ sync: false, minLength: 4096, periodicFlush: 1000 });
  return output;
}

/** The request log has seven known fields, so it does without the search for secrets, which took a tenth of the time of a small request. */
export function createLoggers(config: AppConfig, destination = standardOutput()): Loggers {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return {
    log: pino({ ...options, redact: { paths: REDACTED, censor: '[redacted]' } }, destination),
    requestLog: pino(options, destination),
  };
}
