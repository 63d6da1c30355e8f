import { sql } from 'kysely';
import { Statement } from '../../platform/statement.js';

/** A score for a version of a quote. */
export interface ScoreOfQuote {
  readonly id: string;
  readonly score: string;
  /** The reasons; only for a risk score. */
  readonly factors: unknown;
}

/** Locks the quotes that nobody else has locked, always in the order of their ids. */
export const LOCK_SCORED = new Statement<{ readonly ids: readonly string[] }, { readonly id: string }>(
  ({ ids }) =>
    sql`select id from quotes where id = any(${ids}::uuid[]) order by id for no key update skip locked`,
);

interface Scores {
  readonly scores: string;
}

/** Leaves `row_version` and `updated_at` alone: whoever has read the quote may still change and bind it. */
export const WRITE_RISK = new Statement<Scores>(
  ({ scores }) => sql`
    update quotes set ai_risk_score = s.score, ai_risk_factors = s.factors
      from json_to_recordset(${scores}::json) as s (id uuid, score numeric, factors jsonb) where quotes.id = s.id`,
);

export const WRITE_CONVERSION = new Statement<Scores>(
  ({ scores }) => sql`
    update quotes set conversion_probability = s.score
      from json_to_recordset(${scores}::json) as s (id uuid, score numeric) where quotes.id = s.id`,
);

export const CLEAR_RISK = new Statement<{ readonly ids: readonly string[] }>(
  ({ ids }) =>
    sql`update quotes set ai_risk_score = null, ai_risk_factors = null where id = any(${ids}::uuid[])`,
);

export const CLEAR_CONVERSION = new Statement<{ readonly ids: readonly string[] }>(
  ({ ids }) => sql`update quotes set conversion_probability = null where id = any(${ids}::uuid[])`,
);
