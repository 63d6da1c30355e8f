import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { ratingError } from '../../rating.errors.js';
import { Faults, below } from '../manual/faults.js';
import type { ListSlot, RiskSchema, Slot, Value } from './risk-schema.js';
import type { DateBound, DatedSlot, RiskNode } from './risk-tree.js';
import { RiskTree } from './risk-tree.js';

/** A risk that was found to be sound: its values in the places that the schema gave them. */
export interface ReadRisk {
  readonly values: Value[];
  /** By list, by element. */
  readonly lists: Value[][][];
}

const MOST_FAULTS = 50;

/** Compiled once per edition: reads a risk against the declared inputs, refuses what is not declared, out of bounds or missing. */
export class RiskReader {
  private readonly tree: RiskTree;
  private readonly effectiveDate: Slot;

  constructor(
    private readonly schema: RiskSchema,
    faults: Faults,
  ) {
    this.tree = new RiskTree(schema, faults);
    this.effectiveDate = schema.slots.get('effectiveDate') as Slot;
  }

  /** Throws `rating.invalid-risk` with up to fifty faults. `today` is for dates that must not lie in the future. */
  read(risk: unknown, today: CalendarDate): ReadRisk {
    const reading = new Reading(this.tree, this.schema.lists.size);
    reading.node(this.tree.root, risk, reading.values, -1);
    if (reading.faults === null) {
      for (const dated of this.tree.dated) this.checkDate(dated, reading, today);
    }
    if (reading.faults !== null) {
      throw ratingError('rating.invalid-risk', { errors: reading.faults.list.slice(0, MOST_FAULTS) });
    }
    return reading;
  }

  private checkDate({ slot, notBefore, notAfter }: DatedSlot, reading: Reading, today: CalendarDate): void {
    const check = (value: Value | undefined, element: number): void => {
      if (typeof value !== 'string') return;
      if (notBefore && value < this.dateOf(notBefore, reading, today)) {
        reading.fault(place(slot.pointer, element), `must not lie before ${notBefore.said}`);
      }
      if (notAfter && value > this.dateOf(notAfter, reading, today)) {
        reading.fault(place(slot.pointer, element), `must not lie after ${notAfter.said}`);
      }
    };
    if (slot.list)
      reading.lists[slot.list.index]?.forEach((values, element) => check(values[slot.index], element));
    else check(reading.values[slot.index], -1);
  }

  private dateOf(bound: DateBound, reading: Reading, today: CalendarDate): CalendarDate {
    if ('date' in bound) return bound.date;
    return bound.relative === 'today' ? today : (reading.values[this.effectiveDate.index] as CalendarDate);
  }
}

/** One reading of one risk. */
class Reading implements ReadRisk {
  readonly values: Value[];
  readonly lists: Value[][][] = [];
  faults: Faults | null = null;

  constructor(
    private readonly tree: RiskTree,
    lists: number,
  ) {
    this.values = tree.defaults.slice();
    for (let index = 0; index < lists; index += 1) this.lists.push([]);
  }

  fault(pointer: string, detail: string): void {
    (this.faults ??= new Faults()).add(pointer, detail);
  }

  node(at: RiskNode, raw: unknown, values: Value[], element: number): void {
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
      return this.fault(place(at.pointer, element), 'must be an object');
    }
    const fields = raw as Readonly<Record<string, unknown>>;
    let required = 0;
    // for…in is several times faster than looking up each declared name. It would see inherited names too, but every name
    // is looked up among the declared ones, and none of those is a name that objects inherit.
    for (const name in fields) {
      const value = fields[name];
      // A field set to null is an optional one that was left out, as the wire writes it.
      if (value === null || value === undefined) continue;
      const member = at.members.get(name);
      if (member === undefined) {
        if (this.isFull()) return;
        this.fault(below(place(at.pointer, element), name.slice(0, 60)), 'is not a field of this product');
        continue;
      }
      if (member.required) required += 1;
      if (member.kind === 'field') {
        const reading = member.read(value);
        if (reading === null || typeof reading !== 'object') values[member.slot.index] = reading;
        else this.fault(place(member.slot.pointer, element), reading.fault);
      } else if (member.kind === 'section') this.node(member.node, value, values, element);
      else this.list(member.slot, member.element, value);
    }
    if (required < at.required) this.missing(at, fields, element);
  }

  private list(slot: ListSlot, element: RiskNode, raw: unknown): void {
    if (!Array.isArray(raw)) return this.fault(slot.pointer, 'must be a list');
    if (raw.length < slot.min || raw.length > slot.max) {
      return this.fault(
        slot.pointer,
        `must have from ${slot.min} to ${slot.max} entries and has ${raw.length}`,
      );
    }
    const read = this.lists[slot.index] as Value[][];
    const defaults = this.tree.elementDefaults[slot.index] as Value[];
    for (let index = 0; index < raw.length && !this.isFull(); index += 1) {
      const values = defaults.slice();
      read.push(values);
      this.node(element, raw[index], values, index);
    }
  }

  private missing(at: RiskNode, fields: Readonly<Record<string, unknown>>, element: number): void {
    for (const member of at.members.values()) {
      if (!member.required || (fields[member.name] ?? null) !== null) continue;
      if (member.kind === 'section') this.missing(member.node, NOTHING, element);
      else this.fault(place(member.slot.pointer, element), 'is required');
    }
  }

  private isFull(): boolean {
    return this.faults !== null && this.faults.count >= MOST_FAULTS;
  }
}

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

function place(pointer: string, element: number): string {
  return element < 0 ? pointer : pointer.replace('%', String(element));
}
