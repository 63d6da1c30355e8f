import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseBody, parseText } from './body-guard.js';
import { TEXT_TYPES, settingsOf } from './route-options.js';

const JSON_TYPE = 'application/json';

class UnsupportedMediaType extends Error {
  readonly code = 'FST_BINDERY_MEDIA_TYPE';
  readonly statusCode = 415;
}

/**
 * The only parsers of the server: JSON, and on routes that ask for it with @AcceptsText one type of text instead. Any other
 * content type, or none with a body, is 415 by Fastify itself.
 */
export function acceptBodies(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  addParser(instance, JSON_TYPE, parseBody);
  for (const type of TEXT_TYPES) addParser(instance, type, parseText);
}

function addParser(instance: FastifyInstance, type: string, parse: (raw: Buffer) => unknown): void {
  const inUtf8 = new RegExp(`^${type}\\s*(;\\s*charset\\s*=\\s*"?utf-8"?\\s*)?$`, 'i');
  instance.addContentTypeParser(
    type,
    { parseAs: 'buffer' },
    (request: FastifyRequest, raw: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      const { 'content-type': given, 'content-encoding': encoding } = request.headers;
      const plain = encoding === undefined || encoding === 'identity';
      const expected = settingsOf(request.routeOptions.config).accepts ?? JSON_TYPE;
      if (!plain || expected !== type || (given !== type && !inUtf8.test(given ?? ''))) {
        done(new UnsupportedMediaType(`${expected} in UTF-8 only`));
        return;
      }
      try {
        done(null, parse(raw));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
