import { isOneOf } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { Clearing } from './screening.js';
import type { ScreenedType } from './sanctions.entities.js';
import { SanctionsClearance, SanctionsWithdrawal } from './sanctions.entities.js';

interface ClearanceInForce extends Clearing {
  readonly listVersion: string;
  readonly reason: string;
  readonly clearedBy: string | null;
  readonly clearedAt: Date;
}

/** Clearances of subjects, under all their names, that nobody has withdrawn. */
export const CLEARANCES_IN_FORCE = new Statement<
  { readonly type: ScreenedType; readonly ids: readonly string[] },
  ClearanceInForce
>(({ type, ids }, em) =>
  over(em, SanctionsClearance, SanctionsWithdrawal)
    .selectFrom('SanctionsClearance as c')
    .leftJoin('SanctionsWithdrawal as w', 'w.clearanceId', 'c.id')
    .select(['c.subjectId', 'c.name', 'c.listEntry', 'c.listedAs'])
    .select(['c.listVersion', 'c.reason', 'c.clearedBy', 'c.clearedAt'])
    .where('c.subjectType', '=', type)
    .where(isOneOf('c.subjectId', ids, 'varchar'))
    .where('w.clearanceId', 'is', null)
    .$castTo<ClearanceInForce>(),
);
