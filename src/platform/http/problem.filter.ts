import type { EntityManager } from '@mikro-orm/core';
import { RequestContext } from '@mikro-orm/core';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/errors.js';
import { loggableError } from './database-faults.js';
import { faultOfError } from './fault-of-error.js';
import type { Fault } from './problem.js';
import { PROBLEM_CONTENT_TYPE, problemOf, protocolFault } from './problem.js';
import { DoneForAnother, proven } from './proven-answers.js';
import { runWithRequest } from './request-context.js';
import { pathOf, requestScope } from './request-scope.js';
import type { RouteTable } from './route-table.js';
import type { RefusedRequest } from './visits.js';

/** Turns everything that is thrown, by us, by Nest, by Fastify or by the database, into an RFC 9457 problem. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly routes: RouteTable,
    private readonly em: EntityManager,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const refuse = (reason: unknown): void => this.refuse(reason, request, reply);
    if (error instanceof DoneForAnother) {
      this.handleAgain(error, request, reply);
      return;
    }
    const scope = requestScope();
    // A refusal, such as one of the body, is sent only once the identity of the caller is proven.
    if (scope?.leading) proven(scope).then(() => refuse(error), refuse);
    else refuse(error);
  }

  /** Runs the whole Nest handler of the route again, pipes included, because the actor among its arguments has changed. */
  private handleAgain({ again }: DoneForAnother, request: FastifyRequest, reply: FastifyReply): void {
    const { handler } = request.routeOptions;
    runWithRequest(again, () =>
      RequestContext.create(this.em, () => void handler.call(request.server, request, reply)),
    );
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const fault =
      this.wrongMethod(error, request) ?? faultOfError(error, request.headers['if-match'] !== undefined);
    this.record(error, fault, request);
    sendProblem(request, reply, fault);
  }

  /** Answers 405 with Allow where Fastify and Nest would answer 404: a known address with another method (RFC 9110 section 15.5.6). */
  private wrongMethod(error: unknown, request: FastifyRequest): Fault | undefined {
    if (!(error instanceof NotFoundException)) return undefined;
    const methods = this.routes.methodsAt(pathOf(request.url));
    // If the method is right, a file below a route for a folder is missing.
    if (methods.length === 0 || methods.includes(request.method)) return undefined;
    return protocolFault(405, { headers: { allow: methods.join(', ') } });
  }

  /** Logs only faults that somebody should look at: DomainErrors are expected and explain themselves. */
  private record(error: unknown, fault: Fault, request: FastifyRequest): void {
    if (error instanceof DomainError) return;
    const line = { requestId: request.id, code: fault.code, err: loggableError(error) };
    if (fault.status === 500) this.log.error(line, 'request failed');
    else if (fault.status === 503 || fault.code === 'http.invalid-value')
      this.log.warn(line, 'request refused');
  }
}

export function sendProblem(
  request: FastifyRequest & RefusedRequest,
  reply: FastifyReply,
  fault: Fault,
): void {
  if (reply.sent) return;
  request.faultCode = fault.code;
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    // Keeps a header that is set already: the guard's `www-authenticate` says why a token was refused.
    if (!reply.hasHeader(name)) void reply.header(name, value);
  }
  reply
    .code(fault.status)
    .header('content-type', PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify(problemOf(fault, pathOf(request.url), request.id)));
}
