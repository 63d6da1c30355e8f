import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import multipart from '@fastify/multipart';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { settings, settingsOf } from '../route-options.js';
import type { UploadRequest } from './receive-upload.js';
import { BESIDE_THE_FILE, receiveUpload } from './receive-upload.js';
import type { SpooledFile } from './spooled-file.js';

export const MULTIPART = 'multipart/form-data';

/** In bytes: enough for photographs and scanned papers, but not for videos. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** The route takes one file, and fields beside it: `@Uploaded() file: SpooledFile, @Body() fields`. */
export function AcceptsUpload(): MethodDecorator {
  return settings({ accepts: MULTIPART, largestBody: LARGEST_FILE + BESIDE_THE_FILE });
}

export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext): SpooledFile => {
  const { upload } = context.switchToHttp().getRequest<UploadRequest>();
  if (!upload) throw new Error('@Uploaded() stands on a route without @AcceptsUpload()');
  return upload;
});

/** Fastify's onRoute hook: receives the upload before the body is validated. */
export function receiveUploads(route: RouteOptions): void {
  if (settingsOf(route.config).accepts !== MULTIPART) return;
  route.preValidation = (request, reply) => receiveUpload(request, reply, LARGEST_FILE);
}

/** The part of an idempotency hash that stands for the content of the file; its name is among the fields. */
export function uploadFingerprint({ upload }: UploadRequest): readonly string[] {
  return upload ? [upload.sha256] : [];
}

export function acceptUploads(instance: FastifyInstance): void {
  void instance.register(multipart);
}
