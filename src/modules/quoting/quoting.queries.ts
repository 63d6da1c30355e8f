import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { exactMoment, moment, ofAgency, when } from '../../platform/sql.js';
import { decisionShownTo } from '../rating/index.js';
import type { QuoteStatus } from './domain/quote-status.js';
import { statusAt } from './domain/quote-status.js';
import { quotingError } from './quoting.errors.js';
import type { QuoteView } from './quoting.view.js';

export interface QuoteSearch {
  readonly quoteNumber?: string | undefined;
  readonly customerId?: string | undefined;
  readonly status?: QuoteStatus | undefined;
  readonly productType?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

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
  declined_reasons as "declinedReasons", ai_risk_score as "aiRiskScore", conversion_probability as "conversionProbability",
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

  /** Newest first. */
  async search(actor: Actor, search: QuoteSearch): Promise<Page<QuoteView>> {
    const { rows } = await sql<QuoteView & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
      from quotes
      where true ${ofAgency(actor, 'agency_id')}
        ${when(search.quoteNumber, (value) => sql`quote_number = ${value}`)}
        ${when(search.customerId, (value) => sql`customer_id = ${value}`)}
        ${when(search.status, (value) => hasStatus(value, this.clock.now()))}
        ${when(search.productType, (value) => sql`product_type = ${value}`)}
        ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
      order by created_at desc, id desc
      limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      search.limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => this.shownTo(actor, row),
    );
  }

  /** A quote past its validity is expired, whether or not a job has written that down. */
  private shownTo(actor: Actor, quote: QuoteView): QuoteView {
    const expiresAt = quote.expiresAt === null ? null : new Date(quote.expiresAt);
    const decision = quote.decision && decisionShownTo(actor, quote.decision);
    return { ...quote, decision, ...statusAt({ ...quote, expiresAt }, this.clock.now()) };
  }
}

/**
 * As statusAt() judges it. A draft without a price has no end. `coalesce` also keeps the planner from taking the two
 * conditions for independent: nearly everything quoted is still valid.
 */
function hasStatus(status: QuoteStatus, now: Date): RawBuilder<unknown> {
  if (status === 'expired')
    return sql`(status = 'expired' or (status in ('draft', 'quoted') and expires_at <= ${now}))`;
  if (status === 'draft' || status === 'quoted')
    return sql`status = ${status} and coalesce(expires_at, 'infinity') > ${now}`;
  return sql`status = ${status}`;
}
