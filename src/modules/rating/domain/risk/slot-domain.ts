import type { InputDeclaration } from '../manual/inputs.js';
import type { Value, ValueKind } from '../../../conditions/index.js';
import { valueFromText } from '../../../conditions/index.js';

/**
 * All values that an input can have, if they are few. They are numbered from 1, and the number is stored beside the value
 * while a risk is rated, so that a factor table finds its row by addition instead of hashing.
 */
export interface SlotDomain {
  readonly values: readonly Value[];
  /** Index of the value's number among the values of the risk or list element. */
  readonly at: number;
  /** Number of each value; 0 is kept for a value that was not given. */
  readonly numbers: ReadonlyMap<unknown, number>;
}

const MOST_LISTED = 2_000;

/** The values of an input if they are few, else null. */
export function domainValues(slot: ValueKind, input: InputDeclaration): readonly Value[] | null {
  if (slot.type === 'boolean') return [true, false];
  if (input.allowed && !input.format) return input.allowed.map((text) => valueFromText(text, slot) ?? null);
  if (slot.type !== 'integer' || input.min === undefined || input.max === undefined) return null;
  const [min, max] = [Number(input.min), Number(input.max)];
  return max - min < MOST_LISTED ? Array.from({ length: max - min + 1 }, (_, offset) => min + offset) : null;
}

export function slotDomain(values: readonly Value[], at: number): SlotDomain {
  return { values, at, numbers: new Map(values.map((value, index) => [value, index + 1])) };
}
