import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { outwardUrlFault } from '../../../platform/net/outward-url.js';
import type { Network } from '../../../platform/net/reachable.js';
import { networkFrom } from '../../../platform/net/reachable.js';
import type { FieldFault } from '../../../shared/errors.js';
import { identityError } from '../identity.errors.js';
import { HeldRoles, unknownRoles } from '../roles/held-roles.js';
import { UserAgency } from '../user-agency.js';
import { certificateFaults } from './domain/certificates.js';
import { providerFaults } from './domain/provider-terms.js';
import type { SsoProvider } from './sso.entities.js';

/** Checks the settings of a new or changed provider. */
@Injectable()
export class ProviderCheck {
  private readonly networks: readonly Network[];

  constructor(
    private readonly agencies: UserAgency,
    private readonly held: HeldRoles,
    config: AppConfig,
  ) {
    this.networks = config.ssoAllowedNetworks.map(networkFrom);
  }

  /** Throws identity.sso-provider-terms. */
  async assertSound(provider: SsoProvider): Promise<void> {
    const terms = {
      ...provider,
      hasSecret: Boolean(provider.clientSecretEncrypted),
      issuerUrl: provider.issuerUrl ?? null,
      authorizationUrl: provider.authorizationUrl ?? null,
      tokenUrl: provider.tokenUrl ?? null,
      userinfoUrl: provider.userinfoUrl ?? null,
      jwksUrl: provider.jwksUrl ?? null,
      agencyId: provider.agencyId ?? null,
      roleClaim: provider.roleClaim ?? null,
    };
    const errors = [
      ...providerFaults(terms, (address) => outwardUrlFault(address, this.networks)),
      ...certificateFaults(provider.certificates),
      ...(await this.agencyFaults(provider)),
      ...(await this.roleFaults(provider)),
    ];
    if (errors.length > 0) throw identityError('identity.sso-provider-terms', { errors });
  }

  private async roleFaults({ roleRules }: SsoProvider): Promise<readonly FieldFault[]> {
    const known = await this.held.active(roleRules.flatMap(({ furtherRoles = [] }) => furtherRoles));
    return roleRules.flatMap(({ furtherRoles = [] }, rule) =>
      unknownRoles(furtherRoles, known, (index) => `/roleRules/${rule}/furtherRoles/${index}`),
    );
  }

  private async agencyFaults({ agencyId, roleRules }: SsoProvider): Promise<readonly FieldFault[]> {
    const named = [
      { id: agencyId ?? null, pointer: '/agencyId' },
      ...roleRules.map((rule, index) => ({ id: rule.agencyId, pointer: `/roleRules/${index}/agencyId` })),
    ];
    const faults: FieldFault[] = [];
    for (const { id, pointer } of named)
      if (id !== null && !(await this.agencies.mayBeJoined(id)))
        faults.push({ pointer, detail: 'is no agency, or is closed' });
    return faults;
  }
}
