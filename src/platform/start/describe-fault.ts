import { ConfigError } from '../config/config.js';
import { DecryptionError } from '../encryption/encryption.js';
import { StartFault } from './start-fault.js';

const OF_THE_SURROUNDINGS = [StartFault, ConfigError, DecryptionError];

/** The text of an error at the start: the message for a fault of the environment, and the stack for one of ours. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = OF_THE_SURROUNDINGS.some((type) => error instanceof type);
  return expected ? error.message : (error.stack ?? error.message);
}
