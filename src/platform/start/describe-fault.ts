import { ConfigError } from '../config/config.js';
import { StartFault } from './start-fault.js';

/** One message for a fault of the surroundings; the stack as well for one of ours. */
export function describeFault(error: unknown): string {
  if (error instanceof StartFault || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
