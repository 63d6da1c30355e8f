import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, matchesNone } from './etag.js';
import { settingsOf } from './route-options.js';

export { LocatedAt } from './route-options.js';

/** Adds the ETag of an answer with a row version, and the Location of something created. */
export function addEntityHeaders(request: FastifyRequest, reply: FastifyReply, body: object): void {
  const { rowVersion, id } = body as { readonly rowVersion?: unknown; readonly id?: unknown };
  if (typeof rowVersion === 'number') reply.header('etag', etagOf(rowVersion));
  const { locatedAt } = settingsOf(request.routeOptions.config);
  if (locatedAt !== undefined && reply.statusCode === 201 && typeof id === 'string') {
    reply.header('location', locatedAt.replace(':id', id));
  }
}

/**
 * A hook before serialization rather than an interceptor: it runs on answers only, without an Observable around them.
 * A GET whose If-None-Match names the version gets 304 and nothing is serialized.
 */
export function entityHeadersHook(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  if (typeof payload === 'object' && payload !== null && reply.statusCode < 300) {
    addEntityHeaders(request, reply, payload);
    const etag = request.method === 'GET' ? reply.getHeader('etag') : undefined;
    if (typeof etag === 'string' && matchesNone(request.headers['if-none-match'], etag)) {
      reply.code(304);
      done(null, null);
      return;
    }
  }
  done(null, payload);
}
