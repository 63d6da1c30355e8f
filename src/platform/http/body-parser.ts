import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseBody, parseText } from './body-guard.js';
import { settingsOf } from './route-options.js';

/** The only parser of the server. What type a body must be of is decided before it is read (see body-terms.ts). */
export function acceptBodies(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    (request: FastifyRequest, raw: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      try {
        done(null, isText(request) ? parseText(raw) : parseBody(raw));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function isText({ routeOptions }: FastifyRequest): boolean {
  return settingsOf(routeOptions.config).accepts !== undefined;
}
