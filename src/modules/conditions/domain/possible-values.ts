import { Decimal } from '../../../shared/decimal.js';
import { isCalendarDate } from '../../../shared/calendar-date.js';
import type { Comparison, ScalarTerm } from './expression-terms.js';
import { NotAvailable } from './expression-terms.js';
import { vinFault } from '../../../shared/vin.js';
import { DEFAULT_LENGTH, LARGEST, isZipCode } from './field-limits.js';
import type { Slot } from './schema.js';
import type { Value } from './slot-value.js';
import { unitOf, valueFromText } from './slot-value.js';

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/**
 * A comparison with a value that its input never has is a slip of the pen: `tier == "Elite"` where the tiers are written
 * small. Throws NotAvailable with the nearest value that is possible.
 */
export function assertPossible(op: Comparison, left: ScalarTerm, right: ScalarTerm): void {
  if (left.slot) assertOneOf(op, left.slot, right);
  else if (right.slot) assertOneOf(MIRRORED[op], right.slot, left);
  if (op === '==' || op === '!=') {
    assertAmong(left, right);
    assertAmong(right, left);
  }
  assertWithin(left, right);
  assertWithin(right, left);
}

/** Where a term is one of several terms (`either`), at least one of these has to be able to have the value. */
function assertAmong(term: ScalarTerm, { constant, node }: ScalarTerm): void {
  if (!term.either || typeof constant !== 'string') return;
  const fault = choiceFault(term, constant);
  if (fault !== null) throw new NotAvailable(fault, node.range.start);
}

function choiceFault({ slot, either, constant }: ScalarTerm, value: string): string | null {
  if (slot) return valueFault(slot, value);
  if (!either)
    return constant === undefined || constant === value ? null : `"${value}" is not "${String(constant)}"`;
  const faults = either.map((one) => choiceFault(one, value));
  const named = either.findIndex((one) => one.slot);
  return faults.includes(null) ? null : (faults[Math.max(named, 0)] ?? null);
}

/** The same for what is computed: no list has more elements than its maximum, nobody who is 99 at most is twice 150. */
function assertWithin(term: ScalarTerm, other: ScalarTerm): void {
  if (!term.range || other.type !== 'number' || other.constant === undefined) return;
  const value = Decimal.of(other.constant as number, other.scale);
  const [least, most] = term.range;
  if (value.compare(least) >= 0 && value.compare(most) <= 0) return;
  const { input, range } = term.node;
  const written = input.slice(range.start, range.end).trim();
  throw new NotAvailable(
    `${plain(value)} is no value of ${written}, which is from ${plain(least)} to ${plain(most)}`,
    other.node.range.start,
  );
}

function assertOneOf(op: Comparison, slot: Slot, term: ScalarTerm): void {
  for (const one of term.either ?? []) assertOneOf(op, slot, one);
  if (term.constant === undefined) return;
  const isEquality = op === '==' || op === '!=';
  const fault =
    term.type === 'number'
      ? numberFault(slot, Decimal.of(term.constant as number, term.scale), isEquality)
      : valueFault(slot, term.constant as Value, isEquality);
  if (fault) throw new NotAvailable(fault, term.node.range.start);
}

const PART_OF_ZIP_CODE = /^[\d-]{1,10}$/;

/** The same for a part of a text: some value has to have it. */
export function assertPart(slot: Slot, part: ScalarTerm, has: (text: string, part: string) => boolean): void {
  const texts = textsOf(slot);
  const { constant } = part;
  if (slot.input?.format === 'zip-code' && !PART_OF_ZIP_CODE.test(String(constant ?? '0')))
    throw new NotAvailable(
      `no value of ${slot.path} has "${String(constant)}": it is 12345 or 12345-6789`,
      part.node.range.start,
    );
  if (!texts || typeof constant !== 'string' || texts.some((text) => has(text, constant))) return;
  throw new NotAvailable(
    `no value of ${slot.path} has "${constant}": ${possible(texts, constant)}`,
    part.node.range.start,
  );
}

