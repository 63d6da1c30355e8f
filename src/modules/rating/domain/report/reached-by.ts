import { oncePer } from '../../../../shared/once-per.js';
import type { DerivedDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';
import { listsOfEvents } from './event-lists.js';

const known = oncePer((_manual: ManualDocument) => new Map<string, ReadonlySet<string>>());

/** These inputs and all facts computed from them, directly or through other facts. Cached, because most quotes ask the same. */
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
  // One pass is enough: a fact uses only inputs and facts declared before it.
  for (const fact of manual.derived) {
    const asked = 'table' in fact && fact.table !== undefined ? (tables.get(fact.table) ?? []) : [];
    const text = JSON.stringify([fact, asked]);
    if ([...reached].some((path) => text.includes(path) || isSelectedBy(manual, fact, path)))
      reached.add(fact.path);
  }
  return reached;
}

/** True where the fact's condition selects elements by this input; where it selects all, any input of a list of events counts. */
function isSelectedBy(manual: ManualDocument, fact: DerivedDeclaration, path: string): boolean {
  if (!('list' in fact) || !path.startsWith(`${fact.list}[].`)) return false;
  const { list, as, when } = fact;
  if (when === undefined) return listsOfEvents(manual).has(list);
  return new RegExp(`\\b${as}\\.${path.slice(list.length + 3)}\\b`).test(when);
}
