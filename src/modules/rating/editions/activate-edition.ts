import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Agencies } from '../../agencies/index.js';
import { Audit } from '../../audit/index.js';
import { EditionChecks } from './edition-checks.js';
import type { HeldEdition } from './edition-lifecycle.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { EditionsStore } from './editions.store.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/**
 * Puts an approved edition to use from its dates on: it takes them over from the edition before, on every instance at once,
 * because the choice of an edition is asked of the database every time. Its company has been entered before: whoever buys on
 * the edition gets papers that name it.
 */
@Injectable()
export class ActivateEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly store: EditionsStore,
    private readonly checks: EditionChecks,
    private readonly agencies: Agencies,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('activate', id, expected);
    await this.checks.assertPermitted(await this.store.load(id));
    await this.activate(actor, edition, this.clock.now());
    return this.queries.summary(id);
  }

  /** The step itself, for the import of manuals that are in use elsewhere already. */
  async activate(actor: Actor, edition: HeldEdition, now: Date): Promise<void> {
    const { id, planId, planCode, label, newBusinessDate, renewalDate } = edition;
    await this.agencies.assertCompanyWrites(edition.companyCode);
    await this.lifecycle.change(edition, 'activate', { activatedBy: actor.id, activatedAt: now });
    await this.lifecycle.settle(actor, planId, now);
    await this.audit.record(actor, {
      action: 'rating.activated',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: { plan: planCode, label, newBusinessDate, renewalDate },
    });
  }
}
