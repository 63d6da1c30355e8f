import type { InputDeclaration } from '../manual/inputs.js';
import type { Value, ValueKind } from '../../../conditions/index.js';
import { valueFromText } from '../../../conditions/index.js';

/**
 * Every value that an input can have, when that is a short list. Its values are numbered from 1, and the number is kept
 * beside the value while a risk is rated: a factor table then finds its row with additions, and hashes nothing.
 */
export interface SlotDomain {
  readonly values: readonly Value[];
  /** Where the number of the value stands, among the values of the risk or of the list element. */
  readonly at: number;
  /** A value that was not given has no number; 0 is kept for it. */
  readonly numbers: ReadonlyMap<unknown, number>;
}

const MOST_LISTED = 2_000;

/** Null where the values of an input are not a short list. */
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
