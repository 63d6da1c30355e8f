import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AppConfig } from '../config/config.js';
import { requestIdOf } from './request-id.js';
import { ConnectionLimit } from './connection-limit.js';
import { httpError } from './http.errors.js';
import { PROBLEM_CONTENT_TYPE, faultOf, problemOf } from './problem.js';
import { pathOf } from './request-scope.js';

const SECOND = 1000;
/** Request headers are small: a client that takes longer only keeps a connection busy. */
const HEAD_SECONDS = 10;
/** The idle time-out of a connection as a multiple of the request time-out; no answer takes that long to begin. */
const SILENT_FOR = 4;

/** The Node server below Fastify: limits of connections and time-outs, which apply before a request has a route. */
export function httpServer(config: AppConfig): (handle: RequestListener) => Server {
  const requestTimeout = config.requestTimeoutSeconds * SECOND;
  return (handle) => {
    const limit = new ConnectionLimit(config);
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      if (limit.isBeyond(request.socket)) refuse(request, response);
      else handle(request, response);
    };
    const server = createServer(
      {
        requestTimeout,
        headersTimeout: Math.min(requestTimeout, HEAD_SECONDS * SECOND),
        // How often Node looks for late requests. With its default of 30 seconds, a time-out of 30 seconds could take 60.
        connectionsCheckingInterval: SECOND / 2,
        // Longer than usual proxies keep idle connections, so that the proxy closes first and never meets a closing socket.
        keepAliveTimeout: 75 * SECOND,
      },
      serve,
    );
    // By default Node answers `Expect: 100-continue` at once; here body-terms.ts does so once the body is accepted. Other expectations may
    // be ignored (RFC 9110 section 10.1.1).
    server.on('checkContinue', serve);
    server.on('checkExpectation', serve);
    server.on('connection', (socket) => limit.count(socket));
    server.maxConnections = limit.ceiling;
    // Closes connections that neither send nor read: a client that does not read its answer would keep the memory behind it.
    server.setTimeout(SILENT_FOR * requestTimeout);
    return server;
  };
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request);
  const fault = faultOf(httpError('http.unavailable', { detail: 'This server has too many connections.' }));
  const body = JSON.stringify(problemOf(fault, pathOf(request.url ?? ''), id));
  response.writeHead(fault.status, {
    ...fault.headers,
    'content-type': PROBLEM_CONTENT_TYPE,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': id,
    connection: 'close',
  });
  response.end(body);
}
