import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { HeldEdition } from './edition-lifecycle.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionPeople } from './edition-people.js';
import { EditionNumbersStore } from './edition-numbers.store.js';
import { ratingError } from '../rating.errors.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/**
 * Approves an edition, whose content is closed for good. Four eyes: the approver had no hand in it, nor in what it was made
 * from.
 */
@Injectable()
export class ApproveEdition {
  constructor(
    protected readonly em: EntityManager,
    private readonly lifecycle: EditionLifecycle,
    private readonly people: EditionPeople,
    private readonly numbers: EditionNumbersStore,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('approve', id, expected);
    await this.approve(actor, edition, this.clock.now());
    await this.audit.record(actor, {
      action: 'rating.approved',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: { plan: edition.planCode, label: edition.label, contentHash: edition.contentHash },
    });
    return this.queries.summary(id);
  }

  /** The change itself, also for the import of manuals that are already in use elsewhere. */
  async approve(actor: Actor, edition: HeldEdition, now: Date): Promise<HeldEdition> {
    const { id } = edition;
    const people = await this.people.of(id);
    if (actor.id !== null && people.includes(actor.id)) throw ratingError('rating.approver-is-author');
    const approved = await this.lifecycle.change(edition, 'approve', {
      approvedBy: actor.id,
      approvedAt: now,
    });
    await this.numbers.approve(id, actor.id);
    return approved;
  }
}
