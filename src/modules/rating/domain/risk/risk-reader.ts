import { isCalendarDate } from '../../../../shared/calendar-date.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { ratingError } from '../../rating.errors.js';
import { Faults, below } from '../manual/faults.js';
import type { ManualDocument } from '../manual/manual.js';
import type { FieldReader } from './read-field.js';
import { compileField } from './read-field.js';
import type { ListSlot, RiskSchema, Slot, Value } from './risk-schema.js';

/** A risk that was found to be sound: its values in the places that the schema gave them. */
export interface ReadRisk {
  readonly values: Value[];
  /** By list, by element. */
  readonly lists: Value[][][];
}

interface Field {
  readonly name: string;
  readonly slot: Slot;
  readonly read: FieldReader;
  readonly required: boolean;
  readonly fallback: Value;
  readonly notBefore: DateBound | null;
  readonly notAfter: DateBound | null;
}

/** A section of the risk, the risk itself, or an element of a list. */
interface Node {
  readonly pointer: string;
  readonly known: Set<string>;
  readonly fields: Field[];
  readonly sections: Map<string, Node>;
  readonly lists: Map<string, { readonly slot: ListSlot; readonly element: Node }>;
}

type DateBound = { readonly said: string } & (
  { readonly date: CalendarDate } | { readonly relative: 'today' | 'effectiveDate' }
);

const MOST_FAULTS = 50;
const ZIP_CODE = /^\d{5}(?:-\d{4})?$/;

/** Compiled once per edition: reads a risk against the declared inputs, refuses what is not declared, out of bounds or missing. */
export class RiskReader {
  private readonly root: Node = node('');
  private readonly effectiveDate: Slot;
  private readonly zipCode: Slot;

  constructor(
    private readonly schema: RiskSchema,
    private readonly plan: ManualDocument['plan'],
    faults: Faults,
  ) {
    for (const list of schema.lists.values()) this.place(list, faults);
    for (const slot of schema.slots.values()) if (slot.input) this.placeField(slot, faults);
    this.effectiveDate = schema.slots.get('effectiveDate') as Slot;
    this.zipCode = schema.slots.get('zipCode') as Slot;
  }

  /** Throws `rating.invalid-risk` with up to fifty faults. `today` is for dates that must not lie in the future. */
  read(risk: unknown, today: CalendarDate): ReadRisk {
    const faults = new Faults();
    const values: Value[] = new Array<Value>(this.schema.width).fill(null);
    const lists: Value[][][] = [];
    for (let index = 0; index < this.schema.lists.size; index += 1) lists.push([]);
    const target = { values, lists };
    this.readNode(this.root, risk, values, target, -1, faults);
    if (faults.count === 0) this.checkEnvelope(values, faults);
    if (faults.count === 0) this.checkDates(this.root, values, target, -1, today, faults);
    if (faults.count > 0)
      throw ratingError('rating.invalid-risk', { errors: faults.list.slice(0, MOST_FAULTS) });
    return target;
  }

  private readNode(
    at: Node,
    raw: unknown,
    values: Value[],
    target: ReadRisk,
    element: number,
    faults: Faults,
  ): void {
    let fields: Readonly<Record<string, unknown>> = NOTHING;
    if (raw !== undefined && raw !== null) {
      if (typeof raw !== 'object' || Array.isArray(raw))
        return faults.add(place(at.pointer, element), 'must be an object');
      fields = raw as Record<string, unknown>;
      for (const name of Object.keys(fields)) {
        // A field set to null is an optional one that was left out, as the wire writes it.
        if (!at.known.has(name) && (fields[name] ?? null) !== null) {
          if (faults.count >= MOST_FAULTS) return;
          faults.add(below(place(at.pointer, element), name.slice(0, 60)), 'is not a field of this product');
        }
      }
    }
    for (const field of at.fields) {
      const value = fields[field.name];
      if (value === undefined || value === null) {
        if (field.required) faults.add(place(field.slot.pointer, element), 'is required');
        else values[field.slot.index] = field.fallback;
        continue;
      }
      const reading = field.read(value);
      if (reading !== null && typeof reading === 'object')
        faults.add(place(field.slot.pointer, element), reading.fault);
      else values[field.slot.index] = reading;
    }
    for (const [name, section] of at.sections)
      this.readNode(section, fields[name], values, target, element, faults);
    for (const [name, list] of at.lists) this.readList(list.slot, list.element, fields[name], target, faults);
  }

  private readList(slot: ListSlot, element: Node, raw: unknown, target: ReadRisk, faults: Faults): void {
    const items: unknown = raw ?? [];
    if (!Array.isArray(items)) return faults.add(slot.pointer, 'must be a list');
    if (items.length < slot.min || items.length > slot.max) {
      return faults.add(
        slot.pointer,
        `must have from ${slot.min} to ${slot.max} entries and has ${items.length}`,
      );
    }
    const read = target.lists[slot.index] as Value[][];
    for (let index = 0; index < items.length && faults.count < MOST_FAULTS; index += 1) {
      const values = new Array<Value>(slot.width).fill(null);
      read.push(values);
      if (items[index] === null || items[index] === undefined)
        faults.add(below(slot.pointer, index), 'must be an object');
      else this.readNode(element, items[index], values, target, index, faults);
    }
  }

