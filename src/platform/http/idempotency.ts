/** Idempotent creating routes: a repeated request with the same key does its work only once. */
export { IDEMPOTENT, Idempotent } from './idempotency/idempotent.decorator.js';
