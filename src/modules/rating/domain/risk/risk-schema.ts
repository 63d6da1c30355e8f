import { isCalendarDate } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type {
  DerivedDeclaration,
  InputDeclaration,
  InputType,
  ListDeclaration,
  ManualDocument,
} from '../manual/manual.js';

/**
 * A value of the risk while it is rated: money as whole cents, a decimal as a whole number at its declared decimals, a date
 * as its text. Null is a value that was not given and has no default.
 */
export type Value = string | number | boolean | null;

export interface Slot {
  readonly path: string;
  readonly type: InputType;
  readonly title: string;
  /** JSON pointer, with `%` where the number of the list element stands. */
  readonly pointer: string;
  /** Which list it belongs to; null for the risk itself. */
  readonly list: ListSlot | null;
  readonly index: number;
  /** Decimals of the whole number that stands for it. */
  readonly scale: number;
  /** May be null. */
  readonly optional: boolean;
  readonly input: InputDeclaration | null;
  /** Where in the manual it is declared, for faults. */
  readonly declaredAt: string;
}

export interface ListSlot {
  readonly path: string;
  readonly pointer: string;
  readonly title: string;
  readonly index: number;
  readonly min: number;
  readonly max: number;
  /** How many values an element has. */
  width: number;
}

const SEGMENT = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const MOST_DEPTH = 4;

/** Facts that every risk has, whatever the manual: they chose the edition, and must be those of its plan. */
function envelope({ plan: { productType, state }, terms }: ManualDocument): readonly InputDeclaration[] {
  return [
    { path: 'productType', type: 'text', title: 'Product', required: true, allowed: [productType] },
    { path: 'state', type: 'text', title: 'State', required: true, allowed: [state] },
    { path: 'zipCode', type: 'text', title: 'ZIP code of the risk', required: true },
    { path: 'effectiveDate', type: 'date', title: 'Effective date', required: true },
    { path: 'termMonths', type: 'integer', title: 'Term in months', required: true, allowed: terms },
  ];
}

/** The typed fields of a product's risk, as one manual declares them, each with its place in memory. */
export class RiskSchema {
  readonly slots = new Map<string, Slot>();
  readonly lists = new Map<string, ListSlot>();
  width = 0;

  static of(manual: ManualDocument, faults: Faults): RiskSchema {
    const schema = new RiskSchema();
    for (const input of envelope(manual)) schema.addSlot(input, input, '', faults);
    manual.lists.forEach((list, index) => schema.addList(list, `/lists/${index}`, faults));
    manual.inputs.forEach((input, index) => schema.addSlot(input, input, `/inputs/${index}`, faults));
    manual.derived.forEach((derived, index) => {
      const type = derived.kind === 'lookup' ? 'text' : 'integer';
      const declared = { path: derived.path, title: derived.title, type, required: true } as const;
      schema.addSlot(declared, null, `/derived/${index}`, faults, originOf(derived, manual));
    });
    return schema;
  }

  private addList(list: ListDeclaration, at: string, faults: Faults): void {
    const fault = pathFault(list.path);
    if (fault) faults.add(below(at, 'path'), fault);
    else if (this.lists.has(list.path)) faults.add(below(at, 'path'), 'is declared twice');
    else if (list.max < list.min) faults.add(below(at, 'max'), 'must not be below the minimum');
    else {
      const pointer = `/${list.path.replaceAll('.', '/')}`;
      this.lists.set(list.path, { ...list, pointer, index: this.lists.size, width: 0 });
    }
  }

  private addSlot(
    declared: InputDeclaration,
    input: InputDeclaration | null,
    at: string,
    faults: Faults,
    origin = declared.path,
  ): void {
    const { path } = declared;
    const [before, after, ...more] = path.split('[].');
    const fault =
      more.length > 0
        ? 'lies in a list within a list'
        : (pathFault(before ?? '') ?? (after === undefined ? null : pathFault(after)));
    if (fault) return faults.add(below(at, 'path'), fault);
    if (this.slots.has(path)) return faults.add(below(at, 'path'), 'is declared twice');
    const list = after === undefined ? null : this.lists.get(before as string);
    if (list === undefined)
      return faults.add(below(at, 'path'), `lies in the list ${before}, which is not declared`);
    const slot: Slot = {
      path,
      type: declared.type,
      title: declared.title,
      pointer: `/${origin.replace('[]', '.%').replaceAll('.', '/')}`,
      list,
      index: list ? list.width++ : this.width++,
      scale: declared.type === 'money' ? 2 : declared.type === 'decimal' ? (declared.decimals ?? 4) : 0,
      optional: !declared.required && declared.default === undefined,
      input,
      declaredAt: at,
    };
    this.slots.set(path, slot);
  }
}

/** Where a client would have to change something to change a derived fact. */
function originOf(derived: DerivedDeclaration, manual: ManualDocument): string {
  if (derived.kind === 'completed-years') return derived.from;
  if (derived.kind === 'count') return derived.list;
  const tables = [...manual.coverages, manual.policy].flatMap((section) => Object.values(section.tables));
  const table = tables.map((byName) => byName[derived.table]).find((found) => found !== undefined);
  return table?.dimensions[0]?.input ?? derived.path;
}

function pathFault(path: string): string | null {
  const segments = path.split('.');
  if (segments.length > MOST_DEPTH) return `must not be more than ${MOST_DEPTH} names deep`;
  const sound = segments.every((segment) => SEGMENT.test(segment) && !(segment in Object.prototype));
  return sound ? null : 'must be names joined by points, as in propertyInfo.territory or drivers[].birthDate';
}

/** The value that a text stands for, such as a key of a factor table; undefined when it can be no value of this slot. */
export function valueFromText(text: string, slot: Pick<Slot, 'type' | 'scale'>): Value | undefined {
  switch (slot.type) {
    case 'text':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return isCalendarDate(text) ? text : undefined;
    case 'integer':
    case 'decimal':
    case 'money': {
      const decimal = Decimal.tryParse(text);
      if (!decimal) return undefined;
      // 1000.00 is a whole number too.
      const whole =
        decimal.scale <= slot.scale ? decimal : decimal.round({ unit: unitOf(slot.scale), mode: 'down' });
      if (!whole.equals(decimal)) return undefined;
      const value = whole.coefficientAt(slot.scale);
      return typeof value === 'number' ? value : undefined;
    }
  }
}

export function unitOf(scale: number): string {
  return scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`;
}

/** As a person would write it. */
export function valueToText(value: Value, slot: Pick<Slot, 'type' | 'scale'>): string {
  if (value === null) return 'not given';
  return typeof value === 'number' ? Decimal.of(value, slot.scale).toString() : String(value);
}
