import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { AccessToken } from '../access-token.entity.js';
import type { ClientClaims } from '../domain/access-claims.js';
import type { SignedInActor } from '../sessions.js';
import { tokenHash } from '../token-hash.js';
import { UserAgency } from '../user-agency.js';
import type { ActingClientRow } from './acting-client.js';
import { ACTING_CLIENT, actingClient, isFitToAct } from './acting-client.js';
import { OauthClientSchema } from './client.entity.js';

const CLIENT = new Statement<
  { readonly tokenHash: string; readonly clientId: string; readonly now: Date },
  ActingClientRow
>(({ tokenHash: hash, clientId, now }, em) =>
  over(em, AccessToken, OauthClientSchema)
    .selectFrom('AccessToken as token')
    .innerJoin('OauthClient as client', 'client.clientId', 'token.clientId')
    .select(ACTING_CLIENT)
    .where('token.jtiHash', '=', hash)
    .where('token.clientId', '=', clientId)
    .where('token.userId', 'is', null)
    .where('token.revokedAt', 'is', null)
    .where('token.expiresAt', '>', now)
    .where(isFitToAct(now))
    .$castTo<ActingClientRow>(),
);

/** Registered clients that act for themselves. */
@Injectable()
export class Clients {
  constructor(
    private readonly em: EntityManager,
    private readonly agency: UserAgency,
  ) {}

  /**
   * The client of a token; null if the token is unknown or revoked, or the client is disabled, expired, without a role of
   * its own, or bound to an agency that is not active. Checked on every request like a session, so that revocations and
   * removed scopes apply at once on every instance.
   */
  async actorOf({ clientId, tokenId, scopes }: ClientClaims, now: Date): Promise<SignedInActor | null> {
    const client = await CLIENT.first(this.em, { tokenHash: tokenHash(tokenId), clientId, now });
    if (!client || !(await this.agency.maySignIn(client.agencyId))) return null;
    return actingClient(client, clientId, scopes);
  }
}
