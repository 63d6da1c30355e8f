import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Audit } from '../audit/index.js';
import { compileManual } from './domain/engine/compile-manual.js';
import { runTestCases } from './domain/engine/test-cases.js';
import type { ManualDocument, PlanHeading } from './domain/manual/manual.js';
import { readManual } from './domain/manual/read-manual.js';
import { EDITION_USES, EditionWindows } from './edition-windows.js';
import { EditionsStore } from './editions.store.js';
import { ratingError } from './rating.errors.js';
import type { EditionStatus, ImportedEdition } from './rating.view.js';

export interface ImportOptions {
  /** Files, approves and activates it at once; otherwise it stays a draft. */
  readonly activate?: boolean;
  /** Somebody other than the author. The system may approve what it imports itself: demo data and the command line. */
  readonly approver?: Actor;
}

interface Existing {
  readonly id: string;
  readonly status: EditionStatus;
  readonly contentHash: string;
  readonly createdBy: string | null;
}

/**
 * Takes a rate manual in as one JSON document: checks what it says, runs its own test cases, and stores it. The same
 * document a second time changes nothing.
 */
@Injectable()
export class ImportManual {
  constructor(
    private readonly em: EntityManager,
    private readonly store: EditionsStore,
    private readonly windows: EditionWindows,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, document: unknown, options: ImportOptions = {}): Promise<ImportedEdition> {
    const manual = readManual(document);
    const compiled = compileManual(manual);
    const failures = runTestCases(compiled);
    if (failures.length > 0) {
      throw ratingError('rating.test-case-failed', {
        detail: `${failures.length} expectation(s) are not met.`,
        errors: failures,
      });
    }
    const planId = await this.lockPlan(manual.plan);
    const { contentHash } = compiled;
    const existing = await this.existing(planId, manual, contentHash);
    const id = existing?.id ?? newId();
    if (!existing) {
      await this.store.insertDraft(id, planId, manual, contentHash, actor.id);
      await this.audit.record(actor, {
        action: 'rating.imported',
        resourceType: 'rating-edition',
        resourceId: id,
        changes: { plan: manual.plan.code, label: manual.edition.label, contentHash },
      });
    }
    const draft = !existing || existing.status === 'draft';
    if (options.activate && draft)
      await this.activate(actor, id, planId, manual, existing?.createdBy ?? actor.id, options);
    const status = !draft ? existing.status : options.activate ? 'active' : 'draft';
    return {
      id,
      planId,
      planCode: manual.plan.code,
      label: manual.edition.label,
      contentHash,
      status,
      created: !existing,
    };
  }

  /** The plan's row, made when it is new and locked in any case: what happens to its editions happens one after the other. */
  private async lockPlan(plan: PlanHeading): Promise<string> {
    const db = this.em.getKysely();
    await sql`
      insert into rating_plans (id, product_type, state, company_code, code, name, description)
      values (${newId()}, ${plan.productType}, ${plan.state}, ${plan.companyCode}, ${plan.code}, ${plan.name}, ${plan.description ?? null})
      on conflict do nothing
    `.execute(db);
    const { rows } = await sql<{ id: string; code: string }>`
      select id, code from rating_plans
       where product_type = ${plan.productType} and state = ${plan.state} and company_code = ${plan.companyCode}
         for update
    `.execute(db);
    const [found] = rows;
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
    contentHash: string,
  ): Promise<Existing | null> {
    const { rows } = await sql<Existing>`
      select id, status, content_hash as "contentHash", created_by as "createdBy"
        from rating_editions where plan_id = ${planId} and label = ${manual.edition.label}
    `.execute(this.em.getKysely());
    const [found] = rows;
    if (!found) return null;
    if (found.status === 'withdrawn') throw ratingError('rating.edition-withdrawn');
    if (found.contentHash === contentHash) return found;
    throw ratingError('rating.edition-exists', {
      errors: [{ pointer: '/edition/label', detail: 'is taken by an edition of other content' }],
    });
  }

  private async activate(
    actor: Actor,
    id: string,
    planId: string,
    { plan, edition }: ManualDocument,
    author: string | null,
    { approver = actor }: ImportOptions,
  ): Promise<void> {
    if (author !== null && approver.id === author) throw ratingError('rating.approver-is-author');
    const now = this.clock.now();
    const db = this.em.getKysely();
    await sql`
      update rating_editions
         set status = 'active', filed_by = ${actor.id}, filed_at = ${now}, approved_by = ${approver.id}, approved_at = ${now},
             activated_at = ${now}, row_version = row_version + 1
       where id = ${id}
    `.execute(db);
    for (const table of ['rate_tables', 'discount_rules', 'surcharge_rules'] as const) {
      await sql`update ${sql.table(table)} set approved_by = ${approver.id} where edition_id = ${id}`.execute(
        db,
      );
    }
    const starts = { new_business: edition.newBusinessDate, renewal: edition.renewalDate };
    const cut = new Set<string>();
    for (const use of EDITION_USES) {
      const opened = await this.windows.open({ planId, editionId: id, use, from: starts[use], at: now });
      for (const editionId of opened) cut.add(editionId);
    }
    for (const editionId of cut) await this.supersede(editionId, edition.newBusinessDate, now);
    await this.audit.record(approver, {
      action: 'rating.activated',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: {
        plan: plan.code,
        label: edition.label,
        newBusinessDate: edition.newBusinessDate,
        renewalDate: edition.renewalDate,
      },
    });
  }

  /** An edition without an open end is on its way out; it still rates the dates that were left to it. */
  private async supersede(editionId: string, from: string, now: Date): Promise<void> {
    const db = this.em.getKysely();
    await sql`
      update rating_editions set status = 'superseded', superseded_at = ${now}, row_version = row_version + 1
       where id = ${editionId} and status = 'active' and not exists (
         select from edition_windows w where w.edition_id = ${editionId} and upper_inf(w.period) and upper_inf(w.in_use))
    `.execute(db);
    for (const table of ['rate_tables', 'discount_rules', 'surcharge_rules'] as const) {
      await sql`
        update ${sql.table(table)} set expiration_date = ${from}::date
         where edition_id = ${editionId} and expiration_date is null and effective_date < ${from}::date
      `.execute(db);
    }
  }
}
