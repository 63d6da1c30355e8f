import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { inTurns } from '../../../platform/threads/turns.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { assertingTyped } from '../domain/manual/assert-typed.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { assertStorable } from '../domain/editions/storable.js';
import type { HeldEdition } from './edition-lifecycle.js';
import { EditionPeople } from './edition-people.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';
import { ManualWork } from './manual-work.js';
import { ratingError } from '../rating.errors.js';
import { RatingEdition } from './edition.entities.js';

/** Writes drafts. The form of a draft is sound, but it may contradict itself: its meaning is checked when it is filed. */
@Injectable()
export class Drafts {
  constructor(
    private readonly em: EntityManager,
    private readonly store: EditionsStore,
    private readonly people: EditionPeople,
    private readonly work: ManualWork,
    private readonly audit: Audit,
  ) {}

  /** The caller must hold the plan's row lock and have checked that the label is free. */
  async create(
    actor: Actor,
    planId: string,
    manual: ManualDocument,
    action: 'rating.imported' | 'rating.copied',
    copyOf?: string,
  ): Promise<EditionRef> {
    assertStorable(manual);
    await inTurns(assertingTyped(manual));
    const id = newId();
    const { contentHash, fingerprint } = await this.work.digest(manual);
    const draft = { id, contentHash };
    await this.store.insertDraft(draft, planId, manual, actor.id);
    await this.people.onSave(draft, fingerprint, copyOf);
    await this.audit.record(actor, {
      action,
      resourceType: 'rating-edition',
      resourceId: id,
      changes: {
        plan: manual.plan.code,
        label: manual.edition.label,
        contentHash,
        ...(copyOf && { copyOf }),
      },
    });
    return draft;
  }

  /**
   * Replaces the content of a locked draft; `part` names what changed for the audit trail. Saving the same content changes
   * nothing.
   */
  async save(actor: Actor, edition: HeldEdition, manual: ManualDocument, part: string): Promise<void> {
    assertStorable(manual);
    await inTurns(assertingTyped(manual));
    this.assertSamePlan(edition, manual);
    const { contentHash, fingerprint } = await this.work.digest(manual);
    const { label, newBusinessDate, renewalDate } = manual.edition;
    const same =
      contentHash === edition.contentHash &&
      newBusinessDate === edition.newBusinessDate &&
      renewalDate === edition.renewalDate;
    if (same) return;
    if (label !== edition.label) await this.assertLabelFree(edition.planId, label);
    const draft = { id: edition.id, contentHash };
    await this.store.replaceDraft(draft, manual, actor.id);
    await this.people.onSave(draft, fingerprint);
    await this.audit.record(actor, {
      action: 'rating.edited',
      resourceType: 'rating-edition',
      resourceId: edition.id,
      changes: { plan: edition.planCode, part, contentHash: [edition.contentHash, contentHash] },
    });
  }

  async assertLabelFree(planId: string, label: string, pointer = '/edition/label'): Promise<void> {
    const taken = await over(this.em, RatingEdition)
      .selectFrom('RatingEdition')
      .select('id')
      .where('planId', '=', planId)
      .where('label', '=', label)
      .executeTakeFirst();
    if (!taken) return;
    throw ratingError('rating.edition-exists', {
      errors: [{ pointer, detail: 'is taken by another edition of the plan' }],
    });
  }

  private assertSamePlan(edition: HeldEdition, { plan }: ManualDocument): void {
    const { planCode: code, productType, state, companyCode } = edition;
    const wanted = { code, productType, state, companyCode };
    const errors = Object.entries(wanted)
      .filter(([name, value]) => plan[name as keyof typeof wanted] !== value)
      .map(([name, value]) => ({ pointer: `/plan/${name}`, detail: `must be ${value}` }));
    if (errors.length > 0) throw ratingError('rating.plan-mismatch', { errors });
  }
}
