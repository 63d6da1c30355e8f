import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { exactMoment, moment, ofAgency } from '../../platform/sql.js';
import { decisionShownTo } from '../rating/index.js';
import { statusAt } from './domain/quote-status.js';
import { quotingError } from './quoting.errors.js';
import type { QuoteView } from './domain/quote.js';

export type SortedQuote = QuoteView & { readonly sortedBy: string };

/** Column by column what QuoteView says, with moments as text: nothing is converted twice on the way out. */
const COLUMNS = sql`
  id, quote_number as "quoteNumber", version, parent_quote_id as "parentQuoteId", superseded_by as "supersededBy",
  group_id as "groupId", alternative, status, expired_reason as "expiredReason", customer_id as "customerId",
  agency_id as "agencyId", product_type as "productType", company_code as "companyCode", state, zip_code as "zipCode",
  effective_date as "effectiveDate", expiration_date as "expirationDate", term_months as "termMonths",
  base_premium as "basePremium", total_premium as "totalPremium", monthly_premium as "monthlyPremium",
  coalesce(charges, '[]') as charges, coalesce(rating_factors, '[]') as "ratingFactors",
  coalesce(payments, '[]') as payments, coalesce(discounts_applied, '[]') as "discountsApplied",
  coalesce(surcharges_applied, '[]') as "surchargesApplied", decision, null as missing, null as wrong,
  null as "missingToBind",  declined_reasons as "declinedReasons", ai_risk_score as "aiRiskScore", conversion_probability as "conversionProbability",
  edition as "editionId", worksheet_id as "worksheetId", ${moment('expires_at')} as "expiresAt",
  converted_to_policy_id as "policyId", vehicle_info as "vehicleInfo", property_info as "propertyInfo",
  life_info as "lifeInfo", drivers, coverage_selections as "coverageSelections", created_by as "createdBy",
  updated_by as "updatedBy", row_version as "rowVersion",
  ${moment('created_at')} as "createdAt", ${moment('updated_at')} as "updatedAt"`;

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class QuotingQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<QuoteView> {
    const { rows } = await sql<QuoteView>`
      select ${COLUMNS} from quotes where id = ${id} ${ofAgency(actor, 'agency_id')}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw quotingError('quoting.quote-not-found');
    return this.shownTo(actor, row);
  }

  /** The newest versions of the alternatives of a group, in their order. */
  async ofGroup(actor: Actor, groupId: string): Promise<readonly QuoteView[]> {
    const { rows } = await sql<QuoteView>`
      select ${COLUMNS} from quotes
       where group_id = ${groupId} and superseded_by is null ${ofAgency(actor, 'agency_id')}
       order by alternative_position
    `.execute(this.em.getKysely());
    return rows.map((row) => this.shownTo(actor, row));
  }

  /** The quotes whose ids a question gives, newest first, each with its place in that order. */
  async among(actor: Actor, ids: RawBuilder<unknown>): Promise<readonly SortedQuote[]> {
    const { rows } = await sql<SortedQuote>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy" from quotes
       where id = any(array(${ids})) order by created_at desc, id desc
    `.execute(this.em.getKysely());
    return rows.map((row) => ({ ...this.shownTo(actor, row), sortedBy: row.sortedBy }));
  }

  /** A quote past its validity is expired, whether or not a job has written that down. */
  private shownTo(actor: Actor, quote: QuoteView): QuoteView {
    const expiresAt = quote.expiresAt === null ? null : new Date(quote.expiresAt);
    const decision = quote.decision && decisionShownTo(actor, quote.decision);
    return { ...quote, decision, ...statusAt({ ...quote, expiresAt }, this.clock.now()) };
  }
}
