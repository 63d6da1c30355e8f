import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseBody } from './body-guard.js';

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

class UnsupportedMediaType extends Error {
  readonly code = 'FST_BINDERY_MEDIA_TYPE';
  readonly statusCode = 415;
}

/** The only parser of the server: any other content type, or none with a body, is 415 by Fastify itself. */
export function acceptOnlyJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, raw: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      const { 'content-type': type, 'content-encoding': encoding } = request.headers;
      const plain = encoding === undefined || encoding === 'identity';
      if (!plain || (type !== 'application/json' && !JSON_IN_UTF8.test(type ?? ''))) {
        done(new UnsupportedMediaType('JSON in UTF-8 only'));
        return;
      }
      try {
        done(null, parseBody(raw));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
