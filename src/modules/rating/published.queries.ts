import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** What statements of other rooms may name of the tables of this one. PostgreSQL plans them as if they stood there by themselves. */

/** The plans of manuals, to be joined. */
export function ratingPlans(): RawBuilder<{
  readonly id: string;
  readonly code: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
}> {
  return sql`(select id, code, product_type, state, company_code from rating_plans)`;
}

/** The editions of manuals as people name them, to be joined. */
export function ratingEditions(): RawBuilder<{ readonly id: string; readonly label: string }> {
  return sql`(select id, label from rating_editions)`;
}

/** The hash of the content of an edition that a column names: with it the edition is found in memory. */
export function contentHashOf(edition: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select e.content_hash from rating_editions e where e.id = ${edition})`;
}

/** What the rating of a worksheet that a column names came to. */
export function worksheetTotal(worksheet: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select w.total::text from rating_worksheets w where w.id = ${worksheet})`;
}
