import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LargeBodies } from './large-bodies.js';
import { settingsOf } from './route-options.js';

/** Registers the only body parser of the server. The content type has been checked before (see body-terms.ts). */
export function acceptBodies(instance: FastifyInstance): void {
  const bodies = new LargeBodies();
  instance.addHook('onClose', () => bodies.close());
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, raw: Buffer) => {
    const { config, bodyLimit } = request.routeOptions;
    return bodies.read(raw, bodyLimit, settingsOf(config).accepts !== undefined);
  });
}
