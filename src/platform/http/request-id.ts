import type { IncomingMessage } from 'node:http';
import { newId } from '../../shared/ids.js';

const WELL_FORMED = /^[A-Za-z0-9._:-]{1,128}$/;

/** Keeps the caller's `x-request-id` where it is safe to log, so that one id follows a call through all systems. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : newId();
}
