import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import type { PermissionName } from '../../../platform/http/permissions.js';
import { declaredPermissions } from '../../../platform/http/permissions.js';
import { outwardUrlFault } from '../../../platform/net/outward-url.js';
import { networkFrom } from '../../../platform/net/reachable.js';
import type { Actor, Role } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { ALL_OF_USER } from '../domain/access-claims.js';
import { identityError } from '../identity.errors.js';
import { notHeldBy } from '../roles/role-content.js';
import { SsoProvider } from '../sso/sso.entities.js';
import { User } from '../user.entity.js';
import { UserAgency } from '../user-agency.js';
import { jwksFaults } from './client-keys.js';
import type { ClientTerms, ScopeCatalog } from './domain/registration.js';
import { OIDC_SCOPES, registrationFaults } from './domain/registration.js';

export interface CheckedTerms extends ClientTerms {
  readonly role: Role | null;
  readonly agencyId: string | null;
  readonly ownerId: string | null;
  readonly ssoProviderId: string | null;
  readonly expiresAt: Date | null;
  readonly backchannelLogoutUri: string | null;
}

const CATALOG: ScopeCatalog = {
  known: (scope) => scope === ALL_OF_USER || declaredPermissions().has(scope),
  isForUsers: (scope) => scope === ALL_OF_USER || declaredPermissions().get(scope)?.isForUsers === true,
};

/** Checks the registration of a new or changed client. */
@Injectable()
export class ClientRegistration {
  constructor(
    private readonly em: EntityManager,
    private readonly agencies: UserAgency,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async assertSound(actor: Actor, terms: CheckedTerms): Promise<void> {
    const errors = [
      ...registrationFaults(terms, CATALOG),
      ...(await jwksFaults(terms.jwks)),
      ...(await this.ownerFaults(terms)),
      ...(await this.providerFaults(terms)),
      ...this.logoutFaults(terms),
      ...grantedBy(actor, terms),
      ...(terms.expiresAt && terms.expiresAt <= this.clock.now()
        ? [{ pointer: '/expiresAt', detail: 'is over already' }]
        : []),
    ];
    if (errors.length > 0) throw identityError('identity.client-terms', { errors });
    if (terms.role !== null) await this.agencies.assertFits(terms.role, terms.agencyId);
    else if (terms.agencyId !== null) await this.agencies.assertFits('underwriter', terms.agencyId);
  }

  private async providerFaults(terms: CheckedTerms): Promise<readonly FieldFault[]> {
    const { ssoProviderId: id, allowedScopes } = terms;
    const pushes = allowedScopes.includes('identity.scim' satisfies PermissionName);
    if (id === null && !pushes) return [];
    if (id === null)
      return [{ pointer: '/ssoProviderId', detail: 'is required with the scope identity.scim' }];
    if (!pushes) return [{ pointer: '/ssoProviderId', detail: 'needs the scope identity.scim' }];
    const provider = await this.em.findOne(SsoProvider, { id });
    return provider ? [] : [{ pointer: '/ssoProviderId', detail: 'is no provider of single sign-on' }];
  }

  private async ownerFaults({ ownerId }: CheckedTerms): Promise<readonly FieldFault[]> {
    if (ownerId === null) return [];
    const owner = await this.em.findOne(User, { id: ownerId, deletedAt: null, isActive: true });
    return owner ? [] : [{ pointer: '/ownerId', detail: 'is no active user' }];
  }

  private logoutFaults({
    backchannelLogoutUri: uri,
    allowedGrantTypes,
  }: CheckedTerms): readonly FieldFault[] {
    if (uri === null) return [];
    const detail = allowedGrantTypes.includes('authorization_code')
      ? outwardUrlFault(uri, this.config.webhookAllowedNetworks.map(networkFrom))
      : 'is for clients with the grant authorization_code';
    return detail === null ? [] : [{ pointer: '/backchannelLogoutUri', detail }];
  }
}

/** A client can only give what it has: no scopes beyond its own, and no other agency. */
function grantedBy(actor: Actor, terms: CheckedTerms): readonly FieldFault[] {
  const { client, agencyId } = actor;
  const own = client?.scopes ?? actor.delegated;
  if (own === undefined) return beyondPerson(actor, terms);
  const held = [...own, ...OIDC_SCOPES];
  return [
    ...terms.allowedScopes.flatMap((scope, index) =>
      held.includes(scope)
        ? []
        : [{ pointer: `/allowedScopes/${index}`, detail: 'is no scope of the client that asks' }],
    ),
    ...(agencyId !== null && terms.agencyId !== agencyId
      ? [{ pointer: '/agencyId', detail: 'must be the agency of the client that asks' }]
      : []),
  ];
}

/** A user can only give clients permissions that they hold. */
function beyondPerson(actor: Actor, { allowedScopes }: CheckedTerms): readonly FieldFault[] {
  const missing = notHeldBy(actor, allowedScopes);
  return allowedScopes.flatMap((scope, index) =>
    missing.includes(scope)
      ? [{ pointer: `/allowedScopes/${index}`, detail: 'is nothing that you hold' }]
      : [],
  );
}
