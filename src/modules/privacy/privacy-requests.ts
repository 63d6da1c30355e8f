import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { SortKey, Page } from '../../shared/page.js';
import type { PrivacyRequestResponse, PrivacyRequestsQuery } from './privacy.dto.js';
import type { PrivacyRequestRow } from './privacy.store.js';
import { PrivacyStore } from './privacy.store.js';

/** Privacy requests for staff; for an open erasure the present hindrances are looked up. */
@Injectable()
export class PrivacyRequests {
  constructor(private readonly store: PrivacyStore) {}

  async byId(actor: Actor, id: string): Promise<PrivacyRequestResponse> {
    return this.shown(await this.store.byId(actor, id));
  }

  async search(
    actor: Actor,
    search: Omit<PrivacyRequestsQuery, 'cursor'> & { readonly after: SortKey | null },
  ): Promise<Page<PrivacyRequestResponse>> {
    const { items, ...page } = await this.store.search(actor, search);
    return { ...page, items: items.map((row) => ({ ...row, hindrances: row.hindrances ?? [] })) };
  }

  private async shown(row: PrivacyRequestRow): Promise<PrivacyRequestResponse> {
    const isAsked = row.kind === 'erasure' && row.status === 'open';
    const hindrances = isAsked ? await this.store.hindrances(row.customerId) : (row.hindrances ?? []);
    return { ...row, hindrances };
  }
}
