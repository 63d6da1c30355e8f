import { NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessGuard, AuthenticatedRequest } from './access-guard.js';
import { assertWanted, hasLittleBody } from './body-terms.js';
import { assertDecodable } from './query-encoding.js';
import { requestScope } from './request-scope.js';
import { settingsOf } from './route-options.js';

/**
 * Decides everything that needs no body: whether the address exists, who the caller is and what they may do, and whether the type and the
 * size of the body are accepted. Only the bodies of requests that pass are read.
 */
export async function admit(
  guard: AccessGuard,
  request: FastifyRequest & AuthenticatedRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.is404) throw new NotFoundException();
  assertDecodable(request.url);
  const { permission, stepUp, ownBody } = settingsOf(request.routeOptions.config);
  const scope = requestScope();
  // The caller may be assumed only for small bodies and for routes of Nest: large bodies and files are read after the proof, and other
  // routes cannot wait for it.
  if (scope) scope.mayAssume &&= stepUp === undefined && !ownBody && hasLittleBody(request);
  if (permission !== undefined) request.actor = await guard.admit(request, reply, permission, stepUp);
  assertWanted(request, reply);
}
