import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesNone } from '../../platform/http/etag.js';
import type { DocumentResponse } from './documents.dto.js';

/**
 * Sets the headers of a stored file; that no browser keeps it, on a computer that others may use, every answer says. True when the reader has it already: the answer is then 304 and carries nothing.
 */
export function isAnswered304(request: FastifyRequest, reply: FastifyReply, sha256: string): boolean {
  const etag = `"${sha256}"`;
  void reply.header('etag', etag);
  if (!matchesNone(request.headers['if-none-match'], etag)) return false;
  void reply.code(304);
  return true;
}

/** `policy-declarations-POL-2026-0000001-01-<id>.pdf`: of any text, only what every file system and header can hold. */
export function fileName({ id, title, data }: DocumentResponse, extension: string): string {
  const { policy, quoteNumber } = data as { policy?: { policyNumber?: string }; quoteNumber?: string };
  const number = policy?.policyNumber ?? quoteNumber ?? '';
  const words = `${title.toLowerCase()} ${number}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${words.slice(0, 80)}-${id}.${extension}`;
}
