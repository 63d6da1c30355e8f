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
 * Puts an approved edition into use from its dates on, in place of the edition before. It holds on every instance at once,
 * because each choice of an edition asks the database. Its company must have been entered, because policies written on the
 * edition name it.
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

  /** The change itself, also for the import of manuals that are already in use elsewhere. */
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
