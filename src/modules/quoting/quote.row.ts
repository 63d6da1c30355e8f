import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Offer } from './domain/offer.js';

/** The insert of version 1 of a quote; it returns the number that the quote got. */
export function quoteRow(offer: Offer, by: string | null): RawBuilder<{ readonly quoteNumber: string }> {
  return sql`
    insert into quotes (
      id, version, customer_id, agency_id, product_type, company_code, state, zip_code, status,
      effective_date, expiration_date, term_months, base_premium, total_premium, monthly_premium,
      vehicle_info, property_info, life_info, drivers, coverage_selections,
      rating_factors, charges, payments, discounts_applied, surcharges_applied, declined_reasons, decision,
      edition, worksheet_id, expires_at, created_by, updated_by, created_at, updated_at)
    values (
      ${offer.id}, 1, ${offer.customerId}, ${offer.agencyId}, ${offer.productType}, ${offer.companyCode}, ${offer.state},
      ${offer.zipCode}, ${offer.status}, ${offer.effectiveDate}, ${offer.expirationDate}, ${offer.termMonths},
      ${offer.basePremium}, ${offer.totalPremium}, ${offer.monthlyPremium},
      ${json(offer.vehicleInfo)}, ${json(offer.propertyInfo)}, ${json(offer.lifeInfo)}, ${json(offer.drivers)},
      ${json(offer.coverageSelections)}, ${json(offer.ratingFactors)}, ${json(offer.charges)}, ${json(offer.payments)},
      ${json(offer.discountsApplied)}, ${json(offer.surchargesApplied)}, ${json(offer.declinedReasons)},
      ${json(offer.decision)}, ${offer.editionId}, ${offer.worksheetId}, ${offer.expiresAt}, ${by}, ${by},
      ${offer.createdAt}, ${offer.updatedAt})
    returning quote_number as "quoteNumber"`;
}

/** An SQL null where there is nothing: a JSON null would be a value. */
function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
