import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../platform/statement.js';
import type { Offer } from './domain/offer.js';

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

type JsonFields = Record<(typeof JSON_FIELDS)[number], string | null>;
type OfferRow = Omit<Offer, keyof JsonFields> & JsonFields;

/** The count stands in a query of its own: as a plain value it would make the server plan this anew for each quote. */
const NUMBERS = new Statement<{ readonly count: number }, { readonly quoteNumber: string }>(
  ({ count }) =>
    sql`select generate_quote_number() as quote_number from generate_series(1, (select ${count}::integer))`,
);

const INSERT = new Statement<OfferRow & Omit<QuoteRow, 'offer'>>(
  (row) => sql`
    insert into quotes (
      id, quote_number, version, parent_quote_id, group_id, alternative, alternative_position, customer_id, agency_id,
      product_type, company_code, state, zip_code, status, effective_date, expiration_date, term_months, base_premium,
      total_premium, monthly_premium, vehicle_info, property_info, life_info, drivers, coverage_selections, rating_factors,
      charges, payments, discounts_applied, surcharges_applied, declined_reasons, decision,
      edition, worksheet_id, expires_at, created_by, updated_by, created_at, updated_at)
    values (
      ${row.id}, ${row.quoteNumber}, ${row.version}, ${row.parentQuoteId}, ${row.groupId}, ${row.alternative}, ${row.position},
      ${row.customerId}, ${row.agencyId}, ${row.productType}, ${row.companyCode}, ${row.state}, ${row.zipCode}, ${row.status},
      ${row.effectiveDate}, ${row.expirationDate}, ${row.termMonths}, ${row.basePremium}, ${row.totalPremium}, ${row.monthlyPremium},
      ${row.vehicleInfo}, ${row.propertyInfo}, ${row.lifeInfo}, ${row.drivers}, ${row.coverageSelections},
      ${row.ratingFactors}, ${row.charges}, ${row.payments}, ${row.discountsApplied}, ${row.surchargesApplied},
      ${row.declinedReasons}, ${row.decision}, ${row.editionId}, ${row.worksheetId}, ${row.expiresAt}, ${row.createdBy},
      ${row.updatedBy}, ${row.createdAt}, ${row.updatedAt})`,
);

/** What rating found out about a draft that is there already. */
const COMPLETE = new Statement<OfferRow>(
  (row) => sql`
    update quotes set
      status = ${row.status}, company_code = ${row.companyCode},
      effective_date = ${row.effectiveDate}, expiration_date = ${row.expirationDate},
      base_premium = ${row.basePremium}, total_premium = ${row.totalPremium}, monthly_premium = ${row.monthlyPremium},
      rating_factors = ${row.ratingFactors}, charges = ${row.charges}, payments = ${row.payments},
      discounts_applied = ${row.discountsApplied}, surcharges_applied = ${row.surchargesApplied},
      declined_reasons = ${row.declinedReasons}, decision = ${row.decision}, edition = ${row.editionId},
      worksheet_id = ${row.worksheetId}, expires_at = ${row.expiresAt}, updated_by = ${row.updatedBy},
      updated_at = ${row.updatedAt}, row_version = row_version + 1
    where id = ${row.id}`,
);

/** From a sequence: two quotes never share one. Work that fails after this leaves a gap, and gaps are allowed. */
export async function drawQuoteNumbers(em: EntityManager, count: number): Promise<readonly string[]> {
  return (await NUMBERS.rows(em, { count })).map(({ quoteNumber }) => quoteNumber);
}

export function insertQuote(em: EntityManager, { offer, quoteNumber, position }: QuoteRow): Promise<void> {
  return INSERT.send(em, { ...rowOf(offer), quoteNumber, position });
}

export function completeDraft(em: EntityManager, offer: Offer): Promise<void> {
  return COMPLETE.send(em, rowOf(offer));
}

function rowOf(offer: Offer): OfferRow {
  const texts = JSON_FIELDS.map((field) => [field, json(offer[field])] as const);
  return { ...offer, ...(Object.fromEntries(texts) as JsonFields) };
}

/** An SQL null where there is nothing: a JSON null would be a value. */
function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
