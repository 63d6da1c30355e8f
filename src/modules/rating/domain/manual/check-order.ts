import { parse } from '@marcbachmann/cel-js';
import type { Faults } from './faults.js';
import type { DerivedDeclaration } from './inputs.js';
import type { FactorTable } from './tables.js';
import type { ManualDocument } from './manual.js';
import { placedTables } from './placed-tables.js';
import { pathsIn } from '../paths-in.js';

/**
 * Refuses a derived fact that needs itself or a later one: facts are computed in their declared order, and would find no
 * value yet. This rules out circles too.
 */
export function checkOrder(manual: ManualDocument, faults: Faults): void {
  const positions = new Map(manual.derived.map(({ path }, index) => [path, index]));
  const tables = new Map(placedTables(manual).map(({ name, table }) => [name, table]));
  manual.derived.forEach((derived, index) => {
    for (const path of new Set(needs(derived, tables))) {
      const position = positions.get(path) ?? -1;
      if (position < index) continue;
      const detail =
        position === index
          ? 'cannot be computed from itself'
          : `needs ${path}, which is computed later: declare that one first, and none in a circle`;
      faults.add(`/derived/${index}`, detail);
    }
  });
}

function needs(derived: DerivedDeclaration, tables: ReadonlyMap<string, FactorTable>): readonly string[] {
  const inputsOf = (table: string): readonly string[] =>
    tables.get(table)?.dimensions.map(({ input }) => input) ?? [];
  if (derived.kind === 'completed-years') return [derived.from, derived.to];
  if (derived.kind === 'lookup') return inputsOf(derived.table);
  const { list, as, when } = derived;
  const asked = when === undefined ? [] : conditionPaths(when, new Map([[as, `${list}[]`]]));
  if (derived.kind === 'count') return asked;
  return [...asked, derived.of ?? '', ...inputsOf(derived.table ?? '')];
}

/** The paths in a condition; none where it does not parse, which is reported as a fault of its own. */
function conditionPaths(when: string, locals: ReadonlyMap<string, string>): readonly string[] {
  try {
    return pathsIn(parse(when).ast, locals);
  } catch {
    return [];
  }
}
