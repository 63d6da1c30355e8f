import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../../shared/errors.js';
import { tooLarge } from '../body-terms.js';
import { httpError } from '../http.errors.js';
import { ProtocolError } from '../problem.js';
import { fileNameFault } from './file-name.js';
import { SpooledFile } from './spooled-file.js';

/** The name of the part with the file; all other parts are fields. */
export const FILE_PART = 'file';
/** In bytes: room for boundaries, headers of parts and the fields. */
export const BESIDE_THE_FILE = 64 * 1024;
const LIMITS = { files: 1, fields: 10, parts: 11, fieldNameSize: 100, fieldSize: 8 * 1024, headerPairs: 20 };

interface Received {
  readonly fields: Record<string, string>;
  file: SpooledFile | null;
}

export interface UploadRequest extends FastifyRequest {
  upload?: SpooledFile;
}

/**
 * Reads a body of `multipart/form-data`: one file, which is streamed to a temporary file and never held in memory as a whole, and fields,
 * which become the body. The temporary file is deleted when the response closes, or at once on an error.
 */
export async function receiveUpload(
  request: UploadRequest,
  reply: FastifyReply,
  largest: number,
): Promise<void> {
  if (!request.isMultipart()) throw httpError('http.upload-invalid', { detail: 'A file is needed.' });
  const received: Received = { fields: Object.create(null) as Record<string, string>, file: null };
  // Also when the client disconnects or the handler fails.
  reply.raw.once('close', () => void received.file?.discard());
  try {
    for await (const part of request.parts({
      preservePath: true,
      limits: { ...LIMITS, fileSize: largest + 1 },
    }))
      if (part.type === 'file') await takeFile(received, part, largest);
      else takeField(received.fields, part);
    if (!received.file) throw refused(FILE_PART, 'is required');
  } catch (error) {
    await received.file?.discard();
    // The parser has stopped; the rest of the body must be consumed, or it would block the answer.
    request.raw.unpipe().resume();
    throw faultOfUpload(error);
  }
  request.upload = received.file;
  request.body = { ...received.fields, [FILE_PART]: received.file?.name };
}

async function takeFile(received: Received, part: MultipartFile, largest: number): Promise<void> {
  const name = part.filename;
  if (part.fieldname !== FILE_PART) throw refused(part.fieldname, 'is not a file that is taken here');
  if (received.file) throw refused(FILE_PART, 'was sent twice');
  const fault = fileNameFault(name);
  if (fault !== null) throw refused(FILE_PART, fault);
  const path = join(tmpdir(), `bindery-upload-${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      // Refused as soon as the limit is passed, not after all bytes have arrived.
      if (size > largest) done(tooLarge(largest));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(part.file, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if (size === 0) throw refused(FILE_PART, 'is empty');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  received.file = new SpooledFile(name, size, hash.digest('hex'), path);
}

function takeField(
  fields: Record<string, string>,
  part: { readonly fieldname: string; readonly value: unknown; readonly valueTruncated: boolean },
): void {
  const { fieldname, value } = part;
  if (fieldname in fields) throw refused(fieldname, 'was sent twice');
  if (typeof value !== 'string' || part.valueTruncated) throw refused(fieldname, 'is too long, or no text');
  if (!value.isWellFormed() || value.includes('\u0000') || value.includes('\ufffd'))
    throw httpError('http.malformed-text', {
      errors: [{ pointer: `/${fieldname}`, detail: 'must be text in UTF-8' }],
    });
  fields[fieldname] = value;
}

function refused(part: string, detail: string): Error {
  return httpError('http.upload-invalid', { errors: [{ pointer: `/${part.slice(0, 100)}`, detail }] });
}

/**
 * Replaces errors of the parser (too many parts, a reserved name, a truncated body), because their messages were not written for clients.
 */
function faultOfUpload(error: unknown): unknown {
  if (error instanceof DomainError || error instanceof ProtocolError) return error;
  const { code } = error as { readonly code?: unknown };
  const isOfSystem =
    typeof code === 'string' && !code.startsWith('FST_') && code !== 'ERR_STREAM_PREMATURE_CLOSE';
  if (isOfSystem && code !== 'ECONNRESET') return error;
  if (code === 'FST_FILES_LIMIT') return refused(FILE_PART, 'was sent twice');
  return httpError('http.upload-invalid', {
    detail:
      'The parts of the body cannot be read: it ends early, has too many parts, or one with a reserved name.',
  });
}
