import { EntityManager, RequestContext } from '@mikro-orm/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Drain } from '../health/drain.js';
import type { Metrics } from '../metrics/metrics.js';
import type { AccessGuard, AuthenticatedRequest } from './access-guard.js';
import { admit } from './admission.js';
import { bindCursors } from './cursor-binding.js';
import { entityHeadersHook } from './entity-headers.js';
import { runWithRequest } from './request-context.js';
import { RequestScope, requestScope } from './request-scope.js';
import type { SecurityHeaders } from './security-headers.js';
import { headersAt } from './security-headers.js';
import type { Visits } from './visits.js';

export interface HookParts {
  readonly drain: Drain;
  readonly em: EntityManager;
  readonly guard: AccessGuard;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly security: SecurityHeaders;
  readonly visits: Visits;
}

const UNKNOWN_ROUTE = 'unknown';

/** Adds the Fastify hooks that run for each request. Hooks cost less than middleware and interceptors. */
export function addRequestHooks(
  instance: FastifyInstance,
  { drain, em, guard, log, metrics, security, visits }: HookParts,
): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersAt(request.url, security)).header('x-request-id', request.id);
    runWithRequest(new RequestScope(request, reply), () => RequestContext.create(em, done));
  });

  // After all onRequest hooks, so that a refusal carries the CORS headers too, and before the body is read.
  instance.addHook('preParsing', async (request, reply) => admit(guard, request, reply));

  bindCursors(instance);
  instance.addHook('preSerialization', entityHeadersHook);

  instance.addHook('onSend', (request, reply, _payload, done) => {
    if (drain.draining) void reply.header('connection', 'close');
    // A parser that refuses a body would close the connection, and a client that is still sending would be reset before it reads the answer
    // (RFC 9112 section 9.6). So the connection stays open, and Node discards the rest of the body.
    else if (!request.raw.complete) void reply.removeHeader('connection');
    // A defect of ours: the route answered before the identity of the caller was proven.
    if (requestScope()?.isProven === false) done(new Error('Answered before it was proven who asks'));
    else done();
  });

  instance.addHook('onResponse', (request, reply, done) => {
    if (!request.raw.complete) drain.noteAnswered(request.raw);
    observe(request, reply, log, metrics);
    visits.announce(request, reply);
    done();
  });
}

/**
 * Logs and measures by the pattern of the route, never by the address: ids would make endless label values, and queries may hold personal
 * data.
 */
function observe(request: FastifyRequest, reply: FastifyReply, log: Logger, metrics: Metrics): void {
  const { actor } = request as AuthenticatedRequest;
  const route = request.is404 ? UNKNOWN_ROUTE : (request.routeOptions.url ?? UNKNOWN_ROUTE);
  const { method, id: requestId } = request;
  const status = reply.statusCode;
  const ms = reply.elapsedTime;
  metrics.requestSeconds.observe({ method, route, status }, ms / 1000);
  log[status >= 500 ? 'warn' : 'info'](
    { requestId, method, route, status, ms: Math.round(ms * 10) / 10, actor: actor?.id, role: actor?.role },
    'request',
  );
}
