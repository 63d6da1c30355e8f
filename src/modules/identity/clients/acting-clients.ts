import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Role } from '../../../shared/actor.js';
import { AccessToken } from '../access-token.entity.js';
import type { ClientClaims } from '../domain/access-claims.js';
import type { SignedInActor } from '../sessions.js';
import { tokenHash } from '../token-hash.js';
import { UserAgency } from '../user-agency.js';
import { OauthClientSchema } from './client.entity.js';

interface ClientRow {
  readonly id: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly allowedScopes: readonly string[];
  readonly perMinute: number;
  readonly perHour: number;
}

const CLIENT = new Statement<
  { readonly tokenHash: string; readonly clientId: string; readonly now: Date },
  ClientRow
>(({ tokenHash: hash, clientId, now }, em) =>
  over(em, AccessToken, OauthClientSchema)
    .selectFrom('AccessToken as token')
    .innerJoin('OauthClient as client', 'client.clientId', 'token.clientId')
    .select(['client.id', 'client.role', 'client.agencyId', 'client.allowedScopes'])
    .select(['client.rateLimitPerMinute as perMinute', 'client.rateLimitPerHour as perHour'])
    .where('token.jtiHash', '=', hash)
    .where('token.clientId', '=', clientId)
    .where('token.userId', 'is', null)
    .where('token.revokedAt', 'is', null)
    .where('token.expiresAt', '>', now)
    .where('client.active', '=', true)
    .where('client.deletedAt', 'is', null)
    .where(({ eb, or }) => or([eb('client.expiresAt', 'is', null), eb('client.expiresAt', '>', now)]))
    .where('client.role', 'is not', null)
    .$castTo<ClientRow>(),
);

/** Registered clients that act for themselves. */
@Injectable()
export class Clients {
  constructor(
    private readonly em: EntityManager,
    private readonly agency: UserAgency,
  ) {}

  /**
   * The client of a token, as of now; null when the token is not in the registry or is revoked there, or the client is
   * disabled, over, has no role of its own, or is bound to an agency that is suspended or closed. Asked on every request like a
   * session, so that revoking a token and taking a scope away act at once on every instance.
   */
  async actorOf({ clientId, tokenId, scopes }: ClientClaims, now: Date): Promise<SignedInActor | null> {
    const client = await CLIENT.first(this.em, { tokenHash: tokenHash(tokenId), clientId, now });
    if (!client) return null;
    const { id, role, agencyId, allowedScopes, perMinute, perHour } = client;
    if (!(await this.agency.maySignIn(agencyId))) return null;
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
}
