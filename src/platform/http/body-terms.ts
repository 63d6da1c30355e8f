import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProtocolError } from './problem.js';
import { settingsOf } from './route-options.js';

const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data';
/** The content type of a form with its boundary (RFC 2046 section 5.1.1). */
const FORM = /^multipart\/form-data\s*;\s*boundary=("[^"\r\n]{1,70}"|[^\s";,]{1,70})\s*$/i;
/** In bytes: ten times the size of a quote or a claim. */
const LITTLE = 64 * 1024;
/** Methods for which Fastify reads no body. */
const BODYLESS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Whether there is no body, or a short one of known length that is no upload. Only then may the caller be assumed before the proof. */
export function hasLittleBody({ headers, routeOptions }: FastifyRequest): boolean {
  const { expect, 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  const isFile = settingsOf(routeOptions.config).accepts === MULTIPART;
  return !isFile && encoding === undefined && expect === undefined && Number(length) <= LITTLE;
}

/** Refuses a body by its headers: 413, 415. One without a Content-Length is limited while it is read. */
export function assertWanted(request: FastifyRequest, reply: FastifyReply): void {
  const { headers, routeOptions, method } = request;
  const length = Number(headers['content-length'] ?? 0);
  const isSent = length > 0 || headers['transfer-encoding'] !== undefined;
  const type = headers['content-type'];
  const { accepts = JSON_TYPE, ownBody = false } = settingsOf(routeOptions.config);
  if (ownBody || BODYLESS.includes(method) || (!isSent && type === undefined)) return;
  assertType(type, accepts);
  assertPlain(headers['content-encoding']);
  const { bodyLimit } = routeOptions;
  if (length > bodyLimit) throw tooLarge(bodyLimit);
  if (isSent && expectsToBeAsked(headers.expect)) reply.raw.writeContinue();
}

function assertType(given: string | undefined, wanted: string): void {
  if (wanted === MULTIPART) {
    if (FORM.test(given ?? '')) return;
    throw new ProtocolError(415, { detail: `This address takes ${MULTIPART} with a boundary.` });
  }
  const inUtf8 = new RegExp(`^${wanted}\\s*(;\\s*charset\\s*=\\s*"?utf-8"?\\s*)?$`, 'i');
  if (given === wanted || inUtf8.test(given ?? '')) return;
  throw new ProtocolError(415, { detail: `This address takes ${wanted} in UTF-8.` });
}

/**
 * Refuses compressed bodies: a few bytes could unpack to gigabytes at no cost to the sender. The answer follows RFC 9110 section 12.5.3.
 */
function assertPlain(encoding: string | undefined): void {
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return;
  throw new ProtocolError(415, {
    detail: 'The body must not be compressed.',
    headers: { 'accept-encoding': 'identity' },
  });
}

export function tooLarge(limit: number): ProtocolError {
  return new ProtocolError(413, { detail: `This address takes at most ${limit} bytes.` });
}

/** Whether the client waits for `100 Continue` before it sends the body; http-server.ts leaves sending it to us. */
function expectsToBeAsked(expect: string | undefined): boolean {
  return expect?.toLowerCase() === '100-continue';
}
