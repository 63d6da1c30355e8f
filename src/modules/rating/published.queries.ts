import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** SQL that other rooms may use to name tables of this one; PostgreSQL plans it as if it were written in their statements. */

/** Plans of manuals, for joins. */
export function ratingPlans(): RawBuilder<{
  readonly id: string;
  readonly code: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
}> {
  return sql`(select id, code, product_type, state, company_code from rating_plans)`;
}

/** Editions of manuals by their labels, for joins. */
export function ratingEditions(): RawBuilder<{ readonly id: string; readonly label: string }> {
  return sql`(select id, label from rating_editions)`;
}

/** The content hash of an edition in a column, by which it is found in memory. */
export function contentHashOf(edition: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select e.content_hash from rating_editions e where e.id = ${edition})`;
}

/** The total of a worksheet in a column. */
export function worksheetTotal(worksheet: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select w.total::text from rating_worksheets w where w.id = ${worksheet})`;
}
