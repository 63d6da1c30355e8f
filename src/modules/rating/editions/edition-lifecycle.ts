import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Actor } from '../../../shared/actor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { exactMoment } from '../../../platform/sql.js';
import { Audit } from '../../audit/index.js';
import type { LiveEdition } from '../domain/editions/edition-layout.js';
import { isSuperseded } from '../domain/editions/edition-layout.js';
import type { EditionChange, EditionStatus } from '../domain/editions/edition-status.js';
import { statusAfter } from '../domain/editions/edition-status.js';
import { EditionWindows } from './edition-windows.js';
import { NUMBERS } from './editions.store.js';
import { ratingError } from '../rating.errors.js';

/** An edition that nobody else can change meanwhile. */
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

/** Columns of rating_editions that a change sets besides the status. */
export type EditionFacts = Readonly<Record<string, string | Date | null>>;

/** The one place where an edition's status and its windows change; the use cases say why. */
@Injectable()
export class EditionLifecycle {
  constructor(
    private readonly em: EntityManager,
    private readonly windows: EditionWindows,
    private readonly audit: Audit,
  ) {}

  /** Locks the plan, then the edition: what happens to the editions of a plan happens one after the other. */
  async lock(id: string): Promise<HeldEdition> {
    const db = this.em.getKysely();
    await sql`
      select from rating_plans where id = (select plan_id from rating_editions where id = ${id}) for update
    `.execute(db);
    const { rows } = await sql<HeldEdition>`
      select e.id, e.plan_id as "planId", p.code as "planCode", p.product_type as "productType", p.state,
             p.company_code as "companyCode", e.label, e.status, e.content_hash as "contentHash",
             e.new_business_date::text as "newBusinessDate", e.renewal_date::text as "renewalDate",
             e.filed_by as "filedBy", e.row_version as "rowVersion"
        from rating_editions e join rating_plans p on p.id = e.plan_id where e.id = ${id} for update of e
    `.execute(db);
    const [edition] = rows;
    if (!edition) throw ratingError('rating.edition-not-found');
    return edition;
  }

  /**
   * Moratoria the edition for a change that its status allows. The status is judged before the version: of two people who do
   * the same at the same moment, the second is told that it is done rather than to look again.
   */
  async holdFor(change: EditionChange, id: string, expected: ExpectedRowVersion): Promise<HeldEdition> {
    const edition = await this.lock(id);
    statusAfter(change, edition.status);
    assertVersion(edition.rowVersion, expected);
    return edition;
  }

  async change<E extends Pick<HeldEdition, 'id' | 'status'>>(
    edition: E,
    change: EditionChange,
    facts: EditionFacts,
  ): Promise<E & { readonly status: EditionStatus }> {
    const status = statusAfter(change, edition.status);
    const set = Object.entries({ status, ...facts }).map(
      ([column, value]) => sql`${sql.ref(column)} = ${value}`,
    );
    await sql`
      update rating_editions set ${sql.join(set)}, row_version = row_version + 1 where id = ${edition.id}
    `.execute(this.em.getKysely());
    return { ...edition, status };
  }

  /** After a change of what rates in a plan: its windows, what they supersede or restore, and the dates on the numbers. */
  async settle(actor: Actor, planId: string, now: Date): Promise<void> {
    const live = await this.live(planId);
    await this.windows.arrange(planId, live, now);
    for (const edition of live) {
      const superseded = isSuperseded(edition, live);
      if (superseded === (edition.status === 'superseded')) continue;
      await this.change(edition, superseded ? 'supersede' : 'restore', {
        superseded_at: superseded ? now : null,
      });
      await this.audit.record(actor, {
        action: superseded ? 'rating.superseded' : 'rating.restored',
        resourceType: 'rating-edition',
        resourceId: edition.id,
      });
    }
    await this.dateNumbers(planId);
  }

  private async live(planId: string): Promise<readonly (LiveEdition & { readonly status: EditionStatus })[]> {
    const { rows } = await sql<LiveEdition & { readonly status: EditionStatus }>`
      select id, status, new_business_date::text as "newBusinessDate", renewal_date::text as "renewalDate",
             ${exactMoment('activated_at')} as "activatedAt"
        from rating_editions where plan_id = ${planId} and status in ('active', 'superseded')
    `.execute(this.em.getKysely());
    return rows;
  }

  /** The dates of an edition stand on its numbers as well, for whoever reads those tables alone. */
  private async dateNumbers(planId: string): Promise<void> {
    for (const table of NUMBERS) {
      await sql`
        update ${sql.table(table)} n set effective_date = lower(w.period), expiration_date = upper(w.period)
          from edition_windows w
         where w.plan_id = ${planId} and w.use = 'new_business' and upper_inf(w.in_use) and n.edition_id = w.edition_id
           and (n.effective_date, n.expiration_date) is distinct from (lower(w.period), upper(w.period))
      `.execute(this.em.getKysely());
    }
  }
}
