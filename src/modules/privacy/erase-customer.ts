import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../platform/typed.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';
import { Documents } from '../documents/index.js';
import { Rating } from '../rating/index.js';
import { ErasingStore } from './erasing.store.js';
import type { Erasing } from './erasing.store.js';
import { PrivacyRequest } from './privacy.entities.js';
import { PrivacyStore } from './privacy.store.js';

export type ErasingOutcome = 'erased' | 'refused' | 'waiting' | 'completed' | 'done';

/** Some worksheets depend on the exact dates of birth. Throwing this rolls the erasure back. */
class RatesOtherwise extends Error {
  constructor(readonly worksheets: readonly string[]) {
    super('Worksheets rate otherwise without dates of birth');
  }
}

/**
 * Erases a person in steps: all rows in one transaction, then files in a store outside the database, then everything once
 * more when no transaction from before is left. Each step may be interrupted; the next run continues.
 */
@Injectable()
export class EraseCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly erasing: ErasingStore,
    private readonly store: PrivacyStore,
    private readonly documents: Documents,
    private readonly rating: Rating,
    private readonly audit: Audit,
  ) {}

  async run(id: string): Promise<ErasingOutcome> {
    const erasing = await this.erasing.byId(id);
    if (!erasing) return 'done';
    if (!erasing.isErased) return this.first(id);
    await this.documents.forgetFiles(erasing.files);
    if (!erasing.isSettled) return 'waiting';
    return this.last(id);
  }

  private async first(id: string): Promise<ErasingOutcome> {
    try {
      return await this.attempt(id, []);
    } catch (error) {
      if (!(error instanceof RatesOtherwise)) throw error;
      return this.attempt(id, error.worksheets);
    }
  }

  private attempt(id: string, exact: readonly string[]): Promise<ErasingOutcome> {
    return this.em.transactional(async () => {
      const erasing = await this.erasing.lock(id);
      if (!erasing || erasing.isErased) return 'done';
      if (!(await this.erasing.erase(id, exact))) return this.refuse(id, erasing);
      if (exact.length === 0) await this.assertReplayed(erasing);
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'privacy.customer-erased',
        resourceType: 'customer',
        resourceId: erasing.customerId,
        changes: { id },
      });
      return 'erased';
    });
  }

  /** The last step, for rows written by transactions that had read the customer before the erasure. */
  private last(id: string): Promise<ErasingOutcome> {
    return this.em.transactional(async () => {
      const erasing = await this.erasing.lock(id);
      if (!erasing) return 'done';
      await this.erasing.erase(id, erasing.exact);
      const files = (await this.erasing.byId(id))?.files ?? [];
      await this.documents.forgetFiles(files);
      await this.settle(id, erasing, 'completed');
      return 'completed';
    });
  }

  /** A claim was reported or a hold placed after the decision. */
  private async refuse(id: string, erasing: Erasing): Promise<ErasingOutcome> {
    const hindrances = await this.store.hindrances(erasing.customerId);
    await this.settle(id, erasing, 'refused', { hindrances: JSON.stringify(hindrances) });
    return 'refused';
  }

  private async settle(
    id: string,
    { customerId, rowVersion }: Erasing,
    status: 'completed' | 'refused',
    more: { readonly hindrances?: string } = {},
  ): Promise<void> {
    await over(this.em, PrivacyRequest)
      .updateTable('PrivacyRequest')
      .set({ status, rowVersion: rowVersion + 1, ...more })
      .where('id', '=', id)
      .execute();
    await this.audit.record(SYSTEM_ACTOR, {
      action: status === 'refused' ? 'privacy.request-refused' : 'privacy.request-completed',
      resourceType: 'privacy-request',
      resourceId: id,
      changes: { kind: 'erasure', subjectId: customerId },
    });
  }

  private async assertReplayed({ customerId }: Erasing): Promise<void> {
    const otherwise: string[] = [];
    for (const { id } of await this.store.records(customerId, 'rating_worksheets'))
      if (typeof id === 'string' && !(await this.rating.replays(id))) otherwise.push(id);
    if (otherwise.length > 0) throw new RatesOtherwise(otherwise);
  }
}
