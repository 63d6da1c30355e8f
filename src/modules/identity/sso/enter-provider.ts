import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { changedFields } from '../changed-fields.js';
import { identityError } from '../identity.errors.js';
import { defaultIssuer } from './domain/provider-terms.js';
import { ProviderCheck } from './provider-check.js';
import type {
  ChangeSsoProviderRequest,
  CreateSsoProviderRequest,
  SsoProviderResponse,
} from './providers.dto.js';
import { SsoProvidersQueries } from './providers.queries.js';
import { SSO_CLIENT_SECRET, SsoProvider } from './sso.entities.js';

const NEW = {
  displayName: null,
  clientId: '',
  clientSecretEncrypted: null,
  publicClient: false,
  authorizationUrl: null,
  tokenUrl: null,
  userinfoUrl: null,
  jwksUrl: null,
  jwks: null,
  certificates: [],
  enabled: false,
  autoCreateUsers: false,
  allowedDomains: [],
  scopes: ['openid', 'profile', 'email'],
  trustsEmail: false,
  trustedAcrValues: [],
  trustedAmrValues: [],
  defaultRole: 'agent',
  agencyId: null,
  roleClaim: null,
  roleRules: [],
  managesRoles: false,
} as const;
/**
 * Adds and changes a provider of single sign-on. Fields that are left out keep their value; a change takes effect with the next sign-in.
 */
@Injectable()
export class EnterSsoProvider {
  constructor(
    private readonly em: EntityManager,
    private readonly check: ProviderCheck,
    private readonly queries: SsoProvidersQueries,
    private readonly fields: FieldEncryption,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.sso-provider-terms and identity.sso-provider-name-taken. */
  @Transactional()
  async create(
    actor: Actor,
    { providerName, providerType, ...input }: CreateSsoProviderRequest,
  ): Promise<SsoProviderResponse> {
    const now = this.clock.now();
    const provider = this.em.create(SsoProvider, {
      ...NEW,
      id: newId(now.getTime()),
      providerName,
      providerType,
      issuerUrl: defaultIssuer(providerType),
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    });
    this.apply(provider, input);
    await this.check.assertSound(provider);
    await this.em.persist(provider).flush().catch(explainConflict);
    await this.audit.record(actor, {
      action: 'identity.sso-provider-created',
      resourceType: 'sso_provider',
      resourceId: provider.id,
      changes: { name: providerName, type: providerType, active: provider.enabled },
    });
    return this.queries.view(provider);
  }

  /** Throws identity.sso-provider-not-found and identity.sso-provider-terms. */
  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeSsoProviderRequest,
  ): Promise<SsoProviderResponse> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const provider = await this.em.findOne(SsoProvider, { id }, options);
    if (!provider) throw identityError('identity.sso-provider-not-found');
    assertVersion(provider.rowVersion, expected);
    const before = this.queries.view(provider);
    this.apply(provider, input);
    await this.check.assertSound(provider);
    await this.em.flush();
    const view = this.queries.view(provider);
    const changes: Record<string, unknown> = {
      ...changedFields(before, view),
      ...(input.clientSecret !== undefined && { clientSecret: 'changed' }),
    };
    if (Object.keys(changes).length > 0)
      await this.audit.record(actor, {
        action: 'identity.sso-provider-changed',
        resourceType: 'sso_provider',
        resourceId: id,
        changes,
      });
    return view;
  }

  private apply(
    provider: SsoProvider,
    { clientSecret, roleRules, ...input }: ChangeSsoProviderRequest,
  ): void {
    const told = Object.entries(input).filter(([, value]) => value !== undefined);
    Object.assign(provider, Object.fromEntries(told));
    if (roleRules !== undefined)
      provider.roleRules = roleRules.map(({ agencyId = null, role = null, furtherRoles = [], value }) => ({
        value,
        role,
        agencyId,
        furtherRoles,
      }));
    if (clientSecret === undefined) return;
    provider.clientSecretEncrypted =
      clientSecret === null
        ? null
        : this.fields.seal({ ...SSO_CLIENT_SECRET, row: provider.id }, clientSecret);
  }
}

function explainConflict(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  throw identityError('identity.sso-provider-name-taken', {
    errors: [{ pointer: '/providerName', detail: 'belongs to another provider' }],
  });
}
