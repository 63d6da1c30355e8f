import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from '../../../platform/http/access-guard.js';
import type { Actor } from '../../../shared/actor.js';
import { MOST_RESULTS } from './domain/scim-documents.js';
import { ScimError } from './domain/scim-error.js';
import { ScimUsersStore } from './scim-users.store.js';

export const SCIM_PATH = '/scim/v2';

export type ScimRequest = FastifyRequest<{ Params: { readonly id: string } }> & AuthenticatedRequest;

export interface Pusher {
  readonly actor: Actor;
  readonly providerId: string;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Finds the provider that a request comes from. */
@Injectable()
export class ScimRequests {
  constructor(private readonly store: ScimUsersStore) {}

  /** Throws 403 for a caller that has the permission but no provider, such as an administrator. */
  async pusher({ actor }: ScimRequest): Promise<Pusher> {
    const providerId = actor?.client ? await this.store.providerOf(actor.id) : null;
    if (!actor || providerId === null)
      throw new ScimError(403, null, 'This client is bound to no provider of single sign-on that is enabled');
    return { actor, providerId };
  }
}

/** The query parameters; throws invalidValue for a repeated one. */
export function queryOf({ query }: ScimRequest): Query {
  for (const [name, value] of Object.entries(query as Readonly<Record<string, unknown>>))
    if (typeof value !== 'string')
      throw new ScimError(400, 'invalidValue', `${name.slice(0, 50)} comes twice`);
  return query as Query;
}

export function askedPageOf(request: ScimRequest): {
  readonly start: number;
  readonly limit: number;
  readonly filter: string | undefined;
} {
  const { filter, startIndex, count } = queryOf(request);
  return {
    start: Math.max(1, whole(startIndex, 1, 'startIndex')),
    limit: Math.min(MOST_RESULTS, Math.max(0, whole(count, MOST_RESULTS, 'count'))),
    filter,
  };
}

export function sendScim(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/scim+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

function whole(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError(400, 'invalidValue', `${name} must be a whole number`);
  return Number(text);
}
