import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { UsState } from '../../../../shared/us-states.js';
import { zipFaults } from '../../../../shared/us-zip-codes.js';
import { ratingError } from '../../rating.errors.js';
import { Faults, below } from '../manual/faults.js';
import type { CalendarSlot } from './calendar-checks.js';
import { calendarFault } from './calendar-checks.js';
import { acceptedAtOnce, expectedMember } from './expected-member.js';
import type { RiskListSlot, RiskSchema, RiskSlot, Value } from './risk-schema.js';
import type { DateBound, DatedSlot, KeySlot, Member, PlaceSlots, RiskNode } from './risk-tree.js';
import { NO_ELEMENTS, RiskTree, setValue } from './risk-tree.js';

/** A valid risk: its values at the indexes that the schema assigned. */
export interface ReadRisk {
  readonly values: Value[];
  /** Values by list, then by element. */
  readonly lists: Value[][][];
}

const MOST_FAULTS = 50;

/**
 * Reads a risk against the declared inputs; refuses what is not declared, out of bounds or missing. Compiled once per
 * edition.
 */
export class RiskReader {
  readonly tree: RiskTree;
  private readonly effectiveAt: number;

  constructor(schema: RiskSchema, faults: Faults) {
    this.tree = new RiskTree(schema, faults);
    this.effectiveAt = (schema.slots.get('effectiveDate') as RiskSlot).index;
  }

  /** Throws `rating.invalid-risk` with up to fifty faults. `today` is for dates that must not lie in the future. */
  read(risk: unknown, today: CalendarDate): ReadRisk {
    const reading = new Reading(this.tree);
    reading.node(this.tree.root, risk, reading.values, -1);
    if (reading.faults === null) {
      const { dated, calendar, keys, places } = this.tree;
      for (let index = 0; index < dated.length; index += 1) {
        const one = dated[index] as DatedSlot;
        if (isGiven(one.slot, reading)) checkDate(one, reading, today);
      }
      for (let index = 0; index < calendar.length; index += 1) {
        const one = calendar[index] as CalendarSlot;
        if (isGiven(one.slot, reading)) checkCalendar(one, reading, this.effectiveAt);
      }
      for (let index = 0; index < keys.length; index += 1) {
        const one = keys[index] as KeySlot;
        if (isGiven(one.slot, reading)) checkKey(one, reading);
      }
      for (let index = 0; index < places.length; index += 1) {
        const one = places[index] as PlaceSlots;
        if (isGiven(one.zipCode, reading)) checkPlace(one, reading);
      }
    }
    if (reading.faults !== null) {
      throw ratingError('rating.invalid-risk', { errors: reading.faults.list.slice(0, MOST_FAULTS) });
    }
    return reading;
  }
}

class Reading implements ReadRisk {
  readonly values: Value[];
  readonly lists: Value[][][];
  faults: Faults | null = null;

  constructor(private readonly tree: RiskTree) {
    this.values = tree.defaults.slice();
    this.lists = tree.noLists.slice();
  }

  fault(pointer: string, detail: string): void {
    (this.faults ??= new Faults()).add(pointer, detail);
  }

