import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/errors.js';
import { loggableError } from './database-faults.js';
import { faultOfError } from './fault-of-error.js';
import type { Fault } from './problem.js';
import { PROBLEM_CONTENT_TYPE, problemOf } from './problem.js';

/** Turns everything that is thrown, by us, by Nest, by Fastify or by the database, into an RFC 9457 problem. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const fault = faultOfError(error, request.headers['if-match'] !== undefined);
    this.record(error, fault, request);
    sendProblem(request, http.getResponse<FastifyReply>(), fault);
  }

  /** Refusals of ours explain themselves; what we did not foresee is for a person to look at. */
  private record(error: unknown, fault: Fault, request: FastifyRequest): void {
    if (error instanceof DomainError) return;
    const line = { requestId: request.id, code: fault.code, err: loggableError(error) };
    if (fault.status === 500) this.log.error(line, 'request failed');
    else if (fault.status === 503 || fault.code === 'http.invalid-value')
      this.log.warn(line, 'request refused');
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, fault: Fault): void {
  if (reply.sent) return;
  const path = request.url.split('?', 1)[0] as string;
  if (fault.headers) reply.headers(fault.headers);
  reply
    .code(fault.status)
    .header('content-type', PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify(problemOf(fault, path, request.id)));
}
