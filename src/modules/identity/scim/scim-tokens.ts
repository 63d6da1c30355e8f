import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { moment } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { ActingClientRow } from '../clients/acting-client.js';
import { ACTING_CLIENT, actingClient, isFitToAct } from '../clients/acting-client.js';
import { OauthClientSchema } from '../clients/client.entity.js';
import { RegisteredClients } from '../clients/registered-clients.js';
import { identityError } from '../identity.errors.js';
import type { SignedInActor } from '../sessions.js';
import { tokenHash } from '../token-hash.js';
import { ScimToken } from './scim.entities.js';
import type { CreateScimTokenRequest, NewScimTokenResponse, ScimTokenList } from './scim.dto.js';

/** The prefix by which the guard recognizes these tokens, and secret scanners find one that was committed by mistake. */
const MARK = 'bst_';
const SCOPE = 'identity.scim';
const BYTES = 32;
const DAY = 86_400_000;
const LONGEST_DAYS = 366;
/** Two tokens: the one in use, and the next one during a change. */
const MOST = 2;

interface ClientOfToken extends ActingClientRow {
  readonly clientId: string;
}

/** The client of a valid token, if it may act for the whole company. */
const SCIM_CLIENT = new Statement<{ readonly hash: string; readonly now: Date }, ClientOfToken>(
  ({ hash, now }, em) =>
    over(em, ScimToken, OauthClientSchema)
      .selectFrom('ScimToken as token')
      .innerJoin('OauthClient as client', 'client.id', 'token.clientId')
      .select('client.clientId')
      .select(ACTING_CLIENT)
      .where('token.tokenHash', '=', hash)
      .where('token.revokedAt', 'is', null)
      .where('token.expiresAt', '>', now)
      .where(isFitToAct(now))
      .where('client.agencyId', 'is', null)
      .$castTo<ClientOfToken>(),
);

/**
 * Long-lived tokens for providers that cannot request short ones. They only open SCIM, are stored as hashes, and end when they
 * expire, are revoked, or their client ends.
 */
@Injectable()
export class ScimTokens {
  constructor(
    private readonly em: EntityManager,
    private readonly clients: RegisteredClients,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  static isOne(token: string): boolean {
    return token.startsWith(MARK) && token.length < 100;
  }

  /** The actor of a token; null if it is not valid. Checked on every request. */
  async actorOf(token: string, now: Date): Promise<SignedInActor | null> {
    const found = await SCIM_CLIENT.first(this.em, { hash: tokenHash(token), now });
    return found?.allowedScopes.includes(SCOPE) ? actingClient(found, found.clientId, [SCOPE]) : null;
  }

  /** Throws identity.client-not-found, identity.scim-client, identity.scim-token-time and identity.scim-tokens-full. */
  @Transactional()
  async create(actor: Actor, clientId: string, input: CreateScimTokenRequest): Promise<NewScimTokenResponse> {
    const client = await this.clients.lock(clientId, 'any');
    if (!client.ssoProviderId || !client.allowedScopes.includes(SCOPE))
      throw identityError('identity.scim-client');
    const now = this.clock.now();
    const expiresAt = new Date(input.expiresAt);
    if (expiresAt <= now || expiresAt.getTime() > now.getTime() + LONGEST_DAYS * DAY)
      throw identityError('identity.scim-token-time', {
        errors: [{ pointer: '/expiresAt', detail: 'must lie within a year from now' }],
      });
    const { items } = await this.list(clientId);
    const alive = items.filter(({ revokedAt, expiresAt: end }) => revokedAt === null && new Date(end) > now);
    if (alive.length >= MOST) throw identityError('identity.scim-tokens-full');
    const token = MARK + randomBytes(BYTES).toString('base64url');
    const id = newId(now.getTime());
    await over(this.em, ScimToken)
      .insertInto('ScimToken')
      .values({ id, clientId, tokenHash: tokenHash(token), expiresAt, createdBy: actor.id, createdAt: now })
      .execute();
    await this.record(actor, 'identity.scim-token-created', clientId, { id, expiresAt });
    return { id, token, expiresAt: expiresAt.toISOString(), createdAt: now.toISOString() };
  }

  /** Throws identity.client-not-found and identity.scim-token-not-found. */
  @Transactional()
  async revoke(actor: Actor, clientId: string, id: string): Promise<void> {
    await this.clients.lock(clientId, 'any');
    const { numUpdatedRows } = await over(this.em, ScimToken)
      .updateTable('ScimToken')
      .set((row) => ({ revokedAt: this.clock.now(), rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .where('clientId', '=', clientId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw identityError('identity.scim-token-not-found');
    await this.record(actor, 'identity.scim-token-revoked', clientId, { id });
  }

  /** The tokens of a client, newest first, without their values, which are not stored. */
  async list(clientId: string): Promise<ScimTokenList> {
    const items = await over(this.em, ScimToken)
      .selectFrom('ScimToken')
      .select(['id', 'createdBy', moment('expiresAt').as('expiresAt'), moment('createdAt').as('createdAt')])
      .select(moment<null>('revokedAt').as('revokedAt'))
      .where('clientId', '=', clientId)
      .orderBy('ScimToken.id', 'desc')
      .limit(100)
      .execute();
    return { items };
  }

  private record(
    actor: Actor,
    action: string,
    clientId: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(actor, { action, resourceType: 'client', resourceId: clientId, changes });
  }
}
