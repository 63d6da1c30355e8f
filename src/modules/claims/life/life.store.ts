import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

/** Which exposure pays which beneficiary, of all of them at once. */
export const EXPOSED = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    update claim_beneficiaries b set exposure_id = r.exposure_id, row_version = b.row_version + 1
      from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, exposure_id uuid) where b.id = r.id`,
);
