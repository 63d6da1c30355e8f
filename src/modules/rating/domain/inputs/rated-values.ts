import type { Dimension, FactorTable } from '../manual/tables.js';
import type { ManualDocument } from '../manual/manual.js';
import type { Step } from '../manual/sections.js';
import { placedTables } from '../manual/placed-tables.js';
import type { RiskSchema, RiskSlot } from '../risk/risk-schema.js';
import { valueFromText } from '../risk/risk-schema.js';

/** The values of an input that can have a rate. */
export interface RatedValues {
  readonly least?: number;
  readonly most?: number;
  /** Set where they are a list of numbers or texts. */
  readonly only?: ReadonlySet<number | string>;
}

/**
 * Limits inputs to values for which the factor tables have rows: a quote of any other would fail with `rating.no-table-row`.
 * Only tables that every risk is looked up in count, not those of conditional steps and coverages or of lists; combinations
 * of values are not considered.
 */
export function ratedValues(
  manual: ManualDocument,
  schema: RiskSchema,
): ReadonlyMap<RiskSlot, readonly RatedValues[]> {
  const before = known.get(schema);
  if (before) return before;
  const found = narrowedBy(manual, schema);
  known.set(schema, found);
  return found;
}

/** Kept with each compiled edition in memory, because a filed edition does not change. */
const known = new WeakMap<RiskSchema, ReadonlyMap<RiskSlot, readonly RatedValues[]>>();

function narrowedBy(
  manual: ManualDocument,
  schema: RiskSchema,
): ReadonlyMap<RiskSlot, readonly RatedValues[]> {
  const tables = new Map(placedTables(manual).map(({ name, table }) => [name, table]));
  const found = new Map<RiskSlot, RatedValues[]>();
  for (const table of alwaysAsked(manual).flatMap((name) => tables.get(name) ?? []))
    table.dimensions.forEach((dimension, at) => {
      const slot = schema.slots.get(dimension.input);
      if (!slot?.input || slot.list || !isNarrowed(slot)) return;
      const values = valuesOf(table, dimension, at, slot);
      if (values) found.set(slot, [...(found.get(slot) ?? []), values]);
    });
  return found;
}

function isNarrowed({ type, input }: RiskSlot): boolean {
  return type === 'integer' || (type === 'text' && input?.allowed !== undefined);
}

function alwaysAsked({ coverages, policy }: ManualDocument): readonly string[] {
  const sections = [...coverages.filter(({ when, perEach }) => when === undefined && !perEach), policy];
  return sections.flatMap(({ steps }) => steps.flatMap(tableOf));
}

function tableOf(step: Step): readonly string[] {
  const isPlain = step.when === undefined && 'table' in step && !('each' in step && step.each);
  return isPlain && step.table !== undefined ? [step.table] : [];
}

/** The values in one dimension of a table; null where the table takes any value. */
function valuesOf(
  { rows }: FactorTable,
  dimension: Dimension,
  at: number,
  slot: RiskSlot,
): RatedValues | null {
  const { match, excluded, below, above } = dimension;
  const keys = rows.map((row) => row[at] ?? null);
  if (keys.includes(null) || match === 'prefix') return null;
  if (match === 'exact' && slot.type === 'text') return { only: new Set(keys as string[]) };
  const ends = (end: 0 | 1, excludes: boolean): readonly (number | null)[] =>
    keys.map((key) => {
      if (!Array.isArray(key)) return numberOf(key as string, slot);
      const number = numberOf((key as readonly (string | null)[])[end] ?? null, slot);
      return number !== null && excludes ? number + (end === 0 ? 1 : -1) : number;
    });
  const [lower, upper] = [ends(0, excluded === 'lower'), ends(1, excluded === 'upper')];
  if (match === 'exact') return { only: new Set(lower.filter((number) => number !== null)) };
  const [least, most] = [extreme(lower, -1), extreme(upper, 1)];
  const isBounded = match === 'range' ? () => true : isError;
  return {
    ...(least !== null && isBounded(below) && { least }),
    ...(most !== null && isBounded(above) && { most }),
  };
}

/** The smallest or largest number; null where one has no end. A loop, because a table may have 200,000 rows. */
function extreme(numbers: readonly (number | null)[], side: 1 | -1): number | null {
  let found: number | null = null;
  for (const number of numbers) {
    if (number === null) return null;
    if (found === null || (number - found) * side > 0) found = number;
  }
  return found;
}

function isError(rule: Dimension['below']): boolean {
  return rule === undefined || rule === 'error';
}

function numberOf(key: string | null, slot: RiskSlot): number | null {
  const value = key === null ? undefined : valueFromText(key, slot);
  return typeof value === 'number' ? value : null;
}
