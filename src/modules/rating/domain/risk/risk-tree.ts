import { isCalendarDate } from '../../../../shared/calendar-date.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { CalendarSlot } from './calendar-checks.js';
import type { FieldReader } from './read-field.js';
import { compileField } from './read-field.js';
import type { PlaceDeclaration } from './product/field.js';
import { PLACE_STATE, PLACE_ZIP_CODE, isNeeded } from './product/place.js';
import type { RiskListSlot, RiskSchema, RiskSlot, Value } from './risk-schema.js';

/** The risk itself, a section of it, or an element of a list, with its members by their names on the wire. */
export interface RiskNode {
  /** With `%` for the index of a list element. */
  readonly pointer: string;
  /** The list in whose elements it lies; null for the risk itself. */
  readonly list: RiskListSlot | null;
  readonly members: Map<string, Member>;
  /** The members in the order of the last risk: risks of one sender look alike, and a guess is cheaper than a hash. */
  readonly order: ExpectedMember[];
  /** The number of required members. */
  required: number;
  /** True where it may be left out as a whole, whatever it requires when given. */
  optional: boolean;
}

export type Member = { readonly name: string; required: boolean } & (
  | { readonly kind: 'field'; readonly slot: RiskSlot; readonly reader: FieldReader }
  | { readonly kind: 'section'; readonly node: RiskNode }
  | { readonly kind: 'list'; readonly slot: RiskListSlot; readonly element: RiskNode }
);

/**
 * A member as the last risk had it. One object of one shape holds all that reading a plain value needs, so that a field
 * costs a few loads. `name` is the very string of that risk, which makes comparing it with the next one a single
 * instruction.
 */
export interface ExpectedMember {
  readonly name: string;
  readonly member: Member;
  /** 1 for a required member, else 0. */
  readonly required: number;
  readonly accepts: FieldReader['accepts'];
  readonly min: number;
  readonly max: number;
  /** Set for a short list, which is searched faster than hashed; null for a long one. */
  readonly texts: readonly string[] | null;
  readonly numbers: readonly number[] | null;
  readonly listed: ReadonlyMap<unknown, number>;
  /** Index of the value, and of its number (-1 where it has none). */
  readonly at: number;
  readonly numberAt: number;
}

export type DateBound = { readonly said: string } & (
  { readonly date: CalendarDate } | { readonly relative: 'today' } | { readonly slot: RiskSlot }
);

/** A date that must not lie before or after another one. */
export interface DatedSlot {
  readonly slot: RiskSlot;
  readonly notBefore: DateBound | null;
  readonly notAfter: DateBound | null;
}

/** A value that is unique within its list, or that must exist in another list. */
export interface KeySlot {
  readonly slot: RiskSlot;
  readonly unique: boolean;
  readonly refersTo: RiskSlot | null;
}

/** An address with the inputs that rate it: the risk's state, and the ZIP codes of which the first one given counts. */
export interface PlaceSlots {
  readonly state: RiskSlot;
  readonly zipCode: RiskSlot;
  readonly ratedState: RiskSlot;
  readonly ratedZipCodes: readonly RiskSlot[];
}

/** Stores a value, and its number beside it where the input has few values. */
export function setValue(values: Value[], { index, domain }: RiskSlot, value: Value): void {
  values[index] = value;
  if (domain !== null) values[domain.at] = domain.numbers.get(value) ?? 0;
}

export const NO_ELEMENTS: Value[][] = [];
Object.freeze(NO_ELEMENTS);

/** The declared inputs as a tree, in the shape in which a risk arrives. */
export class RiskTree {
  readonly root: RiskNode = emptyNode('', null);
  readonly dated: DatedSlot[] = [];
  readonly keys: KeySlot[] = [];
  readonly calendar: CalendarSlot[] = [];
  readonly places: PlaceSlots[] = [];
  /** Initial values of a risk and of an element of each list: defaults, else null. */
  readonly defaults: Value[];
  readonly elementDefaults: Value[][];
  /** The lists of a risk without any element. */
  readonly noLists: Value[][][];

  constructor(
    private readonly schema: RiskSchema,
    faults: Faults,
  ) {
    this.defaults = new Array<Value>(schema.width).fill(null);
    this.elementDefaults = [...schema.lists.values()].map(({ width }) => new Array<Value>(width).fill(null));
    this.noLists = this.elementDefaults.map(() => NO_ELEMENTS);
    for (const { list, domain } of schema.slots.values()) if (domain) this.defaultsOf(list)[domain.at] = 0;
    for (const list of schema.lists.values()) this.addList(list);
    for (const slot of schema.slots.values()) if (slot.input) this.addField(slot, faults);
    for (const place of schema.places) this.addPlace(place);
    countRequired(this.root);
  }

  private defaultsOf(list: RiskListSlot | null): Value[] {
    return list ? (this.elementDefaults[list.index] as Value[]) : this.defaults;
  }

  private addList(slot: RiskListSlot): void {
    const { parent, name } = this.placeOf(slot.path);
    const element = emptyNode(`${slot.pointer}/%`, slot);
    parent.members.set(name, { kind: 'list', name, slot, element, required: slot.min > 0 });
  }

