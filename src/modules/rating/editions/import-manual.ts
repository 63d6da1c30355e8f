import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { ActivateEdition } from './activate-edition.js';
import { ApproveEdition } from './approve-edition.js';
import type { ManualDocument, PlanHeading } from '../domain/manual/manual.js';
import { ENGINE_VERSIONS } from '../domain/manual/manual.js';
import { readManual } from '../domain/manual/read-manual.js';
import { Drafts } from './drafts.js';
import { EditionChecks } from './edition-checks.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { ManualWork } from './manual-work.js';
import { ratingError } from '../rating.errors.js';
import type { EditionStatus, ImportedEdition } from '../rating.view.js';
import { over } from '../../../platform/typed.js';
import { RatingEdition, RatingPlan } from './edition.entities.js';

export interface ImportOptions {
  /** True to file, approve and activate at once; otherwise the manual stays a draft. */
  readonly activate?: boolean;
  /** A person other than the author. The system may approve its own imports: demo data and the command line. */
  readonly approver?: Actor;
}

interface Existing {
  readonly id: string;
  readonly status: EditionStatus;
  readonly contentHash: string;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
}

/** Stores a rate manual, one JSON document, as a draft. Importing the same document again changes nothing. */
@Injectable()
export class ImportManual {
  constructor(
    private readonly em: EntityManager,
    private readonly drafts: Drafts,
    private readonly checks: EditionChecks,
    private readonly lifecycle: EditionLifecycle,
    private readonly approving: ApproveEdition,
    private readonly activating: ActivateEdition,
    private readonly work: ManualWork,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, document: unknown, options: ImportOptions = {}): Promise<ImportedEdition> {
    const manual = readManual(document);
    if (options.activate) await this.checks.assertSound(manual);
    const planId = await this.lockPlan(manual.plan);
    const existing = await this.existing(planId, manual, document);
    const { id, contentHash } =
      existing ?? (await this.drafts.create(actor, planId, manual, 'rating.imported'));
    const status = existing?.status ?? 'draft';
    const activate = options.activate === true && status === 'draft';
    if (activate) await this.activate(actor, id, options);
    return {
      id,
      planId,
      planCode: manual.plan.code,
      label: manual.edition.label,
      contentHash,
      status: activate ? 'active' : status,
      created: !existing,
    };
  }

  /** Creates the plan if it is new and locks its row, so that changes of its editions happen one after another. */
  private async lockPlan(plan: PlanHeading): Promise<string> {
    const { productType, state, companyCode } = plan;
    const plans = over(this.em, RatingPlan);
    await plans
      .insertInto('RatingPlan')
      .values({
        id: newId(),
        productType,
        state,
        companyCode,
        code: plan.code,
        name: plan.name,
        description: plan.description ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const found = await plans
      .selectFrom('RatingPlan')
      .select(['id', 'code'])
      .where((row) => row.and({ productType, state, companyCode }))
      .forUpdate()
      .executeTakeFirst();
    if (found?.code === plan.code) return found.id;
    throw ratingError('rating.plan-mismatch', {
      errors: [
        {
          pointer: '/plan/code',
          detail: found ? `must be ${found.code}` : 'belongs to another product, state or company',
        },
      ],
    });
  }

  private async existing(
    planId: string,
    manual: ManualDocument,
    document: unknown,
  ): Promise<Existing | null> {
    const { label, newBusinessDate, renewalDate } = manual.edition;
    const found = await over(this.em, RatingEdition)
      .selectFrom('RatingEdition')
      .select(['id', 'status', 'contentHash', 'newBusinessDate', 'renewalDate'])
      .where('planId', '=', planId)
      .where('label', '=', label)
      .executeTakeFirst();
    if (!found) return null;
    if (found.status === 'withdrawn') throw ratingError('rating.edition-withdrawn');
    if (!(await this.hashesOf(manual, document)).includes(found.contentHash)) {
      throw ratingError('rating.edition-exists', {
        errors: [{ pointer: '/edition/label', detail: 'is taken by an edition of other content' }],
      });
    }
    // Dates are not part of the content hash. Moving them silently would be wrong, and so would ignoring them.
    if (found.newBusinessDate !== newBusinessDate || found.renewalDate !== renewalDate) {
      throw ratingError('rating.edition-exists', {
        errors: [{ pointer: '/edition/label', detail: 'is taken by an edition of other dates' }],
      });
    }
    return found;
  }

  /** A document without an engine version matches what it was imported as, whichever version was the present one then. */
  private async hashesOf(manual: ManualDocument, document: unknown): Promise<readonly string[]> {
    const named = (document as Partial<ManualDocument>).engine ?? null;
    const engines = named === null ? ENGINE_VERSIONS : [manual.engine];
    const digests = await Promise.all(engines.map((engine) => this.work.digest({ ...manual, engine })));
    return digests.map(({ contentHash }) => contentHash);
  }

  private async activate(actor: Actor, id: string, { approver = actor }: ImportOptions): Promise<void> {
    const now = this.clock.now();
    const draft = await this.lifecycle.lock(id);
    await this.lifecycle.change(draft, 'file', { filedBy: actor.id, filedAt: now });
    const approved = await this.approving.approve(approver, await this.lifecycle.lock(id), now);
    await this.activating.activate(approver, approved, now);
  }
}
