import { hash } from 'node:crypto';
import { placedTables } from './placed-tables.js';
import type { FactorTable, RowKey } from './tables.js';
import type { ManualDocument } from './manual.js';
import type { RuleDeclaration, Step } from './sections.js';

/** The most parts kept of a manual. Of a larger one the parts with the smallest hashes are kept, which is a fair sample. */
export const MOST_PARTS = 2_048;
/** Hashes are whole numbers of 52 bits: exact in JavaScript, and enough to tell a million parts apart. */
const DIGITS = 13;
export const LAST_HASH = 2 ** 52 - 1;

/** The parts of a manual without their order, to measure how much of it another manual repeats. */
export interface Fingerprint {
  /** Hashes of its parts in ascending order. */
  readonly parts: readonly number[];
  /** Every part with a hash up to this one is included. */
  readonly upTo: number;
}

/**
 * Parts are rows of tables with their inputs, pairs of rows, rules with their conditions, and amounts. Their place, their
 * name and the spelling of numbers do not count. Factors of 1 and amounts of 0 are left out, because every manual has them.
 */
export function fingerprintOf(manual: ManualDocument): Fingerprint {
  const sorted = inOrder(new Set(partsOf(manual)));
  const parts = [...sorted.subarray(0, MOST_PARTS)];
  return { parts, upTo: sorted.length > MOST_PARTS ? (parts.at(-1) as number) : LAST_HASH };
}

function part(...says: readonly unknown[]): number {
  return parseInt(hash('sha256', JSON.stringify(says)).slice(0, DIGITS), 16);
}

/** A typed array sorts numbers many times faster than an array of texts is sorted. */
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
 * Gives each row with its inputs, and pairs of neighboring rows (ordered by hash) with their keys alone, which still match
 * when another manual names the inputs differently. A dimension with the wildcard is left out of its row, unless the row has
 * only wildcards.
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

/** A rule whose value comes from a table is covered by the parts of that table. */
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

/** The shortest spelling of a number, so that `1.10` equals `01.1`; other texts stay as they are. */
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
