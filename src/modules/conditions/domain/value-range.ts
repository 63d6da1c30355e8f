import { Decimal } from '../../../shared/decimal.js';
import type { Range, ScalarTerm } from './expression-terms.js';
import { numberBounds } from './possible-values.js';
import type { ComputedField, ListSlot, Schema, Slot } from './schema.js';

export function rangeOf({ type, constant, scale, range = null }: ScalarTerm): Range | null {
  if (type !== 'number' || constant === undefined) return range;
  const value = Decimal.of(constant as number, scale);
  return [value, value];
}

export function slotRange(slot: Slot, schema: Schema): Range | null {
  if (slot.input) return inputRange(slot);
  const fact = schema.facts.get(slot.path);
  return fact ? factRange(fact, schema) : null;
}

function inputRange(slot: Slot): Range {
  const allowed = slot.input?.allowed?.flatMap((text) => Decimal.tryParse(text) ?? []) ?? [];
  const values = allowed.length > 0 ? allowed : numberBounds(slot);
  return spanned(slot.optional ? [...values, Decimal.ZERO] : values);
}

/** How many elements a list can have. A list within a list is counted over all elements of the outer list, unless `isOfOne`. */
export function sizeRange({ max, parent }: ListSlot, isOfOne: boolean): Range {
  const all = isOfOne || !parent ? max : max * parent.max;
  return [Decimal.ZERO, Decimal.of(all, 0)];
}

function factRange(fact: ComputedField, schema: Schema): Range | null {
  const list = 'list' in fact ? schema.lists.get(fact.list) : undefined;
  if (!('list' in fact) || !list) return null;
  const size = sizeRange(list, false);
  if (fact.kind === 'count') return size;
  const source = fact.of === undefined ? undefined : schema.slots.get(fact.of);
  const each = source && ['integer', 'decimal', 'money'].includes(source.type) && slotRange(source, schema);
  if (!each) return null;
  const nothing = Decimal.parse(fact.otherwise ?? '0');
  return spanned([nothing, ...(fact.kind === 'sum' ? product(each, size) : each)]);
}

/** The range of the sum, difference or product of two numbers; with `or`, the range of a value that is one of the two. */
export function combined(op: '+' | '-' | '*' | 'or', one: Range | null, other: Range | null): Range | null {
  if (!one || !other) return null;
  switch (op) {
    case '+':
      return [one[0].plus(other[0]), one[1].plus(other[1])];
    case '-':
      return [one[0].minus(other[1]), one[1].minus(other[0])];
    case '*':
      return product(one, other);
    case 'or':
      return spanned([...one, ...other]);
  }
}

function product(one: Range, other: Range): Range {
  return spanned(one.flatMap((mine) => other.map((theirs) => mine.times(theirs))));
}

function spanned(values: readonly Decimal[]): Range {
  const by = (sign: 1 | -1): Decimal =>
    values.reduce((end, value) => (value.compare(end) * sign > 0 ? value : end));
  return [by(-1), by(1)];
}
