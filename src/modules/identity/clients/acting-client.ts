import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { Expression, SqlBool } from 'kysely';
import { expressionBuilder } from 'kysely';
import type { BY_ENTITY } from '../../../platform/entity-names.js';
import type { Role } from '../../../shared/actor.js';
import type { SignedInActor } from '../sessions.js';
import type { OauthClientSchema } from './client.entity.js';

type Client = InferKyselyDB<typeof OauthClientSchema, typeof BY_ENTITY>['OauthClient'];

/** The columns that are read of a token's client. */
export const ACTING_CLIENT = [
  'client.id',
  'client.role',
  'client.agencyId',
  'client.allowedScopes',
  'client.rateLimitPerMinute as perMinute',
  'client.rateLimitPerHour as perHour',
] as const;

export interface ActingClientRow {
  readonly id: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly allowedScopes: readonly string[];
  readonly perMinute: number;
  readonly perHour: number;
}

/** Whether the `client` may act for itself: the condition of `OauthClient.mayAct`, and a role of its own. */
export function isFitToAct(now: Date): Expression<SqlBool> {
  const eb = expressionBuilder<{ client: Client }, 'client'>();
  return eb.and([
    eb('client.active', '=', true),
    eb('client.deletedAt', 'is', null),
    eb.or([eb('client.expiresAt', 'is', null), eb('client.expiresAt', '>', now)]),
    eb('client.role', 'is not', null),
  ]);
}

/** The actor for a client, with those of the token's scopes that the client still has. */
export function actingClient(
  { id, role, agencyId, allowedScopes, perMinute, perHour }: ActingClientRow,
  clientId: string,
  scopes: readonly string[],
): SignedInActor {
  return {
    id,
    role,
    agencyId,
    sessionId: null,
    client: { clientId, scopes: scopes.filter((scope) => allowedScopes.includes(scope)) },
    mustChangePassword: false,
    quota: { perMinute, perHour },
  };
}
