import { hash } from 'node:crypto';
import { placedTables } from './placed-tables.js';
import type { FactorTable, RowKey } from './tables.js';
import type { ManualDocument } from './manual.js';
import type { RuleDeclaration, Step } from './sections.js';

/** The most parts that are kept of a manual. Of a larger one those with the smallest hashes are kept, which is a fair sample. */
export const MOST_PARTS = 2_048;
/** Hashes are whole numbers of 52 bits: exact in JavaScript, and enough of them to tell a million parts apart. */
const DIGITS = 13;
export const LAST_HASH = 2 ** 52 - 1;

/** What a manual says, part by part and without an order: enough to see how much of it another manual says as well. */
export interface Fingerprint {
  /** Hashes of its parts in ascending order. */
  readonly parts: readonly number[];
  /** Up to this hash no part is left out. */
  readonly upTo: number;
}

/**
 * A part is a row of a table with the inputs that it asks for, two rows of one, a rule with its condition, or an amount. Where it stands, how
 * it is called and how a number is spelled is none of it. Factors of 1 and amounts of 0 are left out: every manual has them.
 */
export function fingerprintOf(manual: ManualDocument): Fingerprint {
  const sorted = inOrder(new Set(partsOf(manual)));
  const parts = [...sorted.subarray(0, MOST_PARTS)];
  return { parts, upTo: sorted.length > MOST_PARTS ? (parts.at(-1) as number) : LAST_HASH };
}

function part(...says: readonly unknown[]): number {
  return parseInt(hash('sha256', JSON.stringify(says)).slice(0, DIGITS), 16);
}

/** Numbers in an array of their own type are sorted many times faster than texts. */
function inOrder(hashes: Iterable<number>): Float64Array {
  return Float64Array.from(hashes).sort();
}

function* partsOf(manual: ManualDocument): Generator<number> {
  for (const { table } of placedTables(manual)) yield* tableParts(table);
  for (const rule of manual.discounts) yield* ruleParts('discount', rule);
  for (const rule of manual.surcharges) yield* ruleParts('surcharge', rule);
  for (const rule of manual.underwriting)
    yield part(rule.outcome, condition(rule.when), rule.outcome === 'refer' ? rule.authority : null);
  for (const { baseRate, minPremium, maxPremium, steps } of manual.coverages) {
    yield* amountPart('base', baseRate);
    yield* amountPart('minimum', minPremium);
    yield* amountPart('maximum', maxPremium);
    yield* stepParts(steps);
  }
  yield* stepParts(manual.policy.steps);
}

/**
 * Each row with what it asks for; and each two rows that follow each other, in an order of their own, with their keys alone: those
 * are found again where the same table asks for an input of another name. A dimension that asks for nothing in a row is no part
 * of it, unless the row asks for nothing at all.
 */
function* tableParts({ dimensions, result, rows }: FactorTable): Generator<number> {
  const sorted = dimensions
    .map(({ input }, index) => ({ input, index }))
    .sort((a, b) => (a.input < b.input ? -1 : 1));
  const nameless = new Set<number>();
  for (const row of rows) {
    const value = plain(row[dimensions.length] as string);
    if (result !== 'text' && isNeutral(value)) continue;
    const asked = sorted.filter(({ index }) => row[index] !== null);
    const keys = asked.map(({ index }) => JSON.stringify(keyForm(row[index] as RowKey)));
    const inputs = (asked.length > 0 ? asked : sorted).map(({ input }) => input);
    yield part(inputs, keys, value);
    nameless.add(part(keys.sort(), value));
  }
  const rest = inOrder(nameless);
  for (let at = 1; at < rest.length; at += 1) yield part(rest[at - 1], rest[at]);
}

/** One whose value stands in a table has its numbers there. */
function* ruleParts(kind: string, { type, value, maxAmount, when }: RuleDeclaration): Generator<number> {
  if (value === undefined || isNeutral(plain(value))) return;
  yield part(kind, type, plain(value), maxAmount === undefined ? null : plain(maxAmount), condition(when));
}

function* stepParts(steps: readonly Step[]): Generator<number> {
  for (const step of steps) if ('amount' in step) yield* amountPart(step.kind, step.amount);
}

function* amountPart(kind: string, amount: string | undefined): Generator<number> {
  if (amount === undefined || isNeutral(plain(amount))) return;
  yield part(kind, plain(amount));
}

function isNeutral(value: string): boolean {
  return value === '0' || value === '1';
}

function keyForm(key: RowKey): unknown {
  if (key === null || typeof key === 'string') return key && plain(key);
  return key.map((end) => end && plain(end));
}

const DECIMAL = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** `1.10` and `01.1` are one number; what is no number stays as it is. */
function plain(text: string): string {
  const [, sign, whole, decimals] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return text;
  const number = decimals ? `${whole}.${decimals}` : whole;
  return number === '0' ? number : `${sign}${number}`;
}

const TEXT_OR_SPACE = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+/g;

function condition(text: string | undefined): string | null {
  return text === undefined ? null : text.replace(TEXT_OR_SPACE, '$1');
}
