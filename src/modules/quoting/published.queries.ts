import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { columns } from '../../platform/columns.js';
import type { QuoteOfIssue } from '../underwriting/index.js';
import { ENDS_WITH_VALIDITY } from './domain/quote-status.js';
import { QuoteSchema } from './quote.entity.js';

/** What statements of underwriting may name of quotes. */

export function quotesOfIssues(now: Date): RawBuilder<QuoteOfIssue> {
  return sql<QuoteOfIssue>`
    select ${columns(QuoteSchema, ['id', 'companyCode'])}, quote_number as reference,
           status in (${sql.join([...ENDS_WITH_VALIDITY])}) and expires_at > ${now} as "isOpen"
      from quotes`;
}

/** Who has entered a version of the quote, or had a hand in one. */
export function contributorsOf(id: string): RawBuilder<{ readonly by: string }> {
  return sql<{ readonly by: string }>`
    select unnest(v.contributors || v.created_by) as by
      from quotes q join quotes v on v.quote_number = q.quote_number
     where q.id = ${id}`;
}
