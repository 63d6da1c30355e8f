import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { exactMoment, isOneOf, moment, when } from '../../../platform/sql.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage, toSortedPage } from '../../../shared/page.js';
import type { RatedQuote } from '../../quoting/index.js';
import { quotesToFollowUp, ratedQuotes } from '../../quoting/index.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { ModelsQueries } from '../models/models.queries.js';
import type {
  FollowUpQuery,
  FollowUpResponse,
  QuoteScoreResponse,
  QuoteScoresResponse,
  ScoreSearchQuery,
} from './scores.dto.js';
import { MOST_SCORES_OF_QUOTE } from './scores.dto.js';

type Paged<Query> = Omit<Query, 'cursor'> & { readonly after: SortKey | null };

const COLUMNS = sql`
  s.id, s.model_id, m.code as model_code, m.number as model_number, m.status as model_status, m.target,
  s.quote_id, s.score, s.fault, s.inputs, s.contributors, s.referral,
  ${moment<null>('s.applied_at')} as applied_at, ${moment('s.created_at')} as created_at`;

@Injectable()
export class ScoresQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly models: ModelsQueries,
    private readonly clock: Clock,
  ) {}

  async quote(id: string): Promise<RatedQuote | undefined> {
    const { rows } = await sql<RatedQuote>`
      select q.* from (${ratedQuotes(this.clock.now())}) q where q.id = ${id}
    `.execute(this.em.getKysely());
    return rows[0];
  }

  /** Newest first. */
  async search(
    modelId: string,
    { limit, after, quoteId, referral }: Paged<ScoreSearchQuery>,
  ): Promise<Page<QuoteScoreResponse>> {
    const { rows } = await sql<QuoteScoreResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('s.created_at')} as sorted_by
        from quote_scores s join scoring_models m on m.id = s.model_id
       where s.model_id = ${modelId}
         ${when(quoteId, (value) => sql`s.quote_id = ${value}`)}
         ${when(referral, (value) => sql`s.referral = ${value}`)}
         ${when(after, (key) => sql`(s.created_at, s.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by s.created_at desc, s.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0) await this.models.byId(modelId);
    return toSortedPage(rows.map(inWords), limit);
  }

  /** Scores of all models for a version of a quote, newest first; there are only a few. */
  async ofQuote(quoteId: string): Promise<QuoteScoresResponse> {
    const { rows } = await sql<QuoteScoreResponse>`
      select ${COLUMNS} from quote_scores s join scoring_models m on m.id = s.model_id
       where s.quote_id = ${quoteId} order by s.created_at desc, s.id desc limit ${MOST_SCORES_OF_QUOTE}
    `.execute(this.em.getKysely());
    return { items: rows.map(inWords) };
  }

  /** Quotes most likely to be bought first. Only scores of models that are in use and not expired count. */
  async followUps({
    limit,
    after,
    productType,
    state,
    agencyId,
  }: Paged<FollowUpQuery>): Promise<Page<FollowUpResponse>> {
    const now = this.clock.now();
    const inUse = await this.models.inUseOn(this.clock.today(OFFICE), 'conversion');
    const { rows } = await sql<FollowUpResponse>`
      select q.* from (${quotesToFollowUp(now)}) q
       where ${isOneOf(
         'q.product_type',
         inUse.map((model) => model.productType),
         'text',
       )}
         and exists (select from quote_scores s
                      where s.quote_id = q.quote_id and ${isOneOf(
                        's.model_id',
                        inUse.map(({ id }) => id),
                      )} and s.applied_at is not null)
         ${when(productType, (value) => sql`q.product_type = ${value}`)}
         ${when(state, (value) => sql`q.state = ${value}`)}
         ${when(agencyId, (value) => sql`q.agency_id = ${value}`)}
         ${when(after, (key) => sql`(q.conversion_probability, q.quote_id) < (${key[0]}::numeric, ${key[1]}::uuid)`)}
       order by q.conversion_probability desc, q.quote_id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ conversionProbability, quoteId }) => [conversionProbability, quoteId]);
  }
}

/** Turns values, numbers or words in the model, into text for the wire. */
function inWords<Row extends QuoteScoreResponse>({ contributors, ...row }: Row): Row {
  const told = contributors.map((each) => ({
    ...each,
    value: each.value === null ? null : String(each.value),
  }));
  return { ...row, contributors: told } as unknown as Row;
}
