import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Offer } from './domain/offer.js';

export interface QuoteRow {
  readonly offer: Offer;
  /** Of a later version; the database gives a first one its number. */
  readonly quoteNumber: string | null;
  /** Its place in a group of alternatives. */
  readonly position: number | null;
}

/** The insert of rated quotes; it returns the number that each got. */
export function quoteRows(
  rows: readonly QuoteRow[],
): RawBuilder<{ readonly id: string; readonly quoteNumber: string }> {
  return sql`
    insert into quotes (
      id, quote_number, version, parent_quote_id, group_id, alternative, alternative_position,
      customer_id, agency_id, product_type, company_code, state, zip_code, status,
      effective_date, expiration_date, term_months, base_premium, total_premium, monthly_premium,
      vehicle_info, property_info, life_info, drivers, coverage_selections,
      rating_factors, charges, payments, discounts_applied, surcharges_applied, declined_reasons, decision,
      edition, worksheet_id, expires_at, created_by, updated_by, created_at, updated_at)
    values ${sql.join(rows.map(values))}
    returning id, quote_number as "quoteNumber"`;
}

function values({ offer, quoteNumber, position }: QuoteRow): RawBuilder<unknown> {
  return sql`(
    ${offer.id}, ${quoteNumber ?? sql`default`}, ${offer.version}, ${offer.parentQuoteId}, ${offer.groupId},
    ${offer.alternative}, ${position}, ${offer.customerId}, ${offer.agencyId}, ${offer.productType}, ${offer.companyCode},
    ${offer.state}, ${offer.zipCode}, ${offer.status}, ${offer.effectiveDate}, ${offer.expirationDate}, ${offer.termMonths},
    ${offer.basePremium}, ${offer.totalPremium}, ${offer.monthlyPremium},
    ${json(offer.vehicleInfo)}, ${json(offer.propertyInfo)}, ${json(offer.lifeInfo)}, ${json(offer.drivers)},
    ${json(offer.coverageSelections)}, ${json(offer.ratingFactors)}, ${json(offer.charges)}, ${json(offer.payments)},
    ${json(offer.discountsApplied)}, ${json(offer.surchargesApplied)}, ${json(offer.declinedReasons)},
    ${json(offer.decision)}, ${offer.editionId}, ${offer.worksheetId}, ${offer.expiresAt}, ${offer.createdBy},
    ${offer.updatedBy}, ${offer.createdAt}, ${offer.updatedAt})`;
}

/** What rating found out about a draft that is there already. */
export function ratedDraft(offer: Offer): RawBuilder<unknown> {
  return sql`
    update quotes set
      status = ${offer.status}, company_code = ${offer.companyCode},
      effective_date = ${offer.effectiveDate}, expiration_date = ${offer.expirationDate},
      base_premium = ${offer.basePremium}, total_premium = ${offer.totalPremium}, monthly_premium = ${offer.monthlyPremium},
      rating_factors = ${json(offer.ratingFactors)}, charges = ${json(offer.charges)}, payments = ${json(offer.payments)},
      discounts_applied = ${json(offer.discountsApplied)}, surcharges_applied = ${json(offer.surchargesApplied)},
      declined_reasons = ${json(offer.declinedReasons)}, decision = ${json(offer.decision)}, edition = ${offer.editionId},
      worksheet_id = ${offer.worksheetId}, expires_at = ${offer.expiresAt}, updated_by = ${offer.updatedBy},
      updated_at = ${offer.updatedAt}, row_version = row_version + 1
    where id = ${offer.id} returning id`;
}

/** An SQL null where there is nothing: a JSON null would be a value. */
function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
