import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';
import type { AppConfig } from '../config/config.js';

/** The injection token of the one pino logger of an application. */
export const LOG = Symbol('bindery:log');

/**
 * Never written, at any depth that we log. Lines name their fields one by one and hold no bodies, headers or addresses
 * with queries; this is the second lock on the door.
 */
const SECRETS = ['authorization', 'cookie', 'password', 'token', 'accessToken', 'secret', 'email', 'body'];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export function createLogger(config: AppConfig, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Asynchronous: a slow pipe must not stop the event loop. pino flushes it when the process exits.
  return pino(options, destination ?? pino.destination({ sync: false }));
}
