import { completedYears } from '../../../../shared/calendar-date.js';
import { below } from '../manual/faults.js';
import type { DerivedDeclaration } from '../manual/inputs.js';
import type { RiskSlot, Value } from '../risk/risk-schema.js';
import { compileAggregate, compileCount } from './aggregates.js';
import type { Run } from './run.js';
import type { Compute, Parts } from './aggregates.js';

/** Computes one derived fact and stores it in its slot. */
export type Derive = (run: Run) => void;

/** Facts are computed in their declared order, so that a later one may use an earlier one. */
export function compileDerived(derived: DerivedDeclaration, at: string, parts: Parts): Derive {
  const slot = parts.schema.slots.get(derived.path);
  if (!slot) return () => undefined;
  const compute = compileValue(derived, slot, at, parts);
  const { list, index } = slot;
  if (!list) {
    return (run) => {
      run.values[index] = compute(run, run.values);
    };
  }
  return (run) => {
    const elements = run.lists[list.index] as Value[][];
    for (let element = 0; element < elements.length; element += 1) {
      const values = elements[element] as Value[];
      run.item = values;
      run.itemIndex = element;
      values[index] = compute(run, values);
    }
    run.itemIndex = -1;
  };
}

function compileValue(derived: DerivedDeclaration, slot: RiskSlot, at: string, parts: Parts): Compute {
  switch (derived.kind) {
    case 'completed-years': {
      const [from, to] = [
        dateOf(derived.from, slot, below(at, 'from'), parts),
        dateOf(derived.to, slot, below(at, 'to'), parts),
      ];
      return (run, own) => {
        const [start, end] = [from(run, own), to(run, own)];
        return typeof start === 'string' && typeof end === 'string'
          ? Math.max(0, completedYears(start, end))
          : null;
      };
    }
    case 'lookup': {
      const table = parts.tables.get(derived.table);
      if (table === undefined) parts.faults.add(below(at, 'table'), `there is no table ${derived.table}`);
      parts.usedTables.add(derived.table);
      if (!table) return () => null;
      if (table.source.result !== 'text')
        parts.faults.add(below(at, 'table'), `${derived.table} holds numbers and no texts`);
      if (table.list && table.list !== slot.list)
        parts.faults.add(below(at, 'table'), 'is about elements of another list');
      return (run) => table.textFor(run);
    }
    case 'count':
      return compileCount(derived, slot, at, parts);
    case 'sum':
    case 'max':
    case 'min':
      return compileAggregate(derived, slot, at, parts);
  }
}

function dateOf(path: string, derived: RiskSlot, at: string, { schema, faults }: Parts): Compute {
  const slot = schema.slots.get(path);
  if (!slot || slot.type !== 'date') faults.add(at, `${path} is not a declared date`);
  else if (slot.list && slot.list !== derived.list)
    faults.add(at, `${path} is about elements of a list that are not at hand here`);
  else if (slot.optional) faults.add(at, `${path} may be absent`);
  else return (run, own) => (slot.list ? own : run.values)[slot.index] ?? null;
  return () => null;
}
