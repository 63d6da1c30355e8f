import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { FactorLetters } from '../factors/factor-letters.js';
import { identityError } from '../identity.errors.js';
import { Sessions } from '../sessions.js';
import { Users } from '../users.js';
import { SsoIdentities } from './identities.store.js';
import { SsoProvidersQueries } from './providers.queries.js';
import { SsoIdentity, SsoProviderSchema } from './sso.entities.js';
import type { LinkIdentityRequest, UserIdentityResponse } from './user-identities.dto.js';

/** An administrator links an identity at a provider to a user, or removes the link. */
@Injectable()
export class LinkIdentity {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly identities: SsoIdentities,
    private readonly providers: SsoProvidersQueries,
    private readonly sessions: Sessions,
    private readonly letters: FactorLetters,
    private readonly audit: Audit,
  ) {}

  async of(userId: string): Promise<readonly UserIdentityResponse[]> {
    return over(this.em, SsoIdentity, SsoProviderSchema)
      .selectFrom('SsoIdentity')
      .innerJoin('SsoProvider', 'SsoProvider.id', 'SsoIdentity.ssoProviderId')
      .select([
        'SsoIdentity.id',
        'SsoIdentity.ssoProviderId',
        'SsoProvider.providerName',
        'SsoIdentity.subject',
        'SsoIdentity.email',
        moment('SsoIdentity.lastLoginAt').as('lastLoginAt'),
        moment('SsoIdentity.createdAt').as('createdAt'),
      ])
      .where('SsoIdentity.userId', '=', userId)
      .orderBy('SsoProvider.providerName')
      .orderBy('SsoIdentity.id')
      .limit(100)
      .execute();
  }

  /** Throws identity.user-not-found, identity.sso-provider-not-found and identity.sso-subject-taken. */
  @Transactional()
  async run(
    actor: Actor,
    userId: string,
    input: LinkIdentityRequest,
    email: string | null = null,
  ): Promise<UserIdentityResponse> {
    const { ssoProviderId, subject } = input;
    await this.users.lock(userId);
    await this.providers.byId(ssoProviderId);
    if (!(await this.identities.link(ssoProviderId, subject, userId, email)))
      throw identityError('identity.sso-subject-taken', {
        errors: [{ pointer: '/subject', detail: 'opens an account already' }],
      });
    await this.record(actor, 'identity.sso-linked', userId, ssoProviderId);
    await this.letters.send(userId, 'provider-linked');
    const linked = await this.of(userId);
    return linked.find(
      (each) => each.ssoProviderId === ssoProviderId && each.subject === subject,
    ) as UserIdentityResponse;
  }

  /** Throws identity.user-not-found and identity.sso-identity-not-found. */
  @Transactional()
  async undo(actor: Actor, userId: string, id: string): Promise<void> {
    await this.users.lock(userId);
    const ended = await over(this.em, SsoIdentity)
      .deleteFrom('SsoIdentity')
      .where('id', '=', id)
      .where('userId', '=', userId)
      .returning('ssoProviderId')
      .executeTakeFirst();
    if (!ended) throw identityError('identity.sso-identity-not-found');
    await this.sessions.revokeAll(userId, 'sso unlinked');
    await this.record(actor, 'identity.sso-unlinked', userId, ended.ssoProviderId);
    await this.letters.send(userId, 'provider-unlinked');
  }

  private record(actor: Actor, action: string, userId: string, id: string): Promise<void> {
    return this.audit.record(actor, {
      action,
      resourceType: 'user',
      resourceId: userId,
      changes: { id },
    });
  }
}
