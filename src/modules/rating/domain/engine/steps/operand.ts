import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { add, multiply } from '../../../../../shared/exact-integer.js';
import { ratingError } from '../../../rating.errors.js';
import { below } from '../../manual/faults.js';
import type { OperandSource, Take } from '../../manual/sections.js';
import type { RiskListSlot, RiskSlot, Value } from '../../risk/risk-schema.js';
import type { SectionContext } from '../context.js';
import type { TableCells } from '../tables/factor-table.js';
import type { Run } from '../run.js';
import { slotPointer } from '../run.js';
import type { OperandHeading } from '../trace.js';

/** Where a step's number comes from. */
export interface Operand {
  readonly scale: number;
  readonly mayBeNegative: boolean;
  /** True where `run.opD` may differ from 1. */
  readonly fractional: boolean;
  readonly heading: OperandHeading;
  readonly load: (run: Run) => void;
  /** `constant` is set where the number is the same for every risk, `cells` where its row is found without `load`. */
  readonly constant: number | null;
  readonly cells: TableCells | null;
}

/** `fallback` is the coverage's own number when the step names none; null after a fault. */
export function compileOperand(
  source: OperandSource,
  fallback: string | undefined,
  at: string,
  context: SectionContext,
): Operand | null {
  const list = source.each ? context.schema.lists.get(source.each.list) : undefined;
  if (source.each && !list) {
    context.faults.add(below(at, 'each'), `${source.each.list} is not a declared list`);
    return null;
  }
  if (list?.parent)
    context.faults.add(below(at, 'each'), `${list.path} lies in another list: sum it up in a derived value`);
  const single = compileSingle(source, fallback, at, list ?? context.item?.list ?? null, context);
  if (!single || !list || !source.each) return single;
  const take = takeOf(source.each.take, list, at, context);
  if (list.min === 0 && (take === 'max' || take === 'min' || take === 'average'))
    context.faults.add(below(at, 'each'), `${list.path} may be empty, and then has no ${SAID[take]}`);
  return overList(single, list, take);
}

const SAID = { max: 'maximum', min: 'minimum', average: 'average' } as const;

/** Under the rule `average` no driver is assigned: `assigned` then means the average of all. */
function takeOf(
  take: Take,
  list: RiskListSlot,
  at: string,
  { assignment, item, faults }: SectionContext,
): Take {
  if (take !== 'assigned') return take;
  if (assignment?.list !== list.path || assignment.to !== item?.list.path)
    faults.add(below(at, 'each'), `the manual assigns no ${list.path} to what is rated here`);
  return assignment?.rule === 'average' ? 'average' : take;
}

function compileSingle(
  source: OperandSource,
  fallback: string | undefined,
  at: string,
  reachable: RiskListSlot | null,
  context: SectionContext,
): Operand | null {
  if (source.table !== undefined) {
    const table = context.tables.get(source.table);
    if (table === undefined) context.faults.add(below(at, 'table'), `there is no table ${source.table}`);
    context.usedTables.add(source.table);
    if (!table) return null;
    if (table.list && table.list !== reachable) {
      context.faults.add(
        below(at, 'table'),
        `${source.table} is about elements of ${table.list.path}, which are not at hand here`,
      );
    }
    if (table.source.result === 'text') context.faults.add(below(at, 'table'), `${source.table} holds texts`);
    const { scale, hasNegative, fractional, load, cells } = table;
    return { scale, mayBeNegative: hasNegative, fractional, heading: table, load, constant: null, cells };
  }
  if (source.input !== undefined) {
    const slot = context.schema.slots.get(source.input);
    if (!slot) context.faults.add(below(at, 'input'), `${source.input} is not a declared input`);
    else if (slot.list && slot.list !== reachable) {
      context.faults.add(
        below(at, 'input'),
        `${source.input} is about elements of a list that are not at hand here`,
      );
    } else if (['integer', 'decimal', 'money'].includes(slot.type)) return ofInput(slot);
    else context.faults.add(below(at, 'input'), `${source.input} is ${slot.type} and no number`);
    return null;
  }
  const amount = source.amount ?? fallback;
  if (amount === undefined) {
    context.faults.add(at, 'needs a table, an amount or an input');
    return null;
  }
  return ofAmount(Decimal.parse(amount));
}

function ofAmount(amount: Decimal): Operand {
  const { coefficient, scale } = amount;
  const text = amount.toString();
  return {
    scale,
    mayBeNegative: amount.isNegative,
    fractional: false,
    heading: { scale, valueAt: () => text, rowAt: () => null, wordsAt: () => null },
    load: (run) => {
      run.opN = coefficient;
      run.opD = 1;
      run.opRow = -1;
    },
    constant: typeof coefficient === 'number' ? coefficient : null,
    cells: null,
  };
}