/** What is wrong with the value of a table's key or of a condition; null when an accepted risk may have it. */
export function valueFault(slot: Slot, value: Value, isEquality = true): string | null {
  if (typeof value === 'number') return numberFault(slot, Decimal.of(value, slot.scale), isEquality);
  if (typeof value !== 'string') return null;
  if (slot.type === 'date') return dateFault(slot, value);
  if (!isEquality || (slot.optional && value === '')) return null;
  const texts = textsOf(slot);
  if (texts) return texts.includes(value) ? null : `${never(slot, `"${value}"`)}: ${possible(texts, value)}`;
  const { format, maxLength = DEFAULT_LENGTH } = slot.input ?? {};
  if (format === 'zip-code' && !isZipCode(value))
    return `${never(slot, `"${value}"`)}: it is 12345 or 12345-6789`;
  if (format === 'vin' && vinFault(value)) return `${never(slot, `"${value}"`)}: it ${vinFault(value) ?? ''}`;
  const isLong = value === '' || value.length > maxLength;
  return isLong ? `${never(slot, `"${value}"`)}: it has from 1 to ${maxLength} characters` : null;
}

function numberFault(slot: Slot, value: Decimal, isEquality: boolean): string | null {
  if (slot.optional && value.isZero) return null;
  const [min, max] = numberBounds(slot);
  const allowed = slot.input?.allowed?.flatMap((text) => Decimal.tryParse(text) ?? []) ?? null;
  const values = allowed?.length ? allowed : null;
  const inside = nearestOf(value, values ?? [min, max]);
  const within = value.compare(min) >= 0 && value.compare(max) <= 0;
  const rounded = within ? value.round({ unit: unitOf(slot.scale), mode: 'half-up' }) : inside;
  const nearest = values ? inside : rounded;
  const isPossible = isEquality ? nearest.equals(value) : values ? spans(values, value) : within;
  if (isPossible) return null;
  return `${never(slot, plain(value))}, which is ${values ? `one of ${values.map(plain).join(', ')}` : `from ${plain(min)} to ${plain(max)}`}; the nearest is ${plain(nearest)}`;
}

function spans(values: readonly Decimal[], value: Decimal): boolean {
  return values.some((one) => one.compare(value) <= 0) && values.some((one) => one.compare(value) >= 0);
}

/** What is no number of its type is a fault of the declaration, and found there. */
export function numberBounds({ input, scale, type }: Slot): readonly [Decimal, Decimal] {
  const end = (text: string | undefined, otherwise: number): Decimal => {
    const value = text === undefined ? undefined : valueFromText(text, { type, scale });
    return typeof value === 'number' ? Decimal.of(value, scale) : Decimal.of(otherwise, 0);
  };
  return [end(input?.min, -LARGEST), end(input?.max, LARGEST)];
}

function dateFault(slot: Slot, value: string): string | null {
  const { min, max } = slot.input ?? {};
  if (min !== undefined && isCalendarDate(min) && value < min)
    return `${never(slot, value)}, which is not before ${min}`;
  if (max !== undefined && isCalendarDate(max) && value > max)
    return `${never(slot, value)}, which is not after ${max}`;
  return null;
}

/** Every text that an input, or a fact that is looked up, can have; null where it is anything. */
function textsOf({ type, input, texts }: Slot): readonly string[] | null {
  return type === 'text' ? (input?.allowed ?? texts) : null;
}

const MOST_SHOWN = 20;

function possible(texts: readonly string[], written: string): string {
  const shown = texts.slice(0, MOST_SHOWN).join(', ');
  return `the nearest of ${shown}${texts.length > MOST_SHOWN ? ', …' : ''} is "${nearestText(texts, written)}"`;
}

function never({ path }: Slot, written: string): string {
  return `${written} is no value of ${path}`;
}

function plain(value: Decimal): string {
  return value.toString();
}

function nearestOf(value: Decimal, values: readonly Decimal[]): Decimal {
  const distance = (one: Decimal): Decimal => (one.compare(value) < 0 ? value.minus(one) : one.minus(value));
  return values.reduce((best, one) => (distance(one).compare(distance(best)) < 0 ? one : best));
}

/** The one of which the fewest letters have to be changed, whatever their case. */
function nearestText(texts: readonly string[], written: string): string {
  const costs = texts.map((text) => [editDistance(text.toLowerCase(), written.toLowerCase()), text] as const);
  return costs.reduce((best, one) => (one[0] < best[0] ? one : best), [Infinity, ''] as const)[1];
}

function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (before[at - 1] as number) + (one[row - 1] === other[at - 1] ? 0 : 1);
      now.push(Math.min(changed, (before[at] as number) + 1, (now[at - 1] as number) + 1));
    }
    before = now;
  }
  return before.at(-1) as number;
}
