import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { DerivedDeclaration, InputDeclaration, InputType, ListDeclaration } from '../manual/inputs.js';
import type { FactorTable } from '../manual/tables.js';
import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';
import type { PlaceKind } from './place-kinds.js';
import { kindsIn } from './place-kinds.js';
import type { PlaceDeclaration } from './product/field.js';
import { productField, productPart } from './product/product-schemas.js';
import type { ItemScope as Scope, ListSlot as List, Slot as Field } from '../../../conditions/index.js';
import type { SlotDomain } from './slot-domain.js';
import { domainValues, slotDomain } from './slot-domain.js';

export type { Value } from '../../../conditions/index.js';
export { unitOf, valueFromText, valueToText } from '../../../conditions/index.js';

export interface RiskSlot extends Field {
  readonly path: string;
  readonly type: InputType;
  readonly title: string;
  /** JSON pointer, with `%` for the index of a list element. */
  readonly pointer: string;
  /** The list that it belongs to; null for the risk itself. */
  readonly list: RiskListSlot | null;
  readonly index: number;
  /** A value v is stored as the whole number v × 10^scale. */
  readonly scale: number;
  readonly optional: boolean;
  readonly input: InputDeclaration | null;
  /** Its possible values if they are few, else null. */
  readonly domain: SlotDomain | null;
  /** The texts that a `lookup` fact can have; null for anything else. */
  readonly texts: readonly string[] | null;
  /** True from engine 2 on: tables and conditions that name an impossible value are refused. */
  readonly isStrict: boolean;
  /** Pointer of its declaration in the manual, for faults. */
  readonly declaredAt: string;
}

export interface RiskListSlot extends List {
  readonly path: string;
  readonly pointer: string;
  readonly title: string;
  readonly index: number;
  readonly min: number;
  readonly max: number;
  /** The list whose elements contain this list. The elements of all of them are stored one after another. */
  readonly parent: RiskListSlot | null;
  /** Index at which an element stores the number of the element that contains it; -1 for a list of the risk itself. */
  readonly parentAt: number;
  /** Index at which an element stores its own number, for lists within it; -1 without such lists. */
  ownAt: number;
  /** Values per element, including the numbers of values from short lists. */
  width: number;
}

/** A list whose elements a condition calls by a word: `vehicle` in a coverage rated for each vehicle. */
export interface RiskItemScope extends Scope {
  readonly list: RiskListSlot;
}

const SEGMENT = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const MOST_DEPTH = 4;

/** Inputs of every risk under any manual. They choose the edition, so they must match its plan. */
function envelope({ plan: { productType, state }, terms }: ManualDocument): readonly InputDeclaration[] {
  return [
    { path: 'productType', type: 'text', title: 'Product', required: true, allowed: [productType] },
    { path: 'state', type: 'text', title: 'State', required: true, allowed: [state] },
    { path: 'zipCode', type: 'text', title: 'ZIP code of the risk', required: true, format: 'zip-code' },
    { path: 'effectiveDate', type: 'date', title: 'Effective date', required: true },
    { path: 'termMonths', type: 'integer', title: 'Term in months', required: true, allowed: terms },
  ];
}

/** The typed fields of a risk: the manual's own, and those of the product that the manual does not declare. */
export class RiskSchema {
  readonly slots = new Map<string, RiskSlot>();
  readonly lists = new Map<string, RiskListSlot>();
  readonly facts = new Map<string, DerivedDeclaration>();
  readonly places: PlaceDeclaration[] = [];
  width = 0;
  private isStrict = true;
  private readonly kinds = new Map<string, PlaceKind>();

  static of(manual: ManualDocument, faults: Faults): RiskSchema {
    const schema = new RiskSchema();
    schema.isStrict = manual.engine !== '1';
    const product = productPart(manual);
    for (const input of envelope(manual)) schema.addSlot(input, input, '', faults);
    manual.lists.forEach((list, index) => schema.addList(list, `/lists/${index}`, faults));
    for (const list of product.lists) schema.addList(list, '', faults);
    manual.inputs.forEach((given, index) => {
      const input = schema.isStrict ? withCalendar(given, manual) : given;
      schema.addSlot(input, input, `/inputs/${index}`, faults);
    });
    for (const field of product.fields) schema.addSlot(field, field, '', faults);
    schema.places.push(...product.places);
    manual.derived.forEach((derived, index) => {
      const { path, title } = derived;
      schema.facts.set(path, derived);
      const declared = { path, title, required: true, ...typeOf(derived, manual, schema) };
      const place = { origin: originOf(derived, manual), texts: textsOf(derived, manual) };
      schema.addSlot(declared, null, `/derived/${index}`, faults, place);
    });
    return schema;
  }

  private addList(list: ListDeclaration, at: string, faults: Faults): void {
    const { path } = list;
    const [before, after, ...more] = path.split('[].') as [string, ...string[]];
    const parent = after === undefined ? null : this.lists.get(before);
    const fault =
      more.length > 0 ? DEEP : (pathFault(before) ?? (after === undefined ? null : pathFault(after)));
    if (fault) faults.add(below(at, 'path'), fault);
    else if (this.lists.has(path)) faults.add(below(at, 'path'), 'is declared twice');
    else if (parent === undefined)
      faults.add(below(at, 'path'), `lies in the list ${before}, which is not declared before`);
    else if (list.max < list.min) faults.add(below(at, 'max'), 'must not be below the minimum');
    else if (this.claim(path, 'list', at, faults)) {
      const parentAt = parent ? 0 : -1;
      if (parent && parent.ownAt < 0) parent.ownAt = parent.width++;
      const pointer = pointerOf(path);
      const place = { pointer, index: this.lists.size, parent, parentAt, ownAt: -1, width: parent ? 1 : 0 };
      this.lists.set(path, { ...list, ...place });
    }
  }

