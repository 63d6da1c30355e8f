import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { isBetween } from '../../../shared/dated.js';
import { ReferenceRows } from '../../../platform/reference-data/reference-rows.js';
import { momentOf } from '../../../platform/sql.js';
import type { EditionUse } from '../domain/editions/edition-layout.js';
import { EditionWindow } from './edition.entities.js';
import type { EditionRef } from './editions.store.js';

interface Place {
  readonly productType: string;
  readonly state: string;
  readonly use: EditionUse;
}

interface Choice extends Place {
  readonly companyCode: string | null;
  readonly effectiveDate: CalendarDate;
  readonly now: Date;
}

/** The days that an edition rates, and since and until when this held. */
interface Window extends EditionRef {
  readonly companyCode: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly inUseFrom: string;
  readonly inUseTo: string | null;
}

/** Safe to cache: plans keep their place and company, and an edition that ever had a window keeps its content. */
const WINDOWS = new ReferenceRows<Place, Window>(
  EditionWindow,
  ({ productType, state, use }) => sql`
    select e.id, e.content_hash, p.company_code, lower(w.period) as "from", upper(w.period) as "to",
           ${momentOf(sql`lower(w.in_use)`)} as in_use_from, ${momentOf(sql`upper(w.in_use)`)} as in_use_to
      from rating_plans p
      join edition_windows w on w.plan_id = p.id and w.use = ${use}
      join rating_editions e on e.id = w.edition_id
     where p.product_type = ${productType} and p.state = ${state}`,
);

/** The editions in force, one for each company with a manual. */
export async function editionsInForce(
  em: EntityManager,
  { companyCode, effectiveDate, now, productType, state, use }: Choice,
): Promise<readonly EditionRef[]> {
  const windows = await WINDOWS.of(em, { productType, state, use });
  const moment = now.toISOString();
  return windows
    .filter((window) => (companyCode ?? window.companyCode) === window.companyCode)
    .filter(({ from, to }) => isBetween(effectiveDate, from, to))
    .filter(({ inUseFrom, inUseTo }) => isBetween(moment, inUseFrom, inUseTo))
    .map(({ id, contentHash }) => ({ id, contentHash }));
}
