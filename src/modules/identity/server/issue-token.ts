import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Client, Provider } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { declaredPermissions, holds } from '../../../platform/http/permissions.js';
import type { PermissionName } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { ALL_OF_USER, AUDIENCE, CLIENT_ID } from '../domain/access-claims.js';
import { normalizeEmail } from '../domain/email-address.js';
import { identityError } from '../identity.errors.js';
import { HeldRoles } from '../roles/held-roles.js';
import { UserAgency } from '../user-agency.js';
import { Users } from '../users.js';
import { ServerConfiguration } from './configuration.js';
import { OidcServer } from './oidc-server.js';
import type { ClientHolder } from './protocol-clients.js';
import { API_SCOPES, CLIENT_HOLDER } from './protocol-clients.js';
import { ProtocolSessionsStore } from './protocol-sessions.store.js';

export interface TokenOrder {
  /** The e-mail address of a user, or the id of a client that acts for itself. */
  readonly holder: { readonly email: string } | { readonly clientId: string };
  /** By default the configured life of access tokens. */
  readonly minutes?: number;
  /** Why it was issued, for the trail. */
  readonly reason?: string;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly holder: Pick<Actor, 'role' | 'agencyId'>;
  readonly permissions: readonly PermissionName[];
}

interface Lifetime {
  readonly iat: number;
  readonly exp: number;
}

/**
 * Issues an access token without a sign-in, for users of the command line, who have access to all keys anyway. The authorization server
 * makes it like any other; its session has no browser and ends with the token.
 */
@Injectable()
export class IssueToken {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly server: OidcServer,
    private readonly configuration: ServerConfiguration,
    private readonly sessions: ProtocolSessionsStore,
    private readonly users: Users,
    private readonly agency: UserAgency,
    private readonly held: HeldRoles,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** Throws identity.user-not-found and identity.client-not-found, also for those that may not sign in. */
  @Transactional()
  async run({ holder, minutes = this.config.accessTokenMinutes, reason }: TokenOrder): Promise<IssuedToken> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const life = { iat, exp: iat + minutes * 60 };
    const { accessToken, actor } =
      'email' in holder ? await this.ofUser(holder.email, life) : await this.ofClient(holder.clientId, life);
    const expiresAt = new Date(life.exp * 1000);
    // The user of the shell is unknown, and is not the holder of the token.
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'identity.token-issued',
      resourceType: actor.client ? 'client' : 'user',
      resourceId: actor.id ?? '',
      changes: { expiresAt, ...(reason !== undefined && { reason }) },
    });
    const names = [...declaredPermissions().keys()] as PermissionName[];
    return { accessToken, expiresAt, holder: actor, permissions: names.filter((name) => holds(actor, name)) };
  }

  private async ofUser(email: string, life: Lifetime): Promise<{ accessToken: string; actor: Actor }> {
    const user = await this.users.lockByEmail(normalizeEmail(email));
    if (!user?.maySignIn || !(await this.agency.maySignIn(user.agencyId ?? null)))
      throw identityError('identity.user-not-found');
    const session = await this.sessions.openWithoutBrowser(user.id, new Date(life.exp * 1000));
    const provider = await this.server.provider();
    const token = new provider.AccessToken({
      ...life,
      ...(await this.target(provider, CLIENT_ID)),
      accountId: user.id,
      sessionUid: session.uid,
      scope: ALL_OF_USER,
    } as unknown as ConstructorParameters<typeof provider.AccessToken>[0]);
    const { id, role } = user;
    return {
      accessToken: await token.save(),
      actor: {
        id,
        role,
        agencyId: user.agencyId ?? null,
        sessionId: session.id,
        ...(await this.held.furtherOf(id)),
      },
    };
  }

  private async ofClient(clientId: string, life: Lifetime): Promise<{ accessToken: string; actor: Actor }> {
    const provider = await this.server.provider();
    const target = await this.target(provider, clientId);
    const { id, role = null, agencyId = null } = target.client[CLIENT_HOLDER] ?? {};
    if (id === undefined || role === null || !(await this.agency.maySignIn(agencyId)))
      throw identityError('identity.client-not-found');
    const scopes = target.client[API_SCOPES] ?? [];
    const token = new provider.ClientCredentials({ ...life, ...target, scope: scopes.join(' ') });
    return {
      accessToken: await token.save(),
      actor: { id, role, agencyId, sessionId: null, client: { clientId, scopes } },
    };
  }

  private async target(provider: Provider, clientId: string) {
    const client = (await provider.Client.find(clientId)) as
      | (Client & { readonly [API_SCOPES]?: readonly string[]; readonly [CLIENT_HOLDER]?: ClientHolder })
      | undefined;
    if (!client) throw identityError('identity.client-not-found');
    const resourceServer = new provider.ResourceServer(AUDIENCE, this.configuration.api(AUDIENCE, client));
    return { client, resourceServer };
  }
}
