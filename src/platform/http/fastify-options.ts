import type { FastifyServerOptions } from 'fastify';
import type { AppConfig } from '../config/config.js';
import { answerBrokenConnection } from './broken-connection.js';
import { faultOfError } from './fault-of-error.js';
import { httpServer } from './http-server.js';
import { sendProblem } from './problem.filter.js';
import { requestIdOf } from './request-id.js';

/** Options for FastifyAdapter. Fastify's logger is off, because it makes a child logger for each request; ours writes one line for each. */
export function fastifyOptions(config: AppConfig): FastifyServerOptions {
  return {
    logger: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    serverFactory: httpServer(config),
    routerOptions: { maxParamLength: 200 },
    // A malformed address is refused by the router, before any hook or filter.
    frameworkErrors: (error, request, reply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(request, reply, faultOfError(error, false));
    },
    clientErrorHandler: answerBrokenConnection,
  };
}
