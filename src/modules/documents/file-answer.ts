import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesNone } from '../../platform/http/etag.js';
import type { DocumentResponse } from './documents.dto.js';

/**
 * Sets the ETag of a stored file. True when the reader already has this version: the response is then 304 without a body.
 * Browsers may not cache files, since others may use the computer.
 */
export function isAnswered304(request: FastifyRequest, reply: FastifyReply, sha256: string): boolean {
  const etag = `"${sha256}"`;
  void reply.header('etag', etag);
  if (!matchesNone(request.headers['if-none-match'], etag)) return false;
  void reply.code(304);
  return true;
}

/** `policy-declarations-POL-2026-0000001-01-<id>.pdf`: only characters that every file system and header allows. */
export function fileName({ id, title, data }: DocumentResponse, extension: string): string {
  const { policy, quoteNumber } = data as { policy?: { policyNumber?: string }; quoteNumber?: string };
  const number = policy?.policyNumber ?? quoteNumber ?? '';
  const words = `${title.toLowerCase()} ${number}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${words.slice(0, 80)}-${id}.${extension}`;
}
