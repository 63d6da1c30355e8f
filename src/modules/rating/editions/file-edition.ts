import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { EditionChecks } from './edition-checks.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionsStore } from './editions.store.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/** Files a draft. It must pass every check and its own test cases; afterwards its content cannot be changed. */
@Injectable()
export class FileEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly store: EditionsStore,
    private readonly checks: EditionChecks,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('file', id, expected);
    await this.checks.assertSound(await this.store.load(id));
    await this.lifecycle.change(edition, 'file', { filedBy: actor.id, filedAt: this.clock.now() });
    await this.audit.record(actor, {
      action: 'rating.filed',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: { plan: edition.planCode, label: edition.label, contentHash: edition.contentHash },
    });
    return this.queries.summary(id);
  }
}