  private checkEnvelope(values: Value[], faults: Faults): void {
    if (values[0] !== this.plan.productType)
      faults.add('/productType', `must be ${this.plan.productType}, the product of this manual`);
    if (values[1] !== this.plan.state)
      faults.add('/state', `must be ${this.plan.state}, the state of this manual`);
    if (!ZIP_CODE.test(String(values[this.zipCode.index])))
      faults.add('/zipCode', 'must be a ZIP code, 12345 or 12345-6789');
  }

  private checkDates(
    at: Node,
    values: Value[],
    target: ReadRisk,
    element: number,
    today: CalendarDate,
    faults: Faults,
  ): void {
    for (const { slot, notBefore, notAfter } of at.fields) {
      const value = values[slot.index];
      if (typeof value !== 'string' || slot.type !== 'date') continue;
      if (notBefore && value < this.dateOf(notBefore, target, today)) {
        faults.add(place(slot.pointer, element), `must not lie before ${notBefore.said}`);
      }
      if (notAfter && value > this.dateOf(notAfter, target, today)) {
        faults.add(place(slot.pointer, element), `must not lie after ${notAfter.said}`);
      }
    }
    for (const section of at.sections.values())
      this.checkDates(section, values, target, element, today, faults);
    for (const { slot, element: inner } of at.lists.values()) {
      (target.lists[slot.index] as Value[][]).forEach((item, index) =>
        this.checkDates(inner, item, target, index, today, faults),
      );
    }
  }

  private dateOf(bound: DateBound, target: ReadRisk, today: CalendarDate): CalendarDate {
    if ('date' in bound) return bound.date;
    return bound.relative === 'today' ? today : (target.values[this.effectiveDate.index] as CalendarDate);
  }

  private place(list: ListSlot, faults: Faults): void {
    const { parent, name } = this.parentOf(list.path);
    if (parent.known.has(name)) return faults.add('/lists', `${list.path} is declared twice`);
    parent.known.add(name);
    parent.lists.set(name, { slot: list, element: node(`${list.pointer}/%`) });
  }

  private placeField(slot: Slot, faults: Faults): void {
    const at = slot.declaredAt;
    const [before, after] = slot.path.split('[].') as [string, string | undefined];
    const home = after === undefined ? this.root : this.elementOf(before);
    const { parent, name } = this.parentOf(after ?? before, home);
    if (parent.known.has(name)) return faults.add(below(at, 'path'), 'is a section and a field at once');
    parent.known.add(name);
    const read = compileField(slot, at, faults);
    const input = slot.input;
    const fallback = input?.default === undefined ? null : read(input.default);
    if (fallback !== null && typeof fallback === 'object') faults.add(below(at, 'default'), fallback.fault);
    parent.fields.push({
      name,
      slot,
      read,
      required: input?.required === true,
      fallback: fallback !== null && typeof fallback === 'object' ? null : fallback,
      notBefore: slot.type === 'date' ? dateBound(input?.min, below(at, 'min'), faults) : null,
      notAfter: slot.type === 'date' ? dateBound(input?.max, below(at, 'max'), faults) : null,
    });
  }

  private elementOf(listPath: string): Node {
    const { parent, name } = this.parentOf(listPath);
    return parent.lists.get(name)?.element ?? node('');
  }

  private parentOf(path: string, from: Node = this.root): { readonly parent: Node; readonly name: string } {
    const segments = path.split('.');
    const name = segments.pop() as string;
    let parent = from;
    for (const segment of segments) {
      let next = parent.sections.get(segment);
      if (!next) {
        next = node(`${parent.pointer}/${segment}`);
        parent.sections.set(segment, next);
        parent.known.add(segment);
      }
      parent = next;
    }
    return { parent, name };
  }
}

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze(
  Object.create(null) as Record<string, unknown>,
);

function node(pointer: string): Node {
  return { pointer, known: new Set(), fields: [], sections: new Map(), lists: new Map() };
}

function place(pointer: string, element: number): string {
  return element < 0 ? pointer : pointer.replace('%', String(element));
}

function dateBound(text: string | undefined, at: string, faults: Faults): DateBound | null {
  if (text === undefined) return null;
  if (text === 'today') return { relative: text, said: 'today' };
  if (text === 'effectiveDate') return { relative: text, said: 'the effective date' };
  if (isCalendarDate(text)) return { date: text, said: text };
  faults.add(at, 'must be a date, today or effectiveDate');
  return null;
}
