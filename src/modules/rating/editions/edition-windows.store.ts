import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { EditionUse, LiveEdition, Span } from '../domain/editions/edition-layout.js';
import { EDITION_USES, layOut } from '../domain/editions/edition-layout.js';
import { columns } from '../../../platform/columns.js';
import { EditionWindow } from './edition.entities.js';

export type { EditionUse } from '../domain/editions/edition-layout.js';

interface OpenWindow {
  readonly id: string;
  readonly editionId: string;
  readonly use: EditionUse;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** True where the edition came into use at this very moment, so that there is no earlier window to keep on record. */
  readonly isNew: boolean;
}

/**
 * Which edition rates which dates, and since when. Callers hold the plan's row lock, so that changes happen one after
 * another.
 */
@Injectable()
export class EditionWindows {
  constructor(private readonly em: EntityManager) {}

  /**
   * Updates the windows of a plan to its editions. Windows that no longer hold stay on record, ended at this moment. Throws
   * `rating.window-taken` when two editions begin on the same day.
   */
  async arrange(planId: string, editions: readonly LiveEdition[], now: Date): Promise<void> {
    const at = await this.momentAfterAll(planId, now);
    const open = await this.open(planId, at);
    for (const use of EDITION_USES) {
      const wanted = layOut(editions, use);
      const there = open.filter((window) => window.use === use);
      const gone = there.filter((window) => !wanted.some((span) => isSame(span, window)));
      for (const window of gone) await this.close(window, at);
      for (const span of wanted) {
        if (!there.some((window) => isSame(span, window))) await this.insert(planId, use, span, at);
      }
    }
  }

  /** Now, or the moment of the last change where another instance's clock was ahead: time on record never runs backward. */
  private async momentAfterAll(planId: string, now: Date): Promise<string> {
    const { rows } = await sql<{ at: string }>`
      select greatest(${now}::timestamptz, max(lower(in_use)))::text as at from edition_windows where plan_id = ${planId}
    `.execute(this.em.getKysely());
    return rows[0]?.at ?? now.toISOString();
  }

  private async open(planId: string, at: string): Promise<readonly OpenWindow[]> {
    const { rows } = await sql<OpenWindow>`
      select ${columns(EditionWindow, ['id', 'editionId', 'use'])}, lower(period)::text as "from", upper(period)::text as "to",
             lower(in_use) = ${at}::timestamptz as is_new
        from edition_windows where plan_id = ${planId} and upper_inf(in_use)
    `.execute(this.em.getKysely());
    return rows;
  }

  private async close({ id, isNew }: OpenWindow, at: string): Promise<void> {
    const change = isNew
      ? sql`delete from edition_windows where id = ${id}`
      : sql`update edition_windows set in_use = tstzrange(lower(in_use), ${at}::timestamptz), row_version = row_version + 1
             where id = ${id}`;
    await change.execute(this.em.getKysely());
  }

  private async insert(
    planId: string,
    use: EditionUse,
    { editionId, from, to }: Span,
    at: string,
  ): Promise<void> {
    await sql`
      insert into edition_windows (plan_id, edition_id, use, period, in_use)
      values (${planId}, ${editionId}, ${use}, daterange(${from}::date, ${to}::date), tstzrange(${at}::timestamptz, null))
    `.execute(this.em.getKysely());
  }
}

function isSame(span: Span, window: OpenWindow): boolean {
  return span.editionId === window.editionId && span.from === window.from && span.to === window.to;
}
