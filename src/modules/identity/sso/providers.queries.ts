import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { identityError } from '../identity.errors.js';
import { providerView } from './provider.view.js';
import type { SsoProviderResponse } from './providers.dto.js';
import { SsoProvider } from './sso.entities.js';

export interface ProviderFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly enabled?: boolean | undefined;
}

/** Providers of single sign-on, by their names. */
@Injectable()
export class SsoProvidersQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
  ) {}

  async list({ limit, cursor, enabled }: ProviderFilter): Promise<Page<SsoProviderResponse>> {
    const after = afterCursor(cursor, ['text'])?.[0];
    const where = {
      ...(after === undefined ? {} : { providerName: { $gt: after } }),
      ...(enabled === undefined ? {} : { enabled }),
    };
    const found = await this.em.find(SsoProvider, where, {
      orderBy: { providerName: 'asc' },
      limit: limit + 1,
    });
    return toPage(
      found,
      limit,
      ({ providerName }) => [providerName],
      (each) => this.view(each),
    );
  }

  /** Throws identity.sso-provider-not-found. */
  async byId(id: string): Promise<SsoProviderResponse> {
    return this.one({ id });
  }

  async byName(providerName: string): Promise<SsoProviderResponse> {
    return this.one({ providerName });
  }

  /** The providers on the sign-in page. */
  enabled(): Promise<readonly SsoProvider[]> {
    return this.em.find(SsoProvider, { enabled: true }, { orderBy: { providerName: 'asc' }, refresh: true });
  }

  /** A SAML provider, also one not enabled yet, because our metadata must be entered there first. */
  samlByName(providerName: string): Promise<SsoProvider | null> {
    return this.em.findOne(SsoProvider, { providerName, providerType: 'saml' }, { refresh: true });
  }

  /** Null also for a disabled provider. */
  enabledByName(providerName: string): Promise<SsoProvider | null> {
    return this.em.findOne(SsoProvider, { providerName, enabled: true }, { refresh: true });
  }

  view(provider: SsoProvider): SsoProviderResponse {
    return providerView(provider, this.config);
  }

  private async one(
    where: { readonly id: string } | { readonly providerName: string },
  ): Promise<SsoProviderResponse> {
    const provider = await this.em.findOne(SsoProvider, where);
    if (!provider) throw identityError('identity.sso-provider-not-found');
    return this.view(provider);
  }
}
