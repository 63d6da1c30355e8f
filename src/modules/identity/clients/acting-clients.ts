import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import type { Role } from '../../../shared/actor.js';
import type { ClientClaims } from '../domain/access-claims.js';
import type { SignedInActor } from '../sessions.js';
import { tokenHash } from '../token-hash.js';
import { UserAgency } from '../user-agency.js';

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
>(
  ({ tokenHash: hash, clientId, now }) => sql`
    select c.id, c.role, c.agency_id as "agencyId", c.allowed_scopes as "allowedScopes",
           c.rate_limit_per_minute as "perMinute", c.rate_limit_per_hour as "perHour"
      from oauth2_access_tokens t join oauth2_clients c on c.client_id = t.client_id
     where t.jti_hash = ${hash} and t.client_id = ${clientId} and t.user_id is null
       and t.revoked_at is null and t.expires_at > ${now}::timestamptz
       and c.active and c.deleted_at is null and (c.expires_at is null or c.expires_at > ${now}::timestamptz)
       and c.role is not null`,
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
