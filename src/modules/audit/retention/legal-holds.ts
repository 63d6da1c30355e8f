import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../audit.js';
import { auditError } from '../audit.errors.js';
import { LegalHoldsStore } from './legal-holds.store.js';
import type { LegalHoldResponse, PlaceHoldRequest, ReleaseHoldRequest } from './retention.dto.js';

/** Keeps what a lawsuit or an inquiry needs, whatever the retention policies say and whoever asks for erasure. */
@Injectable()
export class LegalHolds {
  constructor(
    protected readonly em: EntityManager,
    private readonly store: LegalHoldsStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async place(
    actor: Actor,
    { matter, reason, subjects }: PlaceHoldRequest,
  ): Promise<readonly LegalHoldResponse[]> {
    const rows = subjects.map(({ type, id }) => ({
      id: newId(),
      subjectType: type,
      subjectId: id.toLowerCase(),
    }));
    const placed = await this.store.insert({ matter, reason, placedBy: actor.id }, rows);
    if (placed < rows.length) throw auditError('audit.hold-in-force');
    for (const { subjectType, subjectId } of rows)
      await this.record(actor, 'audit.hold-placed', subjectType, subjectId, reason);
    return this.store.of(rows.map(({ id }) => id));
  }

  /** Releases the whole matter: where only a part of a lawsuit is over, that part is entered as a matter of its own. */
  @Transactional()
  async release(actor: Actor, { matter, reason }: ReleaseHoldRequest): Promise<readonly LegalHoldResponse[]> {
    const released = await this.store.release(matter, actor.id, reason);
    if (released.length === 0) throw auditError('audit.hold-not-found');
    for (const { subjectType, subjectId } of released)
      await this.record(actor, 'audit.hold-released', subjectType, subjectId, reason);
    return this.store.of(released.map(({ id }) => id));
  }

  private record(
    actor: Actor,
    action: string,
    resourceType: string,
    resourceId: string,
    reason: string,
  ): Promise<void> {
    return this.audit.record(actor, { action, resourceType, resourceId, changes: { reason } });
  }
}
