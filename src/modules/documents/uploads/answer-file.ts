import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../../../platform/http/uploads/file-name.js';
import { isAnswered304 } from '../file-answer.js';
import type { Uploads } from './uploads.js';
import type { UploadedFileResponse } from './uploads.dto.js';

/**
 * Sends a file that somebody else made: to be saved, never shown as part of a page of ours, whatever a browser takes it for.
 * All answers carry `nosniff`.
 */
export async function answerFile(
  uploads: Uploads,
  { name, mediaType, sha256 }: UploadedFileResponse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StreamableFile | undefined> {
  void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  if (isAnswered304(request, reply, sha256)) return undefined;
  const bytes = await uploads.bytes(sha256);
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: attachment(name),
    length: bytes.length,
  });
}