  private addField(slot: RiskSlot, faults: Faults): void {
    const { input, declaredAt: at } = slot;
    const { parent, name } = this.placeOf(slot.path);
    const reader = compileField(slot, at, faults);
    parent.members.set(name, { kind: 'field', name, slot, reader, required: input?.required === true });
    if (input?.default !== undefined) {
      const reading = reader.read(input.default);
      if (reading !== null && typeof reading === 'object')
        return faults.add(below(at, 'default'), reading.fault);
      setValue(this.defaultsOf(slot.list), slot, reading);
    }
    this.addKey(slot, faults);
    if (slot.isStrict && slot.type === 'integer') this.addCalendar(slot, faults);
    if (slot.type !== 'date') return;
    const notBefore = this.dateBound(slot, input?.min, below(at, 'min'), faults);
    const notAfter = this.dateBound(slot, input?.max, below(at, 'max'), faults);
    if (notBefore || notAfter) this.dated.push({ slot, notBefore, notAfter });
  }

  private addPlace({ path, ratedBy }: PlaceDeclaration): void {
    const { parent, name } = this.placeOf(path);
    const member = parent.members.get(name);
    if (member?.kind !== 'section') return;
    const fields = [...member.node.members.values()];
    member.node.optional = !fields.some(({ required }) => required);
    for (const field of fields) field.required ||= isNeeded(field.name);
    const slot = (at: string): RiskSlot => this.schema.slots.get(at) as RiskSlot;
    this.places.push({
      state: slot(`${path}.${PLACE_STATE}`),
      zipCode: slot(`${path}.${PLACE_ZIP_CODE}`),
      ratedState: slot('state'),
      ratedZipCodes: ratedBy.flatMap((at) => this.schema.slots.get(at) ?? []),
    });
  }

  private addCalendar(slot: RiskSlot, faults: Faults): void {
    const { yearsAhead, ageOf } = slot.input ?? {};
    if (yearsAhead !== undefined) this.calendar.push({ slot, yearsAhead, born: null, rule: null });
    if (!ageOf) return;
    const { date, rule = null } = ageOf;
    const born = this.schema.slots.get(date);
    const isAtHand = born?.type === 'date' && (!born.list || born.list === slot.list);
    if (isAtHand) this.calendar.push({ slot, yearsAhead: null, born, rule });
    // An `ageOf` without a rule, such as the product's, is skipped where the manual lacks the date.
    else if (rule) faults.add(`${slot.declaredAt}/ageOf/date`, `${date} is not a declared date`);
  }

  private addKey(slot: RiskSlot, faults: Faults): void {
    const { unique = false, refersTo: path } = slot.input ?? {};
    if (!unique && path === undefined) return;
    const refersTo = path === undefined ? null : this.schema.slots.get(path);
    if (slot.type !== 'text' || (unique && !slot.list))
      faults.add(slot.declaredAt, 'only a text in a list is unique, and only a text refers to another one');
    else if (refersTo === undefined || (refersTo && (refersTo.type !== 'text' || !refersTo.list)))
      faults.add(below(slot.declaredAt, 'refersTo'), `${path} is not a text in a list`);
    else this.keys.push({ slot, unique, refersTo });
  }

  private dateBound(slot: RiskSlot, text: string | undefined, at: string, faults: Faults): DateBound | null {
    if (text === undefined) return null;
    if (text === 'today') return { relative: text, said: 'today' };
    if (isCalendarDate(text)) return { date: text, said: text };
    const other = this.schema.slots.get(text);
    const isAtHand = !other?.list || other.list === slot.list || other.list === slot.list?.parent;
    if (other?.type === 'date' && isAtHand) {
      return { slot: other, said: `the ${other.title.charAt(0).toLowerCase()}${other.title.slice(1)}` };
    }
    faults.add(at, 'must be a date, today, effectiveDate or the path of another date');
    return null;
  }

  /** The node and name of a path: `drivers[].incidents[].kind` is `kind` of an element of `incidents` of a driver. */
  private placeOf(path: string): { readonly parent: RiskNode; readonly name: string } {
    const parts = path.split('[].');
    let node = this.root;
    for (const part of parts.slice(0, -1)) {
      const { parent, name } = this.parentOf(part, node);
      const member = parent.members.get(name);
      node = member?.kind === 'list' ? member.element : { ...node, members: new Map(), order: [] };
    }
    return this.parentOf(parts.at(-1) as string, node);
  }

  private parentOf(path: string, from: RiskNode): { readonly parent: RiskNode; readonly name: string } {
    const segments = path.split('.');
    const name = segments.pop() as string;
    let parent = from;
    for (const segment of segments) {
      const found = parent.members.get(segment);
      if (found?.kind === 'section') parent = found.node;
      else {
        const node = emptyNode(`${parent.pointer}/${segment}`, parent.list);
        parent.members.set(segment, { kind: 'section', name: segment, node, required: false });
        parent = node;
      }
    }
    return { parent, name };
  }
}

function emptyNode(pointer: string, list: RiskListSlot | null): RiskNode {
  return { pointer, list, members: new Map(), order: [], required: 0, optional: false };
}

/** Counts required members. A section is required when a member of it is, unless it may be left out as a whole. */
function countRequired(node: RiskNode): void {
  for (const member of node.members.values()) {
    if (member.kind === 'section') {
      countRequired(member.node);
      member.required = member.node.required > 0 && !member.node.optional;
    }
    if (member.kind === 'list') countRequired(member.element);
    if (member.required) node.required += 1;
  }
}