  node(at: RiskNode, raw: unknown, values: Value[], element: number): void {
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
      return this.fault(this.place(at.pointer, at.list, element), 'must be an object');
    }
    const fields = raw as Readonly<Record<string, unknown>>;
    let required = 0;
    let position = 0;
    // for…in is several times faster than looking up each declared name. It would see inherited names too, but every name
    // is looked up among the declared ones, and none of those is a name that objects inherit.
    for (const name in fields) {
      const value = fields[name];
      // A field set to null is an optional one that was left out, as the wire writes it.
      if (value === null || value === undefined) continue;
      let met = at.order[position];
      if (met === undefined || met.name !== name) {
        const found = at.members.get(name);
        if (found === undefined) {
          if (this.isFull()) return;
          const owner = this.place(at.pointer, at.list, element);
          this.fault(below(owner, name.slice(0, 60)), 'is not a field of this product');
          continue;
        }
        at.order[position] = met = expectedMember(name, found);
      }
      position += 1;
      required += met.required;
      if (acceptedAtOnce(met, value, values)) continue;
      const { member } = met;
      if (member.kind === 'field') this.field(member, value, values, element);
      else if (member.kind === 'section') this.node(member.node, value, values, element);
      else this.list(member.slot, member.element, value, element);
    }
    if (required < at.required) this.missing(at, fields, element);
  }

  private field({ slot, reader }: FieldMember, raw: unknown, values: Value[], element: number): void {
    const reading = reader.read(raw);
    if (reading === null || typeof reading !== 'object') setValue(values, slot, reading);
    else this.fault(this.place(slot.pointer, slot.list, element), reading.fault);
  }

  private list(slot: RiskListSlot, element: RiskNode, raw: unknown, owner: number): void {
    if (!Array.isArray(raw))
      return this.fault(this.place(slot.pointer, slot.parent, owner), 'must be a list');
    if (raw.length < slot.min || raw.length > slot.max) {
      return this.fault(
        this.place(slot.pointer, slot.parent, owner),
        `must have from ${slot.min} to ${slot.max} entries and has ${raw.length}`,
      );
    }
    if (raw.length === 0) return;
    if (this.lists[slot.index] === NO_ELEMENTS) this.lists[slot.index] = [];
    const read = this.lists[slot.index] as Value[][];
    const defaults = this.tree.elementDefaults[slot.index] as Value[];
    const { ownAt, parentAt } = slot;
    for (let index = 0; index < raw.length && !this.isFull(); index += 1) {
      const values = defaults.slice();
      const number = read.length;
      if (ownAt >= 0) values[ownAt] = number;
      if (parentAt >= 0) values[parentAt] = owner;
      read.push(values);
      this.node(element, raw[index], values, number);
    }
  }

  private missing(at: RiskNode, fields: Readonly<Record<string, unknown>>, element: number): void {
    for (const member of at.members.values()) {
      if (!member.required || (fields[member.name] ?? null) !== null) continue;
      if (member.kind === 'section') this.missing(member.node, NOTHING, element);
      else this.fault(this.place(member.slot.pointer, at.list, element), 'is required');
    }
  }

  private isFull(): boolean {
    return this.faults !== null && this.faults.count >= MOST_FAULTS;
  }

  /** A pointer with the indexes of elements filled in, as the client counts them. */
  place(pointer: string, list: RiskListSlot | null, element: number): string {
    if (!list?.parent) return element < 0 ? pointer : pointer.replace('%', String(element));
    const { parentAt } = list;
    const all = this.lists[list.index] as Value[][];
    const owner = all[element]?.[parentAt];
    const first = all.findIndex((values) => values[parentAt] === owner);
    return pointer.replace('%', String(owner)).replace('%', String(element - first));
  }
}

type FieldMember = Extract<Member, { kind: 'field' }>;

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

function isGiven({ list, index }: RiskSlot, { values, lists }: ReadRisk): boolean {
  return list ? (lists[list.index] as Value[][]).length > 0 : values[index] !== null;
}

function eachValue(slot: RiskSlot, reading: ReadRisk, visit: (value: Value, element: number) => void): void {
  const { list, index } = slot;
  if (!list) return visit(reading.values[index] ?? null, -1);
  const elements = reading.lists[list.index] as Value[][];
  for (let element = 0; element < elements.length; element += 1)
    visit(elements[element]?.[index] ?? null, element);
}

function checkCalendar(one: CalendarSlot, reading: Reading, effectiveAt: number): void {
  const { slot } = one;
  const effectiveDate = reading.values[effectiveAt] as CalendarDate;
  eachValue(slot, reading, (value, element) => {
    const own = (slot.list ? reading.lists[slot.list.index]?.[element] : null) ?? reading.values;
    const fault = calendarFault(one, value, { own, risk: reading.values, effectiveDate });
    if (fault !== null) reading.fault(reading.place(slot.pointer, slot.list, element), fault);
  });
}

