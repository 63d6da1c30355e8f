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
 * Never written, at three levels of depth. Lines name their fields one by one and hold no bodies, headers or addresses
 * with queries; this is the second lock on the door.
 */
const SECRETS = ['authorization', 'cookie', 'password', 'token', 'accessToken', 'secret', 'email', 'body'];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * The line per request has seven fields known by name, so it goes without the search for secrets, which took a tenth of
 * the time of a small request.
 */
export function createLoggers(config: AppConfig, destination?: DestinationStream): Loggers {
  // Asynchronous: a slow pipe must not stop the event loop. Written by the page or once a second, because one write for each
  // line took a tenth of the time of a small read; what is waiting is flushed when the process exits.
  const target = destination ?? pino.destination({ sync: false, minLength: 4096, periodicFlush: 1000 });
  const options: LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return {
    log: pino({ ...options, redact: { paths: REDACTED, censor: '[redacted]' } }, target),
    requestLog: pino(options, target),
  };
}
