import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { identityError } from '../identity.errors.js';
import { OauthClient } from './client.entity.js';
import { clientView } from './client.view.js';
import type { OauthClientResponse } from './clients.dto.js';

export interface ClientFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly active?: boolean | undefined;
  readonly agencyId?: string | undefined;
}

/** Clients for administrators, sorted by client id. */
@Injectable()
export class ClientsQueries {
  constructor(private readonly em: EntityManager) {}

  async list({ limit, cursor, active, agencyId }: ClientFilter): Promise<Page<OauthClientResponse>> {
    const after = afterCursor(cursor, ['text'])?.[0];
    const where = {
      deletedAt: null,
      ...(after === undefined ? {} : { clientId: { $gt: after } }),
      ...(active === undefined ? {} : { active }),
      ...(agencyId === undefined ? {} : { agencyId }),
    };
    const clients = await this.em.find(OauthClient, where, {
      orderBy: { clientId: 'asc' },
      limit: limit + 1,
    });
    return toPage(clients, limit, ({ clientId }) => [clientId], clientView);
  }

  byId(id: string): Promise<OauthClientResponse> {
    return this.one({ id });
  }

  byClientId(clientId: string): Promise<OauthClientResponse> {
    return this.one({ clientId });
  }

  private async one(
    where: { readonly id: string } | { readonly clientId: string },
  ): Promise<OauthClientResponse> {
    const client = await this.em.findOne(OauthClient, { ...where, deletedAt: null });
    if (!client) throw identityError('identity.client-not-found');
    return clientView(client);
  }
}
