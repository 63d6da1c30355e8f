import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, matchesNone } from './etag.js';
import { settingsOf } from './route-options.js';

export { LocatedAt } from './route-options.js';

/** Sets ETag on answers with a `rowVersion`, and Location on a 201 of a route with @LocatedAt. */
export function addEntityHeaders(request: FastifyRequest, reply: FastifyReply, body: object): void {
  const { rowVersion, id } = body as { readonly rowVersion?: unknown; readonly id?: unknown };
  if (typeof rowVersion === 'number') reply.header('etag', etagOf(rowVersion));
  const { locatedAt } = settingsOf(request.routeOptions.config);
  if (locatedAt !== undefined && reply.statusCode === 201 && typeof id === 'string') {
    reply.header('location', locatedAt.replace(':id', id));
  }
}

/**
 * Runs before serialization, and answers 304 to a GET whose If-None-Match names the current version, so that nothing is serialized. A hook
 * and not an interceptor, which would cost an Observable for each request.
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
