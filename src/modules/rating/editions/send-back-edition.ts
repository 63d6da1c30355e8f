import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/** Returns a filed edition to its author as a draft, which has to be filed again. */
@Injectable()
export class SendBackEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('send-back', id, expected);
    await this.lifecycle.change(edition, 'send-back', {
      filedBy: null,
      filedAt: null,
      sentBackBy: actor.id,
      sentBackAt: this.clock.now(),
      sentBackReason: reason,
    });
    await this.audit.record(actor, {
      action: 'rating.sent-back',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: { plan: edition.planCode, label: edition.label, filedBy: edition.filedBy, reason },
    });
    return this.queries.summary(id);
  }
}
