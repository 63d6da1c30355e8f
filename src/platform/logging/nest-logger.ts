import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Contexts that log modules and routes at the start, some sixty lines that nobody needs. */
const WIRING = new Set<unknown>([
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

/** Writes Nest's own messages to our log. By Nest's convention their last parameter is the context. */
export class NestLogger implements LoggerService {
  constructor(private readonly log_: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    const level = WIRING.has(rest.at(-1)) ? 'debug' : 'info';
    this.log_[level](...line(message, rest));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.log_.warn(...line(message, rest));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.log_.error(...line(message, rest));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.log_.fatal(...line(message, rest));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.log_.debug(...line(message, rest));
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.log_.trace(...line(message, rest));
  }
}

function line(message: unknown, rest: readonly unknown[]): [object, string] {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  const facts = {
    ...(typeof context === 'string' ? { context } : {}),
    ...(typeof stack === 'string' ? { stack } : {}),
  };
  return [facts, message instanceof Error ? message.message : String(message)];
}
