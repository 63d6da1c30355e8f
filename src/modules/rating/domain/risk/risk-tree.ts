import { isCalendarDate } from '../../../../shared/calendar-date.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { FieldReader } from './read-field.js';
import { compileField } from './read-field.js';
import type { ListSlot, RiskSchema, Slot, Value } from './risk-schema.js';

/** A section of the risk, the risk itself, or an element of a list: its members by the name they have on the wire. */
export interface RiskNode {
  /** With `%` where the number of a list element stands. */
  readonly pointer: string;
  readonly members: Map<string, Member>;
  /** How many members must be there. */
  required: number;
}

export type Member = { readonly name: string; required: boolean } & (
  | { readonly kind: 'field'; readonly slot: Slot; readonly read: FieldReader }
  | { readonly kind: 'section'; readonly node: RiskNode }
  | { readonly kind: 'list'; readonly slot: ListSlot; readonly element: RiskNode }
);

export type DateBound = { readonly said: string } & (
  { readonly date: CalendarDate } | { readonly relative: 'today' | 'effectiveDate' }
);

/** A date that must not lie before or after another one. */
export interface DatedSlot {
  readonly slot: Slot;
  readonly notBefore: DateBound | null;
  readonly notAfter: DateBound | null;
}

/** The declared inputs as a tree, in the shape in which a risk arrives. */
export class RiskTree {
  readonly root: RiskNode = { pointer: '', members: new Map(), required: 0 };
  readonly dated: DatedSlot[] = [];
  /** The values of a risk, and of an element of each list, before anything was read: defaults, else null. */
  readonly defaults: Value[];
  readonly elementDefaults: Value[][];

  constructor(schema: RiskSchema, faults: Faults) {
    this.defaults = new Array<Value>(schema.width).fill(null);
    this.elementDefaults = [...schema.lists.values()].map(({ width }) => new Array<Value>(width).fill(null));
    for (const list of schema.lists.values()) this.addList(list, faults);
    for (const slot of schema.slots.values()) if (slot.input) this.addField(slot, faults);
    countRequired(this.root);
  }

  private addList(slot: ListSlot, faults: Faults): void {
    const { parent, name } = this.parentOf(slot.path);
    if (parent.members.has(name)) return faults.add('/lists', `${slot.path} is a section and a list at once`);
    const element = { pointer: `${slot.pointer}/%`, members: new Map<string, Member>(), required: 0 };
    parent.members.set(name, { kind: 'list', name, slot, element, required: slot.min > 0 });
  }

  private addField(slot: Slot, faults: Faults): void {
    const { input, declaredAt: at } = slot;
    const [before, after] = slot.path.split('[].') as [string, string | undefined];
    const { parent, name } = this.parentOf(
      after ?? before,
      after === undefined ? this.root : this.elementOf(before),
    );
    if (parent.members.has(name)) return faults.add(below(at, 'path'), 'is a section and a field at once');
    const read = compileField(slot, at, faults);
    parent.members.set(name, { kind: 'field', name, slot, read, required: input?.required === true });
    if (input?.default !== undefined) {
      const reading = read(input.default);
      if (reading !== null && typeof reading === 'object')
        return faults.add(below(at, 'default'), reading.fault);
      const defaults = slot.list ? (this.elementDefaults[slot.list.index] as Value[]) : this.defaults;
      defaults[slot.index] = reading;
    }
    if (slot.type !== 'date') return;
    const notBefore = dateBound(input?.min, below(at, 'min'), faults);
    const notAfter = dateBound(input?.max, below(at, 'max'), faults);
    if (notBefore || notAfter) this.dated.push({ slot, notBefore, notAfter });
  }

  private elementOf(listPath: string): RiskNode {
    const { parent, name } = this.parentOf(listPath);
    const member = parent.members.get(name);
    return member?.kind === 'list' ? member.element : { pointer: '', members: new Map(), required: 0 };
  }

  private parentOf(
    path: string,
    from: RiskNode = this.root,
  ): { readonly parent: RiskNode; readonly name: string } {
    const segments = path.split('.');
    const name = segments.pop() as string;
    let parent = from;
    for (const segment of segments) {
      const found = parent.members.get(segment);
      if (found?.kind === 'section') parent = found.node;
      else {
        const node: RiskNode = { pointer: `${parent.pointer}/${segment}`, members: new Map(), required: 0 };
        parent.members.set(segment, { kind: 'section', name: segment, node, required: false });
        parent = node;
      }
    }
    return { parent, name };
  }
}

/** A section is required when something in it is. */
function countRequired(node: RiskNode): void {
  for (const member of node.members.values()) {
    if (member.kind === 'section') {
      countRequired(member.node);
      member.required = member.node.required > 0;
    }
    if (member.kind === 'list') countRequired(member.element);
    if (member.required) node.required += 1;
  }
}

function dateBound(text: string | undefined, at: string, faults: Faults): DateBound | null {
  if (text === undefined) return null;
  if (text === 'today') return { relative: text, said: 'today' };
  if (text === 'effectiveDate') return { relative: text, said: 'the effective date' };
  if (isCalendarDate(text)) return { date: text, said: text };
  faults.add(at, 'must be a date, today or effectiveDate');
  return null;
}
