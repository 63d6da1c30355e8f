import { oncePer } from '../../../../shared/once-per.js';
import type { DerivedDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';
import { listsOfEvents } from './event-lists.js';

const known = oncePer((_manual: ManualDocument) => new Map<string, ReadonlySet<string>>());

/** These inputs and the facts that are computed from them, over facts in between too. Asked for each quote, and the same for most. */
export function reachedBy(manual: ManualDocument, paths: readonly string[]): ReadonlySet<string> {
  const ofManual = known(manual);
  const key = paths.join(' ');
  const found = ofManual.get(key) ?? find(manual, paths);
  ofManual.set(key, found);
  return found;
}

function find(manual: ManualDocument, paths: readonly string[]): ReadonlySet<string> {
  const reached = new Set(paths);
  if (reached.size === 0) return reached;
  const tables = new Map(placedTables(manual).map(({ name, table }) => [name, table.dimensions]));
  // A fact is computed from inputs and from facts that are declared before it.
  for (const fact of manual.derived) {
    const asked = 'table' in fact && fact.table !== undefined ? (tables.get(fact.table) ?? []) : [];
    const text = JSON.stringify([fact, asked]);
    if ([...reached].some((path) => text.includes(path) || isSelectedBy(manual, fact, path)))
      reached.add(fact.path);
  }
  return reached;
}

/** The elements that count are chosen by it; where all count, what happened is told by the report that tells of it. */
function isSelectedBy(manual: ManualDocument, fact: DerivedDeclaration, path: string): boolean {
  if (!('list' in fact) || !path.startsWith(`${fact.list}[].`)) return false;
  const { list, as, when } = fact;
  if (when === undefined) return listsOfEvents(manual).has(list);
  return new RegExp(`\\b${as}\\.${path.slice(list.length + 3)}\\b`).test(when);
}
