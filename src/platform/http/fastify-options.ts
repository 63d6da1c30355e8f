import type { IncomingMessage } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import { newId } from '../../shared/ids.js';
import type { AppConfig } from '../config/config.js';
import { answerBrokenConnection } from './broken-connection.js';
import { faultOfError } from './fault-of-error.js';
import { sendProblem } from './problem.filter.js';

const WELL_FORMED = /^[A-Za-z0-9._:-]{1,128}$/;
const SECOND = 1000;

/** The request id of the caller where it has one that is safe to log, so that one id follows a call through all systems. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : newId();
}

/** For `new FastifyAdapter(fastifyOptions(config))`. Logging is ours: one line per request, without child loggers. */
export function fastifyOptions(config: AppConfig): FastifyServerOptions {
  return {
    logger: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // Longer than usual proxies keep idle connections, so that the proxy closes first and never meets a closing socket.
    keepAliveTimeout: 75 * SECOND,
    requestTimeout: 30 * SECOND,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // A malformed address is refused by the router, before any hook or filter.
    frameworkErrors: (error, request, reply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(request, reply, faultOfError(error, false));
    },
    clientErrorHandler: answerBrokenConnection,
  };
}
