import { isDeepStrictEqual } from 'node:util';

/** They change with every row, and say nothing about what somebody wanted. */
const OF_EACH_ROW = ['rowVersion', 'updatedAt'];

/** What a change has changed, for the audit trail: each field with its value before and after. */
export function changedFields<View extends object>(before: View, after: View): Record<string, unknown> {
  const now = Object.entries(after) as [keyof View & string, unknown][];
  const changed = now.filter(
    ([field, value]) => !OF_EACH_ROW.includes(field) && !isDeepStrictEqual(value, before[field]),
  );
  return Object.fromEntries(changed.map(([field, value]) => [field, [before[field], value]]));
}
