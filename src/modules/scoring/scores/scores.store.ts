import { sql } from 'kysely';
import { insertRowsOf } from '../../../platform/insert.js';
import { Statement } from '../../../platform/statement.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { RatedQuote } from '../../quoting/index.js';
import { ratedQuotes } from '../../quoting/index.js';
import type { Contributor } from '../domain/score-quote.js';
import { QuoteScore } from './quote-score.entity.js';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface QuoteToScore extends RatedQuote {
  /** Set where the model scored the quote before, in shadow. */
  readonly scoreId: string | null;
  readonly score: string | null;
  readonly contributors: readonly Contributor[] | null;
}

export interface BatchAsked {
  readonly modelId: string;
  readonly productType: string;
  readonly isActive: boolean;
  readonly ratedThrough: string;
  readonly now: Date;
  readonly limit: number;
}

/**
 * Quotes that a model has still to score, in the order of their ratings; for an active model also those that it scored in
 * shadow.
 */
export async function quotesToScore(
  em: EntityManager,
  { modelId, productType, isActive, ratedThrough, now, limit }: BatchAsked,
): Promise<readonly QuoteToScore[]> {
  const { rows } = await sql<QuoteToScore>`
    select q.*, s.id as score_id, s.score, s.contributors
      from (${ratedQuotes(now)}) q left join quote_scores s on s.quote_id = q.id and s.model_id = ${modelId}
     where q.worksheet_id > ${ratedThrough}::uuid and q.product_type = ${productType}
       and (s.id is null or (${isActive} and q.is_open and s.score is not null and s.applied_at is null))
     order by q.worksheet_id limit ${limit}
  `.execute(em.getKysely());
  return rows;
}

/**
 * True where some model has work; asked every few seconds. A model without quotes of its product for long is moved on as
 * well, because otherwise this query would scan more each time.
 */
export async function hasWork(
  em: EntityManager,
  { today, now, longAgo }: { readonly today: CalendarDate; readonly now: Date; readonly longAgo: string },
): Promise<boolean> {
  const { rows } = await sql<{ readonly isDue: boolean }>`
    select exists (
      select from scoring_models m join scoring_positions p on p.model_id = m.id
        left join lateral (
          select true as is_due from (${ratedQuotes(now)}) q left join quote_scores s on s.quote_id = q.id and s.model_id = m.id
           where q.worksheet_id > p.rated_through and q.product_type = m.product_type
             and (s.id is null or (m.status = 'active' and q.is_open and s.score is not null and s.applied_at is null))
           limit 1) due on p.rated_through >= ${longAgo}::uuid
       where (due.is_due or p.rated_through < ${longAgo}::uuid) and m.status in ('shadow', 'active') and m.expiration_date > ${today}::date)
      or exists (select from scoring_models where status = 'killed' and cleared_at is null)
      or exists (select from quote_scores s join scoring_models m on m.id = s.model_id
                  where s.referral = 'due' and m.status = 'active' and m.expiration_date > ${today}::date) as is_due
  `.execute(em.getKysely());
  return rows[0]?.isDue ?? false;
}

/** A score that another instance wrote meanwhile stays. */
export const INSERT_SCORES = insertRowsOf(
  QuoteScore,
  [
    'id',
    'modelId',
    'quoteId',
    'score',
    'fault',
    'inputs',
    'contributors',
    'bins',
    'groups',
    'appliedAt',
    'referral',
    'createdAt',
  ],
  sql`on conflict (quote_id, model_id) do nothing`,
);

export const APPLY_SCORES = new Statement<{
  readonly ids: readonly string[];
  readonly due: readonly string[];
  readonly now: Date;
}>(
  ({ ids, due, now }) => sql`
    update quote_scores set applied_at = ${now}, referral = case when id = any(${due}::uuid[]) then 'due' else referral end
     where id = any(${ids}::uuid[])`,
);

export const DUE_REFERRALS = new Statement<
  { readonly modelId: string; readonly limit: number },
  { readonly id: string }
>(
  ({ modelId, limit }) => sql`
    select id from quote_scores where model_id = ${modelId} and referral = 'due' order by id limit ${limit}`,
);

export interface DueReferral {
  readonly id: string;
  readonly quoteId: string;
  readonly score: string;
  readonly contributors: readonly Contributor[];
}

/** A referral that another instance is handling is skipped. */
export const TAKE_REFERRAL = new Statement<{ readonly id: string }, DueReferral>(
  ({ id }) => sql`
    select id, quote_id, score, contributors from quote_scores
     where id = ${id} and referral = 'due' for update skip locked`,
);

export const END_REFERRAL = new Statement<{ readonly id: string; readonly referral: string }>(
  ({ id, referral }) => sql`update quote_scores set referral = ${referral} where id = ${id}`,
);

/** Scores of a killed model in quotes; those replaced by another active model are marked. */
export const APPLIED_SCORES = new Statement<
  { readonly modelId: string; readonly after: string; readonly limit: number },
  { readonly id: string; readonly quoteId: string; readonly isReplaced: boolean }
>(
  ({ modelId, after, limit }) => sql`
    select s.id, s.quote_id,
           exists (select from quote_scores o join scoring_models a on a.id = o.model_id
                    where o.quote_id = s.quote_id and o.applied_at > s.applied_at and a.target = m.target) as is_replaced
      from quote_scores s join scoring_models m on m.id = s.model_id
     where s.model_id = ${modelId} and s.applied_at is not null and s.id > ${after}::uuid order by s.id limit ${limit}`,
);

export const MARK_CLEARED = new Statement<{ readonly modelId: string; readonly now: Date }>(
  ({ modelId, now }) =>
    sql`update scoring_models set cleared_at = ${now} where id = ${modelId} and cleared_at is null`,
);