function checkDate({ slot, notBefore, notAfter }: DatedSlot, reading: Reading, today: CalendarDate): void {
  eachValue(slot, reading, (value, element) => {
    if (typeof value !== 'string') return;
    const [from, to] = [
      notBefore && boundOf(notBefore, slot, element, reading, today),
      notAfter && boundOf(notAfter, slot, element, reading, today),
    ];
    if (from && value < from) {
      reading.fault(
        reading.place(slot.pointer, slot.list, element),
        `must not lie before ${notBefore?.said}`,
      );
    }
    if (to && value > to) {
      reading.fault(reading.place(slot.pointer, slot.list, element), `must not lie after ${notAfter?.said}`);
    }
  });
}

/** The date of a bound; null where the bound is another date that was not given. */
function boundOf(
  bound: DateBound,
  dated: RiskSlot,
  element: number,
  reading: ReadRisk,
  today: CalendarDate,
): CalendarDate | null {
  if ('date' in bound) return bound.date;
  if ('relative' in bound) return today;
  const { list, index } = bound.slot;
  const own = dated.list ? reading.lists[dated.list.index]?.[element] : undefined;
  const owner = list && list !== dated.list ? Number(own?.[dated.list?.parentAt ?? -1]) : element;
  const values = list ? reading.lists[list.index]?.[owner] : reading.values;
  return (values?.[index] as CalendarDate | null | undefined) ?? null;
}

/** Checks that values are unique, or exist in the list they refer to; a duplicate is reported at the second place. */
function checkKey({ slot, unique, refersTo }: KeySlot, reading: Reading): void {
  const known = new Set<Value>();
  if (refersTo) eachValue(refersTo, reading, (value) => void known.add(value));
  const seen = new Set<Value>();
  eachValue(slot, reading, (value, element) => {
    if (value === null) return;
    const at = (): string => reading.place(slot.pointer, slot.list, element);
    if (unique && seen.has(value)) reading.fault(at(), 'is the same as that of another entry');
    if (refersTo && !known.has(value))
      reading.fault(at(), `is not the ${shortTitle(refersTo)} of any of the ${listTitle(refersTo)}`);
    seen.add(value);
  });
}

/**
 * An address must lie in the state and ZIP code that rate it. Only five digits are compared: the last four name part of a
 * street.
 */
function checkPlace({ state, zipCode, ratedState, ratedZipCodes }: PlaceSlots, reading: Reading): void {
  const wanted = valueAt(ratedState, -1, reading);
  eachValue(state, reading, (value, element) => {
    if (value !== null && value !== wanted)
      reading.fault(
        reading.place(state.pointer, state.list, element),
        `must be ${String(wanted)}, the state of the risk`,
      );
  });
  eachValue(zipCode, reading, (value, element) => {
    if (value === null) return;
    const ratedBy = ratedZipCodes.find((slot) => valueAt(slot, element, reading) !== null) as RiskSlot;
    const rated = String(valueAt(ratedBy, element, reading)).slice(0, 5);
    const at = reading.place(zipCode.pointer, zipCode.list, element);
    if (String(value).slice(0, 5) !== rated)
      reading.fault(at, `must lie in ${rated}, the ${inSentence(ratedBy)}`);
    else zipFaults(wanted as UsState, rated, at).forEach(({ detail }) => reading.fault(at, detail));
  });
}

function valueAt({ list, index }: RiskSlot, element: number, { values, lists }: ReadRisk): Value {
  return (list ? lists[list.index]?.[element] : values)?.[index] ?? null;
}

function inSentence({ title }: RiskSlot): string {
  return /^[A-Z][a-z]/.test(title) ? shortTitle({ title }) : title;
}

function shortTitle({ title }: Pick<RiskSlot, 'title'>): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function listTitle({ list }: RiskSlot): string {
  const title = list?.title ?? '';
  return title.charAt(0).toLowerCase() + title.slice(1);
}
