import type { IncomingMessage } from 'node:http';
import { newId } from '../../shared/ids.js';

const WELL_FORMED = /^[A-Za-z0-9._:-]{1,128}$/;

/** The request id of the caller where it has one that is safe to log, so that one id follows a call through all systems. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : newId();
}
