import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

export const MOVE_TO = new Statement<{ readonly modelId: string; readonly ratedThrough: string }>(
  ({ modelId, ratedThrough }) => sql`
    update scoring_positions set rated_through = ${ratedThrough}::uuid where model_id = ${modelId}`,
);

/** Lets one instance at a time score for a model. No row means that another instance is doing it. */
export const TAKE_POSITION = new Statement<{ readonly modelId: string }, { readonly ratedThrough: string }>(
  ({ modelId }) => sql`
    select rated_through from scoring_positions where model_id = ${modelId} for update skip locked`,
);
