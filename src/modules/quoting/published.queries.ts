import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { columns } from '../../platform/columns.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { QuoteOfIssue } from '../underwriting/index.js';
import type { RiskSections } from './domain/quote.js';
import { ENDS_WITH_VALIDITY } from './domain/quote-status.js';
import { QuoteSchema } from './quote.entity.js';

/** Columns and rows of quotes that statements of other rooms may use. */

export function quotesOfIssues(now: Date): RawBuilder<QuoteOfIssue> {
  return sql<QuoteOfIssue>`
    select ${columns(QuoteSchema, ['id', 'companyCode'])}, quote_number as reference,
           status in (${sql.join([...ENDS_WITH_VALIDITY])}) and expires_at > ${now} as is_open
      from quotes`;
}

/** Who has entered a version of the quote, or had a hand in one. */
export function contributorsOf(id: string): RawBuilder<{ readonly by: string }> {
  return sql<{ readonly by: string }>`
    select unnest(v.contributors || v.created_by) as by
      from quotes q join quotes v on v.quote_number = q.quote_number
     where q.id = ${id}`;
}

/** A version that has a price. The id of its worksheet grows with the moment at which it was rated. */
export interface RatedQuote extends RiskSections {
  readonly id: string;
  readonly worksheetId: string;
  readonly parentQuoteId: string | null;
  readonly version: number;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly zipCode: string;
  readonly effectiveDate: CalendarDate;
  readonly termMonths: number;
  readonly createdOn: CalendarDate;
  /** Whether the quote can still be bound. */
  readonly isOpen: boolean;
}

export function ratedQuotes(now: Date): RawBuilder<RatedQuote> {
  return sql<RatedQuote>`
    select ${columns(QuoteSchema, [
      'id',
      'worksheetId',
      'parentQuoteId',
      'version',
      'customerId',
      'agencyId',
      'productType',
      'state',
      'zipCode',
      'effectiveDate',
      'termMonths',
      'vehicleInfo',
      'propertyInfo',
      'lifeInfo',
      'drivers',
      'coverageSelections',
    ])}, (created_at at time zone 'UTC')::date as created_on,
           status in (${sql.join([...ENDS_WITH_VALIDITY])}) and expires_at > ${now} as is_open
      from quotes where worksheet_id is not null`;
}

/** What somebody needs for a follow-up call. */
export interface QuoteToFollowUp {
  readonly quoteId: string;
  readonly quoteNumber: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expiresAt: string;
  readonly conversionProbability: string;
}

export function quotesToFollowUp(now: Date): RawBuilder<QuoteToFollowUp> {
  return sql<QuoteToFollowUp>`
    select id as quote_id, ${columns(QuoteSchema, [
      'quoteNumber',
      'customerId',
      'agencyId',
      'productType',
      'state',
      'effectiveDate',
      'expiresAt',
      'conversionProbability',
    ])}
      from quotes where conversion_probability is not null and status = 'quoted' and expires_at > ${now}`;
}

/** Ids of all versions of the quotes of these customers. */
export function quotesOfCustomers(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from quotes where customer_id = any(array(${ids}))`;
}

/** Ids of all versions of these quotes. */
export function versionsOfQuotes(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select v.id from quotes q join quotes v on v.quote_number = q.quote_number where q.id = any(array(${ids}))`;
}
