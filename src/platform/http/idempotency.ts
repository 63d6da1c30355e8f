/** Creating routes that may be repeated without doing their work twice. */
export { IDEMPOTENT, Idempotent } from './idempotency/idempotent.decorator.js';
