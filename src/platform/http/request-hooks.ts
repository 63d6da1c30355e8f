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

/** Everything that happens to every request, as Fastify hooks: no middleware, no Observables, no closures kept. */
export function addRequestHooks(
  instance: FastifyInstance,
  { drain, em, guard, log, metrics, security, visits }: HookParts,
): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersAt(request.url, security)).header('x-request-id', request.id);
    runWithRequest(new RequestScope(request, reply), () => RequestContext.create(em, done));
  });

  // Behind every onRequest hook, so that a refusal carries the headers of CORS too, and before the body is read.
  instance.addHook('preParsing', async (request, reply) => admit(guard, request, reply));

  bindCursors(instance);
  instance.addHook('preSerialization', entityHeadersHook);

  instance.addHook('onSend', (request, reply, _payload, done) => {
    if (drain.draining) void reply.header('connection', 'close');
    // A parser that gives up closes the connection, and a client that is still sending would be reset before it reads the
    // answer (RFC 9112 section 9.6): Node throws away what is left of the body, for as long as a request may take.
    else if (!request.raw.complete) void reply.removeHeader('connection');
    // The route answered without having waited for the proof of who asks: a fault of ours.
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

/** The pattern of the route, never the address: ids and queries make endless label values, and may be personal. */
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
