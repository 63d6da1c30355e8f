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
    // Whatever is wrong with a request, such as its body, is told to those who may know.
    if (scope?.leading) proven(scope).then(() => refuse(error), refuse);
    else refuse(error);
  }

  /** By Nest once more, with all that the route has before its handler: its arguments tell who asks. */
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

  /** Fastify and Nest answer 404 for a known address with another method; RFC 9110 section 15.5.6 wants 405 and Allow. */
  private wrongMethod(error: unknown, request: FastifyRequest): Fault | undefined {
    if (!(error instanceof NotFoundException)) return undefined;
    const methods = this.routes.methodsAt(pathOf(request.url));
    // Under a route for a whole folder the method is right and the file is missing.
    if (methods.length === 0 || methods.includes(request.method)) return undefined;
    return protocolFault(405, { headers: { allow: methods.join(', ') } });
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

export function sendProblem(
  request: FastifyRequest & RefusedRequest,
  reply: FastifyReply,
  fault: Fault,
): void {
  if (reply.sent) return;
  request.faultCode = fault.code;
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    // What stands there already knows more: a guard says why a token was refused.
    if (!reply.hasHeader(name)) void reply.header(name, value);
  }
  reply
    .code(fault.status)
    .header('content-type', PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify(problemOf(fault, pathOf(request.url), request.id)));
}