  /** Records what each place along a path is; a place that already is of another kind is a fault, and the result false. */
  private claim(path: string, own: PlaceKind, at: string, faults: Faults): boolean {
    const places = kindsIn(path, own);
    for (const [place, kind] of places) {
      const other = this.kinds.get(place);
      if (other === undefined || other === kind) continue;
      faults.add(below(at, 'path'), `${place} is a ${other} and a ${kind} at once`);
      return false;
    }
    for (const [place, kind] of places) this.kinds.set(place, kind);
    return true;
  }

  private addSlot(
    declared: InputDeclaration,
    input: InputDeclaration | null,
    at: string,
    faults: Faults,
    { origin, texts }: Pick<RiskSlot, 'texts'> & { readonly origin: string } = {
      origin: declared.path,
      texts: null,
    },
  ): void {
    const { path } = declared;
    const parts = path.split('[].');
    const fault = parts.length > 3 ? DEEP : (parts.map(pathFault).find((each) => each !== null) ?? null);
    if (fault) return faults.add(below(at, 'path'), fault);
    if (this.slots.has(path)) return faults.add(below(at, 'path'), 'is declared twice');
    const listPath = parts.slice(0, -1).join('[].');
    const list = listPath === '' ? null : this.lists.get(listPath);
    if (list === undefined)
      return faults.add(below(at, 'path'), `lies in the list ${listPath}, which is not declared`);
    if (!this.claim(path, 'field', at, faults)) return;
    const place = (): number => (list ? list.width++ : this.width++);
    const scale = declared.type === 'money' ? 2 : declared.type === 'decimal' ? (declared.decimals ?? 4) : 0;
    const index = place();
    const values = input && domainValues({ type: declared.type, scale }, input);
    const slot: RiskSlot = {
      path,
      type: declared.type,
      title: declared.title,
      pointer: list && origin.startsWith(`${listPath}[].`) ? pointerOf(origin) : wholeList(pointerOf(origin)),
      list,
      index,
      scale,
      optional: !declared.required && declared.default === undefined,
      input,
      domain: values && slotDomain(values, place()),
      texts,
      isStrict: this.isStrict,
      declaredAt: at,
    };
    this.slots.set(path, slot);
  }
}

/** Adds the product's rules on dates, years and ages to a manual's input that does not state its own. */
function withCalendar(input: InputDeclaration, { plan }: ManualDocument): InputDeclaration {
  const known = productField(plan.productType, input.path);
  if (known?.type !== input.type) return input;
  const { yearsAhead, ageOf, min, max } = known;
  const isPlain = (bound: string | undefined): boolean => bound !== undefined && !bound.includes('.');
  return {
    ...(yearsAhead !== undefined && { yearsAhead }),
    ...(ageOf && { ageOf }),
    ...(input.type === 'date' && isPlain(min) && { min }),
    ...(input.type === 'date' && isPlain(max) && { max }),
    ...input,
  } as InputDeclaration;
}

const DEEP = 'lies in a list within a list within a list';

function pointerOf(path: string): string {
  return `/${path.replaceAll('[]', '.%').replaceAll('.', '/')}`;
}

/** The pointer of the whole list, for faults of no particular element. */
function wholeList(pointer: string): string {
  return pointer.replace(/\/%.*$/, '');
}

/** The type of a derived fact: text for `lookup`, integer for counts and years, else the type of the aggregated numbers. */
function typeOf(
  derived: DerivedDeclaration,
  manual: ManualDocument,
  schema: RiskSchema,
): { readonly type: InputType; readonly decimals?: number } {
  switch (derived.kind) {
    case 'lookup':
      return { type: 'text' };
    case 'count':
    case 'completed-years':
      return { type: 'integer' };
    case 'sum':
    case 'max':
    case 'min': {
      const source = derived.of === undefined ? undefined : schema.slots.get(derived.of);
      if (source) return { type: source.type, decimals: source.scale };
      const rows = derived.table === undefined ? [] : (tableNamed(manual, derived.table)?.rows ?? []);
      const decimals = rows.reduce((most, row) => Math.max(most, decimalsOf(String(row.at(-1)))), 0);
      return decimals === 0 ? { type: 'integer' } : { type: 'decimal', decimals };
    }
  }
}

function textsOf(derived: DerivedDeclaration, manual: ManualDocument): readonly string[] | null {
  if (derived.kind !== 'lookup') return null;
  return [...new Set(tableNamed(manual, derived.table)?.rows.map((row) => String(row.at(-1))))];
}

export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function tableNamed(manual: ManualDocument, name: string): FactorTable | undefined {
  return placedTables(manual).find((placed) => placed.name === name)?.table;
}

/** The input that a client has to change in order to change a derived fact. */
function originOf(derived: DerivedDeclaration, manual: ManualDocument): string {
  if (derived.kind === 'completed-years') return derived.from;
  if (derived.kind === 'lookup')
    return tableNamed(manual, derived.table)?.dimensions[0]?.input ?? derived.path;
  return derived.list;
}

function pathFault(path: string): string | null {
  const segments = path.split('.');
  if (segments.length > MOST_DEPTH) return `must not be more than ${MOST_DEPTH} names deep`;
  const sound = segments.every((segment) => SEGMENT.test(segment) && !(segment in Object.prototype));
  return sound ? null : 'must be names joined by points, as in propertyInfo.territory or drivers[].birthDate';
}
