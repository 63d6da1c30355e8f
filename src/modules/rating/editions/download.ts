import type { FastifyReply } from 'fastify';
import { etagOf } from '../../../platform/http/etag.js';

/** Marks an answer as a file to be saved, of a version that If-Match can name. */
export function asDownload(reply: FastifyReply, rowVersion: number, name: string): void {
  // RFC 6266: what is not plain stands for itself in no quoted name, and labels are anybody's text.
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  void reply
    .header('etag', etagOf(rowVersion))
    .header('content-disposition', `attachment; filename="${plain}"`);
}

/** Whole manuals and tables are larger than what forms send: a hundred thousand rows are some five megabytes. */
export const LARGEST_DOCUMENT = 16 * 1024 * 1024;