/** The number of an input; throws `rating.invalid-risk` when it was not given. */
export function inputNumber(slot: RiskSlot, run: Run): number {
  const value: Value | undefined = (slot.list ? run.item : run.values)[slot.index];
  if (typeof value === 'number') return value;
  const pointer = slotPointer(slot, run);
  throw ratingError('rating.invalid-risk', {
    errors: [{ pointer, detail: 'is required for what was chosen' }],
  });
}

function ofInput(slot: RiskSlot): Operand {
  return {
    scale: slot.scale,
    mayBeNegative: !(slot.input?.min !== undefined && !slot.input.min.startsWith('-')) && slot.input !== null,
    fractional: false,
    heading: { scale: slot.scale, valueAt: () => null, rowAt: () => null, wordsAt: () => null },
    load: (run) => {
      run.opN = inputNumber(slot, run);
      run.opD = 1;
      run.opRow = -1;
    },
    constant: null,
    cells: null,
  };
}

/** An operand over all elements of a list; for max, min and assigned it notes the element in `run.opElement`. */
function overList(single: Operand, list: RiskListSlot, take: Take): Operand {
  const whole = { ...single, constant: null, cells: null };
  switch (take) {
    case 'max':
    case 'min':
      return { ...whole, load: (run) => loadExtreme(run, single, list, take === 'max') };
    case 'sum':
      return { ...whole, load: (run) => loadSum(run, single, list) };
    case 'average':
      return { ...whole, fractional: true, load: (run) => loadAverage(run, single, list) };
    case 'assigned':
      return { ...whole, load: (run) => loadAssigned(run, single, list) };
    case 'product':
      // Each element multiplies n by its own decimals; the same power of ten in the denominator keeps the scale.
      return { ...whole, fractional: true, load: (run) => loadProduct(run, single, list) };
  }
}

function eachElement(run: Run, single: Operand, list: RiskListSlot, visit: (element: number) => void): void {
  const { item, itemIndex } = run;
  const elements = run.lists[list.index] as Value[][];
  run.spend(elements.length);
  for (let element = 0; element < elements.length; element += 1) {
    run.item = elements[element] as Value[];
    run.itemIndex = element;
    single.load(run);
    visit(element);
  }
  run.item = item;
  run.itemIndex = itemIndex;
}

function loadExtreme(run: Run, single: Operand, list: RiskListSlot, largest: boolean): void {
  let [n, d, row, chosen]: [ExactInteger, ExactInteger, number, number] = [0, 1, -1, -1];
  eachElement(run, single, list, (element) => {
    const [mine, best] = [multiply(run.opN, d), multiply(n, run.opD)];
    if (chosen < 0 || (largest ? mine > best : mine < best))
      [n, d, row, chosen] = [run.opN, run.opD, run.opRow, element];
  });
  [run.opN, run.opD, run.opRow, run.opElement] = [n, d, row, chosen];
}

function loadSum(run: Run, single: Operand, list: RiskListSlot): void {
  let [n, d]: [ExactInteger, ExactInteger] = [0, 1];
  eachElement(run, single, list, () => {
    n = add(multiply(n, run.opD), multiply(run.opN, d));
    d = multiply(d, run.opD);
  });
  [run.opN, run.opD, run.opRow] = [n, d, -1];
}

function loadAverage(run: Run, single: Operand, list: RiskListSlot): void {
  loadSum(run, single, list);
  run.opD = multiply(run.opD, (run.lists[list.index] as Value[][]).length);
}

function loadAssigned(run: Run, single: Operand, list: RiskListSlot): void {
  const { item, itemIndex } = run;
  const element = run.assigned[itemIndex] as number;
  run.item = run.lists[list.index]?.[element] as Value[];
  run.itemIndex = element;
  single.load(run);
  run.item = item;
  run.itemIndex = itemIndex;
  run.opElement = element;
}

function loadProduct(run: Run, single: Operand, list: RiskListSlot): void {
  const one = Decimal.ONE.coefficientAt(single.scale);
  let [n, d]: [ExactInteger, ExactInteger] = [one, 1];
  eachElement(run, single, list, () => {
    n = multiply(n, run.opN);
    d = multiply(d, multiply(run.opD, one));
  });
  [run.opN, run.opD, run.opRow] = [n, d, -1];
}
