import { isDeepStrictEqual } from 'node:util';

/** Technical fields that change with every update. */
const OF_EACH_ROW = ['rowVersion', 'updatedAt'];

/** The changed fields for the audit trail, each with its value before and after. */
export function changedFields<View extends object>(before: View, after: View): Record<string, unknown> {
  const now = Object.entries(after) as [keyof View & string, unknown][];
  const changed = now.filter(
    ([field, value]) => !OF_EACH_ROW.includes(field) && !isDeepStrictEqual(value, before[field]),
  );
  return Object.fromEntries(changed.map(([field, value]) => [field, [before[field], value]]));
}
