import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '../../shared/ids.js';
import { httpError } from './http.errors.js';
import type { Fault } from './problem.js';
import { PROBLEM_CONTENT_TYPE, faultOf, problemOf, protocolFault } from './problem.js';

function faultOfCode(code: string | undefined): Fault {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return protocolFault(408);
  if (code === 'HPE_HEADER_OVERFLOW') return protocolFault(431);
  return faultOf(httpError('http.malformed-request'));
}

/** The answer that Node is sending on a socket; an internal property. */
type HttpSocket = Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null };

/** Answers bytes that are not HTTP, or a request that never became complete: there is only a socket and no request object yet. */
export function answerBrokenConnection(error: Error & { readonly code?: string }, socket: HttpSocket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Once an answer has begun, the client would read a second one as its content.
  if (socket.writable && socket._httpMessage?.headersSent !== true) {
    const fault = faultOfCode(error.code);
    const body = JSON.stringify(problemOf(fault, '', newId()));
    socket.write(
      `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? ''}\r\n` +
        `Content-Type: ${PROBLEM_CONTENT_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
        `Connection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}
