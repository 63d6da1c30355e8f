import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

export const MOVE_TO = new Statement<{ readonly modelId: string; readonly ratedThrough: string }>(
  ({ modelId, ratedThrough }) => sql`
    update scoring_positions set rated_through = ${ratedThrough}::uuid where model_id = ${modelId}`,
);

/** One instance at a time looks through quotes for a model. No row: another one does. */
export const TAKE_POSITION = new Statement<{ readonly modelId: string }, { readonly ratedThrough: string }>(
  ({ modelId }) => sql`
    select rated_through from scoring_positions where model_id = ${modelId} for update skip locked`,
);
