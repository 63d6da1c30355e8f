import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../../../platform/http/uploads/file-name.js';
import { isAnswered304 } from '../file-answer.js';
import type { Uploads } from './uploads.js';
import type { UploadedFileResponse } from './uploads.dto.js';

/**
 * Sends an uploaded file as an attachment, never to be shown as part of our pages, whatever type a browser takes it for. All
 * responses carry `nosniff`.
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
