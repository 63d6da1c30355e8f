import type { FastifyReply } from 'fastify';
import { etagOf } from '../../../platform/http/etag.js';

/** Marks a response as a file to save, with an ETag of the version for If-Match. */
export function asDownload(reply: FastifyReply, rowVersion: number, name: string): void {
  // Labels are free text, and a quoted filename must be plain (RFC 6266): all other characters become hyphens.
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  void reply
    .header('etag', etagOf(rowVersion))
    .header('content-disposition', `attachment; filename="${plain}"`);
}

/** In bytes. Manuals and tables are larger than other requests: a hundred thousand rows take some five megabytes. */
export const LARGEST_DOCUMENT = 16 * 1024 * 1024;
