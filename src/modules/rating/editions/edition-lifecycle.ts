import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { Updateable } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Actor } from '../../../shared/actor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { exactMoment } from '../../../platform/sql.js';
import type { BY_ENTITY } from '../../../platform/entity-names.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import type { LiveEdition } from '../domain/editions/edition-layout.js';
import { isSuperseded } from '../domain/editions/edition-layout.js';
import type { EditionChange, EditionStatus } from '../domain/editions/edition-status.js';
import { statusAfter } from '../domain/editions/edition-status.js';
import { EditionWindows } from './edition-windows.store.js';
import { RatingEdition, RatingPlan } from './edition.entities.js';
import { EditionNumbersStore } from './edition-numbers.store.js';
import { ratingError } from '../rating.errors.js';

/** An edition locked against changes by others. */
export interface HeldEdition {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly label: string;
  readonly status: EditionStatus;
  readonly contentHash: string;
  readonly newBusinessDate: CalendarDate;
  readonly renewalDate: CalendarDate;
  readonly filedBy: string | null;
  readonly rowVersion: number;
}

/** Fields that a change sets besides the status. */
export type EditionFields = Omit<
  Updateable<InferKyselyTable<typeof RatingEdition, typeof BY_ENTITY>>,
  'id' | 'status' | 'rowVersion'
>;

/** The only place that changes an edition's status and windows; use cases decide why. */
@Injectable()
export class EditionLifecycle {
  constructor(
    private readonly em: EntityManager,
    private readonly windows: EditionWindows,
    private readonly numbers: EditionNumbersStore,
    private readonly audit: Audit,
  ) {}

  /** Locks the plan, then the edition, so that changes of a plan's editions happen one after another. */
  async lock(id: string): Promise<HeldEdition> {
    const editions = over(this.em, RatingEdition, RatingPlan);
    await editions
      .selectFrom('RatingPlan')
      .select('id')
      .where('id', 'in', (plan) => plan.selectFrom('RatingEdition').select('planId').where('id', '=', id))
      .forUpdate()
      .execute();
    const edition = await editions
      .selectFrom('RatingEdition as e')
      .innerJoin('RatingPlan as p', 'p.id', 'e.planId')
      .select([
        'e.id',
        'e.planId',
        'p.code as planCode',
        'p.productType',
        'p.state',
        'p.companyCode',
        'e.label',
      ])
      .select([
        'e.status',
        'e.contentHash',
        'e.newBusinessDate',
        'e.renewalDate',
        'e.filedBy',
        'e.rowVersion',
      ])
      .where('e.id', '=', id)
      .forUpdate('e')
      .executeTakeFirst();
    if (!edition) throw ratingError('rating.edition-not-found');
    return edition;
  }

  /**
   * Locks the edition for a change that its status allows. The status is checked before the version: of two people who do
   * the same at once, the second learns that it is already done instead of being told to reload.
   */
  async lockFor(change: EditionChange, id: string, expected: ExpectedRowVersion): Promise<HeldEdition> {
    const edition = await this.lock(id);
    statusAfter(change, edition.status);
    assertVersion(edition.rowVersion, expected);
    return edition;
  }

  async change<E extends Pick<HeldEdition, 'id' | 'status'>>(
    edition: E,
    change: EditionChange,
    fields: EditionFields,
  ): Promise<E & { readonly status: EditionStatus }> {
    const status = statusAfter(change, edition.status);
    await over(this.em, RatingEdition)
      .updateTable('RatingEdition')
      .set((row) => ({ ...fields, status, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', edition.id)
      .execute();
    return { ...edition, status };
  }

  /**
   * To be called after a change of the editions in use: arranges windows, supersedes or restores editions, and dates their
   * numbers.
   */
  async settle(actor: Actor, planId: string, now: Date): Promise<void> {
    const live = await this.live(planId);
    await this.windows.arrange(planId, live, now);
    for (const edition of live) {
      const superseded = isSuperseded(edition, live);
      if (superseded === (edition.status === 'superseded')) continue;
      await this.change(edition, superseded ? 'supersede' : 'restore', {
        supersededAt: superseded ? now : null,
      });
      await this.audit.record(actor, {
        action: superseded ? 'rating.superseded' : 'rating.restored',
        resourceType: 'rating-edition',
        resourceId: edition.id,
      });
    }
    await this.numbers.date(planId);
  }

  private async live(planId: string): Promise<readonly (LiveEdition & { readonly status: EditionStatus })[]> {
    return over(this.em, RatingEdition)
      .selectFrom('RatingEdition')
      .select([
        'id',
        'status',
        'newBusinessDate',
        'renewalDate',
        exactMoment('activatedAt').as('activatedAt'),
      ])
      .where('planId', '=', planId)
      .where('status', 'in', ['active', 'superseded'])
      .execute();
  }
}
