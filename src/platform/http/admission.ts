import { NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessGuard, AuthenticatedRequest } from './access-guard.js';
import { assertWanted, hasLittleBody } from './body-terms.js';
import { assertDecodable } from './query-encoding.js';
import { requestScope } from './request-scope.js';
import { settingsOf } from './route-options.js';

/**
 * All that is decided before a byte of the body is read: that there is something at the address, who asks and whether they
 * may, and that the body is of a kind and a size that is taken there. Reading and parsing are for those who passed.
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
  // A large body, and a file, are read for those who are proven; and only what Nest answers waits for the proof.
  if (scope) scope.mayAssume &&= stepUp === undefined && !ownBody && hasLittleBody(request);
  if (permission !== undefined) request.actor = await guard.admit(request, reply, permission, stepUp);
  assertWanted(request, reply);
}
