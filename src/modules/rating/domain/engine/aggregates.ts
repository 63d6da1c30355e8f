import { addMonths } from '../../../../shared/calendar-date.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { add, multiply, powerOfTen } from '../../../../shared/exact-integer.js';
import { Decimal } from '../../../../shared/decimal.js';
import { ratingError } from '../../rating.errors.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { Aggregated, AggregateKind, Selection, TimeWindow } from '../manual/inputs.js';
import type { RiskListSlot, RiskSchema, RiskSlot, Value } from '../risk/risk-schema.js';
import type { Run } from './run.js';
import type { Conditions } from '../../../conditions/index.js';
import type { CompiledTable } from './tables/factor-table.js';

export interface Parts {
  readonly schema: RiskSchema;
  readonly conditions: Conditions;
  readonly tables: ReadonlyMap<string, CompiledTable | null>;
  readonly usedTables: Set<string>;
  readonly faults: Faults;
}

export type Compute = (run: Run, own: readonly Value[]) => Value;

/** Calls `each` for every selected element, which is the run's item meanwhile. */
type Visit = (run: Run, each: () => void) => void;

/** The number of selected elements. */
export function compileCount(selection: Selection, slot: RiskSlot, at: string, parts: Parts): Compute {
  const visit = compileSelection(selection, slot, at, parts);
  return (run) => {
    let count = 0;
    visit?.(run, () => {
      count += 1;
    });
    return count;
  };
}

/**
 * The sum, maximum or minimum over the selected elements. An element without a value is skipped; if none has one, the result
 * is `otherwise` (0 unless declared).
 */
export function compileAggregate(
  aggregate: Selection & Aggregated & { readonly kind: AggregateKind },
  slot: RiskSlot,
  at: string,
  parts: Parts,
): Compute {
  const { kind } = aggregate;
  const visit = compileSelection(aggregate, slot, at, parts);
  const list = parts.schema.lists.get(aggregate.list);
  const take = list ? compileTaken(aggregate, list, at, parts) : null;
  const otherwise = otherwiseAt(aggregate.otherwise ?? '0', slot, at, parts);
  if (!visit || !take) return () => otherwise;
  return (run) => {
    let result: ExactInteger | null = null;
    visit(run, () => {
      const value = take(run);
      if (value === null) return;
      if (result === null) result = value;
      else if (kind === 'sum') result = add(result, value);
      else if (kind === 'max' ? value > result : value < result) result = value;
    });
    return result === null ? otherwise : whole(result);
  };
}

function compileSelection(
  { list: path, as, when, within }: Selection,
  slot: RiskSlot,
  at: string,
  parts: Parts,
): Visit | null {
  const list = parts.schema.lists.get(path);
  if (!list) {
    parts.faults.add(below(at, 'list'), `${path} is not a declared list`);
    return null;
  }
  const { conditions } = parts;
  const nodesBefore = conditions.nodes;
  const test = when === undefined ? null : conditions.compile(when, { as, list }, below(at, 'when'));
  const weight = 1 + conditions.nodes - nodesBefore;
  const isRecent = within ? compileWindow(within, list, below(at, 'within'), parts) : null;
  const ofOne = list.parent !== null && list.parent === slot.list;
  const { parentAt } = list;
  return (run, each) => {
    const { item, itemIndex } = run;
    const elements = run.lists[list.index] as Value[][];
    run.spend(elements.length * weight);
    for (let element = 0; element < elements.length; element += 1) {
      const values = elements[element] as Value[];
      if (ofOne && values[parentAt] !== itemIndex) continue;
      run.item = values;
      run.itemIndex = element;
      if ((isRecent === null || isRecent(run)) && (test === null || test(run))) each();
    }
    run.item = item;
    run.itemIndex = itemIndex;
  };
}

/** An element counts while the effective date lies in [date, date + months). */
function compileWindow(
  { date, months }: TimeWindow,
  list: RiskListSlot,
  at: string,
  { schema, faults }: Parts,
): (run: Run) => boolean {
  const slot = schema.slots.get(date);
  const effective = schema.slots.get('effectiveDate') as RiskSlot;
  if (slot?.type !== 'date' || slot.list !== list) {
    faults.add(below(at, 'date'), `${date} is not a date of ${list.path}`);
    return () => false;
  }
  return (run) => {
    const [on, day] = [run.item[slot.index], run.values[effective.index] as string];
    return typeof on === 'string' && on <= day && addMonths(on, months) > day;
  };
}

type Take = (run: Run) => ExactInteger | null;

function compileTaken(
  { of, table: name }: Aggregated,
  list: RiskListSlot,
  at: string,
  parts: Parts,
): Take | null {
  const { schema, faults, tables, usedTables } = parts;
  if (of !== undefined) {
    const slot = schema.slots.get(of);
    const isNumber = slot && ['integer', 'decimal', 'money'].includes(slot.type);
    if (slot && isNumber && slot.list === list) {
      return (run) => run.item[slot.index] as number | null;
    }
    faults.add(below(at, 'of'), `${of} is not a number of ${list.path}`);
    return null;
  }
  const table = tables.get(name ?? '');
  usedTables.add(name ?? '');
  if (table === undefined) faults.add(below(at, 'table'), `there is no table ${name}`);
  if (!table) return null;
  if (table.source.result === 'text' || table.source.dimensions.some(({ match }) => match === 'interpolated'))
    faults.add(below(at, 'table'), `${name} holds texts, or numbers between its rows`);
  else if (table.list && table.list !== list)
    faults.add(below(at, 'table'), `${name} is about elements of another list`);
  else {
    return (run) => {
      table.load(run);
      return run.opN;
    };
  }
  return null;
}

function otherwiseAt(text: string, slot: RiskSlot, at: string, { faults }: Parts): number {
  const value = Decimal.parse(text);
  if (value.scale <= slot.scale)
    return whole(multiply(value.coefficient, powerOfTen(slot.scale - value.scale)));
  faults.add(below(at, 'otherwise'), `must not have more than ${slot.scale} decimals`);
  return 0;
}

/** Values of a risk are plain numbers; throws `rating.premium-out-of-range` for a result that needs a bigint. */
function whole(value: ExactInteger): number {
  if (typeof value === 'number') return value;
  throw ratingError('rating.premium-out-of-range');
}
