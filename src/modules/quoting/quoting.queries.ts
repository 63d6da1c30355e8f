import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { columnOf, columns } from '../../platform/columns.js';
import { exactMoment, ofAgency } from '../../platform/sql.js';
import { isStaff } from '../../shared/agency.js';
import { decisionShownTo } from '../rating/index.js';
import { statusAt } from './domain/quote-status.js';
import { quotingError } from './quoting.errors.js';
import type { QuoteResponse } from './quoting.dto.js';
import { QuoteSchema } from './quote.entity.js';

export type SortedQuote = QuoteResponse & { readonly sortedBy: string };

const LISTS = ['charges', 'ratingFactors', 'payments', 'discountsApplied', 'surchargesApplied'] as const;

/** Column by column what QuoteResponse says, with moments as text: nothing is converted twice on the way out. */
const COLUMNS = sql`
  ${columns(QuoteSchema, [
    'id',
    'quoteNumber',
    'version',
    'parentQuoteId',
    'supersededBy',
    'groupId',
    'alternative',
    'status',
    'expiredReason',
    'customerId',
    'agencyId',
    'productType',
    'companyCode',
    'state',
    'zipCode',
    'effectiveDate',
    'expirationDate',
    'termMonths',
    'basePremium',
    'totalPremium',
    'monthlyPremium',
    'decision',
    'declinedReasons',
    'aiRiskScore',
    'conversionProbability',
    'worksheetId',
    'expiresAt',
    'vehicleInfo',
    'propertyInfo',
    'lifeInfo',
    'drivers',
    'coverageSelections',
    'createdBy',
    'updatedBy',
    'rowVersion',
    'createdAt',
    'updatedAt',
  ])},
  ${sql.join(LISTS.map((name) => columnOf(QuoteSchema, name)).map((list) => sql`coalesce(${list}, '[]') as ${list}`))},
  null as missing, null as wrong, null as missing_to_bind, edition as edition_id, converted_to_policy_id as policy_id`;

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class QuotingQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<QuoteResponse> {
    const { rows } = await sql<QuoteResponse>`
      select ${COLUMNS} from quotes where id = ${id} ${ofAgency(actor, 'agency_id')}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw quotingError('quoting.quote-not-found');
    return this.shownTo(actor, row);
  }

  /** The newest versions of the alternatives of a group, in their order. */
  async ofGroup(actor: Actor, groupId: string): Promise<readonly QuoteResponse[]> {
    const { rows } = await sql<QuoteResponse>`
      select ${COLUMNS} from quotes
       where group_id = ${groupId} and superseded_by is null ${ofAgency(actor, 'agency_id')}
       order by alternative_position
    `.execute(this.em.getKysely());
    return rows.map((row) => this.shownTo(actor, row));
  }

  /** The quotes whose ids a subquery selects, newest first, each with its position in that order. */
  async among(actor: Actor, ids: RawBuilder<unknown>): Promise<readonly SortedQuote[]> {
    const { rows } = await sql<SortedQuote>`
      select ${COLUMNS}, ${exactMoment('created_at')} as sorted_by from quotes
       where id = any(array(${ids})) order by quotes.created_at desc, id desc
    `.execute(this.em.getKysely());
    return rows.map((row) => ({ ...this.shownTo(actor, row), sortedBy: row.sortedBy }));
  }

  /** A quote past its validity is expired, whether or not a job has written that down. */
  private shownTo(actor: Actor, quote: QuoteResponse): QuoteResponse {
    const expiresAt = quote.expiresAt === null ? null : new Date(quote.expiresAt);
    const decision = quote.decision && decisionShownTo(actor, quote.decision);
    const scores = isStaff(actor) ? {} : UNSCORED;
    return { ...quote, ...scores, decision, ...statusAt({ ...quote, expiresAt }, this.clock.now()) };
  }
}

/** Scores are for the company's own staff. */
const UNSCORED = { aiRiskScore: null, conversionProbability: null } as const;
