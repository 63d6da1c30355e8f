import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AppConfig } from '../config/config.js';
import { requestIdOf } from './request-id.js';
import { ConnectionLimit } from './connection-limit.js';
import { httpError } from './http.errors.js';
import { PROBLEM_CONTENT_TYPE, faultOf, problemOf } from './problem.js';
import { pathOf } from './request-scope.js';

const SECOND = 1000;
/** A head is small: whoever needs longer for it keeps a connection busy rather than sending something. */
const HEAD_SECONDS = 10;
/** Times the limit of a request: longer than any answer takes to begin. */
const SILENT_FOR = 4;

/** The server below Fastify: what Node itself decides about connections and requests before there is a route. */
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
        // Node looks for late requests only so often; by its own default a limit of 30 seconds would be one of 60.
        connectionsCheckingInterval: SECOND / 2,
        // Longer than usual proxies keep idle connections, so that the proxy closes first and never meets a closing socket.
        keepAliveTimeout: 75 * SECOND,
      },
      serve,
    );
    // Node would ask for the body of every such request at once. Here it is asked for when it is wanted (see body-terms.ts);
    // other expectations may be ignored (RFC 9110 section 10.1.1).
    server.on('checkContinue', serve);
    server.on('checkExpectation', serve);
    server.on('connection', (socket) => limit.count(socket));
    server.maxConnections = limit.ceiling;
    // Nothing said and nothing taken for so long: a client that does not read its answer holds what it is read from.
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
