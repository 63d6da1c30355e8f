import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { EditionChecks } from './edition-checks.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionsStore } from './editions.store.js';
import { ratingError } from '../rating.errors.js';
import { RatingQueries } from './rating.queries.js';
import type { ReDateEditionRequest, EditionResponse } from './editions.dto.js';

/** Corrects the dates of a filed edition. Its content and hash stay, and earlier windows stay on record. */
@Injectable()
export class ReDateEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly store: EditionsStore,
    private readonly checks: EditionChecks,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ReDateEditionRequest,
  ): Promise<EditionResponse> {
    const { newBusinessDate, renewalDate, reason } = input;
    if (renewalDate < newBusinessDate) {
      throw ratingError('rating.edition-dates', {
        errors: [{ pointer: '/renewalDate', detail: 'must not lie before the new-business date' }],
      });
    }
    const edition = await this.lifecycle.lockFor('re-date', id, expected);
    const manual = await this.store.load(id);
    await this.checks.assertPermitted({ ...manual, edition: { newBusinessDate, renewalDate } });
    const now = this.clock.now();
    await this.lifecycle.change(edition, 're-date', {
      newBusinessDate,
      renewalDate,
      redatedBy: actor.id,
      redatedAt: now,
      redatedReason: reason,
    });
    // Whoever dates an edition before its approval has a hand in it and must not approve it.
    if (edition.status === 'filed') await this.store.addContributor(id, actor.id);
    await this.store.dateNumbers(id, newBusinessDate);
    await this.lifecycle.settle(actor, edition.planId, now);
    await this.audit.record(actor, {
      action: 'rating.re-dated',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: {
        plan: edition.planCode,
        label: edition.label,
        newBusinessDate: [edition.newBusinessDate, newBusinessDate],
        renewalDate: [edition.renewalDate, renewalDate],
        reason,
      },
    });
    return this.queries.summary(id);
  }
}
