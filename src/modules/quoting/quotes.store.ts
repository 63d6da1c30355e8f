import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertOf } from '../../platform/insert.js';
import { json } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { Offer } from './domain/offer.js';
import { QuoteSchema } from './quote.entity.js';

export interface QuoteRow {
  readonly offer: Offer;
  readonly quoteNumber: string;
  /** Its place in a group of alternatives. */
  readonly position: number | null;
}

const JSON_FIELDS = [
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
  'ratingFactors',
  'charges',
  'payments',
  'discountsApplied',
  'surchargesApplied',
  'declinedReasons',
  'decision',
] as const;

/** The count is a subquery: as a plain value it would make PostgreSQL plan the statement anew for each quote. */
const NUMBERS = new Statement<{ readonly count: number }, { readonly quoteNumber: string }>(
  ({ count }) =>
    sql`select generate_quote_number() as quote_number from generate_series(1, (select ${count}::integer))`,
);

/** The columns that rating fills in, for a new quote and for a draft that already has a row. */
const RATED_FIELDS = [
  'status',
  'companyCode',
  'effectiveDate',
  'expirationDate',
  'basePremium',
  'totalPremium',
  'monthlyPremium',
  'ratingFactors',
  'charges',
  'payments',
  'discountsApplied',
  'surchargesApplied',
  'declinedReasons',
  'decision',
  'edition',
  'worksheetId',
  'expiresAt',
  'updatedBy',
  'updatedAt',
] as const;

const INSERT = insertOf(QuoteSchema, [
  'id',
  'quoteNumber',
  'version',
  'parentQuoteId',
  'groupId',
  'alternative',
  'alternativePosition',
  'customerId',
  'agencyId',
  'productType',
  'state',
  'zipCode',
  'termMonths',
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
  'createdBy',
  'createdAt',
  ...RATED_FIELDS,
]);

type Row = Parameters<typeof INSERT.send>[1];

const COMPLETE = new Statement<Pick<Row, 'id' | (typeof RATED_FIELDS)[number]>>((row, em) =>
  over(em, QuoteSchema)
    .updateTable('Quote')
    .set(Object.fromEntries(RATED_FIELDS.map((field) => [field, row[field]])))
    .set((quote) => ({ rowVersion: quote('rowVersion', '+', 1) }))
    .where('id', '=', row.id),
);

/**
 * Quote numbers come from a sequence, so two quotes never share one. Work that fails afterwards leaves a gap, and
 * gaps are allowed.
 */
export async function drawQuoteNumbers(em: EntityManager, count: number): Promise<readonly string[]> {
  return (await NUMBERS.rows(em, { count })).map(({ quoteNumber }) => quoteNumber);
}

export function insertQuote(em: EntityManager, { offer, quoteNumber, position }: QuoteRow): Promise<void> {
  return INSERT.send(em, { ...rowOf(offer), quoteNumber, alternativePosition: position });
}

export function completeDraft(em: EntityManager, offer: Offer): Promise<void> {
  return COMPLETE.send(em, rowOf(offer));
}

function rowOf({ editionId: edition, ...offer }: Offer): Omit<Row, 'quoteNumber' | 'alternativePosition'> {
  const texts = Object.fromEntries(JSON_FIELDS.map((field) => [field, json(offer[field])]));
  const [expiresAt, createdAt, updatedAt] = [offer.expiresAt, offer.createdAt, offer.updatedAt].map(
    (moment) => new Date(moment),
  ) as [Date, Date, Date];
  return { ...offer, ...texts, edition, expiresAt, createdAt, updatedAt };
}
