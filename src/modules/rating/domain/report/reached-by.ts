import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';

/** These inputs and the facts that are computed from them, over facts in between too. */
export function reachedBy(manual: ManualDocument, paths: readonly string[]): ReadonlySet<string> {
  const reached = new Set(paths);
  if (reached.size === 0) return reached;
  const tables = new Map(placedTables(manual).map(({ name, table }) => [name, table.dimensions]));
  // A fact is computed from inputs and from facts that are declared before it.
  for (const fact of manual.derived) {
    const asked = 'table' in fact && fact.table !== undefined ? (tables.get(fact.table) ?? []) : [];
    const text = JSON.stringify([fact, asked]);
    if ([...reached].some((path) => text.includes(path))) reached.add(fact.path);
  }
  return reached;
}
