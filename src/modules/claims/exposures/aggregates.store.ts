import { sql } from 'kysely';
import { insertRowsOf } from '../../../platform/insert.js';
import { ClaimAggregate } from './exposure.entities.js';

/** A limit that was raised within the term is higher for later losses: the most that any loss was promised is kept. */
export const AGGREGATE_ROWS = insertRowsOf(
  ClaimAggregate,
  ['policyId', 'coverage', 'itemId', 'limitCode', 'limitAmount'],
  sql`on conflict on constraint claim_aggregates_limit_key do update
         set limit_amount = excluded.limit_amount, row_version = claim_aggregates.row_version + 1
       where claim_aggregates.limit_amount < excluded.limit_amount`,
);
