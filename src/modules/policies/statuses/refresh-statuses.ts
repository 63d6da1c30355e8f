import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { PolicyStatus } from '../domain/policy-status.js';
import { StatusesStore } from './statuses.store.js';

/** Stores the statuses that changed with the calendar, and the entry with which a term expires. */
@Injectable()
export class RefreshStatuses {
  constructor(
    protected readonly em: EntityManager,
    private readonly store: StatusesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The next policies that are due and that nobody else holds; none when all is as it should be. */
  @Transactional()
  async run(limit: number): Promise<readonly PolicyStatus[]> {
    const now = this.clock.now();
    const due = await this.store.lockDue(now, limit);
    if (due.length === 0) return [];
    await this.store.expire(due, now);
    await this.store.saveStatuses(due);
    for (const { id, policyNumber, was, status } of due)
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'policies.status-changed',
        resourceType: 'policy',
        resourceId: id,
        changes: { policyNumber, status: [was, status] },
      });
    return due.map(({ status }) => status);
  }
}
