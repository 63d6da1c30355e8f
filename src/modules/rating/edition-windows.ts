import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { ratingError } from './rating.errors.js';

export const EDITION_USES = ['new_business', 'renewal'] as const;
export type EditionUse = (typeof EDITION_USES)[number];

interface Window {
  readonly id: string;
  readonly editionId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** It came into use at this very moment, so there is no earlier answer to keep. */
  readonly isNew: boolean;
}

export interface OpeningWindow {
  readonly planId: string;
  readonly editionId: string;
  readonly use: EditionUse;
  readonly from: CalendarDate;
  /** From this moment on the new answer is the right one. */
  readonly at: Date;
}

/** Which edition rates which dates. Callers hold the plan's row lock, so that two activations take turns. */
@Injectable()
export class EditionWindows {
  constructor(private readonly em: EntityManager) {}

  /** Opens a window up to the next later edition and cuts the one it begins in. Returns the editions that were cut. */
  async open(opening: OpeningWindow): Promise<readonly string[]> {
    const open = await this.openWindows(opening);
    if (open.some(({ from }) => from === opening.from)) {
      throw ratingError('rating.window-taken', {
        detail: `Another edition of this plan begins on ${opening.from}.`,
      });
    }
    const until =
      open
        .map(({ from }) => from)
        .filter((from) => from > opening.from)
        .sort()[0] ?? null;
    const cut = open.filter(({ from, to }) => from < opening.from && (to === null || to > opening.from));
    for (const window of cut) await this.shorten(window, opening);
    await this.insert(opening.editionId, opening, opening.from, until);
    return cut.map(({ editionId }) => editionId);
  }

  private async openWindows({ planId, use, at }: OpeningWindow): Promise<readonly Window[]> {
    const { rows } = await sql<Window>`
      select id, edition_id as "editionId", lower(period)::text as "from", upper(period)::text as "to",
             lower(in_use) >= ${at}::timestamptz as "isNew"
        from edition_windows where plan_id = ${planId} and use = ${use} and upper_inf(in_use)
       order by lower(period)
    `.execute(this.em.getKysely());
    return rows;
  }

  /** What was the answer until now stays on record, as the answer until now. */
  private async shorten(window: Window, opening: OpeningWindow): Promise<void> {
    const db = this.em.getKysely();
    if (window.isNew) {
      await sql`
        update edition_windows set period = daterange(${window.from}::date, ${opening.from}::date), row_version = row_version + 1
         where id = ${window.id}
      `.execute(db);
      return;
    }
    await sql`
      update edition_windows set in_use = tstzrange(lower(in_use), ${opening.at}::timestamptz), row_version = row_version + 1
       where id = ${window.id}
    `.execute(db);
    await this.insert(window.editionId, opening, window.from, opening.from);
  }

  private async insert(
    editionId: string,
    { planId, use, at }: OpeningWindow,
    from: CalendarDate,
    to: CalendarDate | null,
  ): Promise<void> {
    await sql`
      insert into edition_windows (plan_id, edition_id, use, period, in_use)
      values (${planId}, ${editionId}, ${use}, daterange(${from}::date, ${to}::date), tstzrange(${at}::timestamptz, null))
    `.execute(this.em.getKysely());
  }
}
