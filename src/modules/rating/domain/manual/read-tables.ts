import type { BoundsRule, Dimension, FactorRow, FactorTable, RowKey, TablesByCategory } from './tables.js';
import { FACTOR_CATEGORIES, MATCHES } from './tables.js';
import type { Faults } from './faults.js';
import { below } from './faults.js';
import { Shape, defined, isCleanText } from './shape.js';

const NAME = /^[a-zA-Z][a-zA-Z0-9-]{0,59}$/;
export const VALUE = /^-?\d{1,12}(?:\.\d{1,12})?$/;
export const MOST_ROWS = 200_000;

export function readTables(parent: Shape): TablesByCategory {
  if (!parent.has('tables')) return {};
  return parent.shape('tables', (shape) =>
    defined(
      Object.fromEntries(
        FACTOR_CATEGORIES.map((category): [string, Readonly<Record<string, FactorTable>>] => [
          category,
          shape.map(category, NAME, (value, pointer) => readTable(value, pointer, shape.faults)),
        ]).filter(([, tables]) => Object.keys(tables).length > 0),
      ),
    ),
  );
}

function readTable(value: unknown, pointer: string, faults: Faults): FactorTable {
  const shape = Shape.read(value, pointer, faults);
  const result = shape.has('result') ? shape.oneOf('result', ['number', 'text']) : 'number';
  const dimensions = shape.shapes('dimensions', 8, readDimension);
  const table = defined({
    title: shape.text('title', 200),
    result: result === 'text' ? result : undefined,
    sparse: shape.boolean('sparse', false) || undefined,
    min: result === 'number' ? shape.optionalDecimal('min') : undefined,
    max: result === 'number' ? shape.optionalDecimal('max') : undefined,
    dimensions,
    rows: readRows(shape, dimensions.length, result),
  });
  shape.end();
  return table as FactorTable;
}

function readDimension(shape: Shape): Dimension {
  const input = shape.text('input', 120);
  const match = shape.oneOf('match', MATCHES);
  if (match === 'exact' || match === 'prefix') return { input, match };
  if (match === 'range')
    return { input, match, excluded: shape.oneOf('excluded', ['lower', 'upper', 'none']) };
  return defined({
    input,
    match,
    below: readBounds(shape, 'below'),
    above: readBounds(shape, 'above'),
    rounding: shape.optionalRounding('rounding'),
  }) as Dimension;
}

function readBounds(shape: Shape, name: string): BoundsRule {
  const value = shape.raw(name) ?? 'error';
  if (typeof value === 'string')
    return shape.has(name) ? shape.oneOf(name, ['error', 'clamp', 'extrapolate']) : 'error';
  return shape.shape(name, (rule) => ({
    each: rule.decimal('each', 'positive'),
    adds: rule.decimal('adds'),
    per: rule.oneOf('per', ['linear', 'started']),
  }));
}

function readRows(shape: Shape, dimensions: number, result: 'number' | 'text'): readonly FactorRow[] {
  const at = shape.at('rows');
  return shape.entries('rows', MOST_ROWS).map((row, index) => {
    return isSoundRow(row, dimensions, result)
      ? row
      : readRow(row, below(at, index), dimensions, result, shape.faults);
  });
}

function isSoundRow(row: unknown, dimensions: number, result: 'number' | 'text'): row is FactorRow {
  if (!Array.isArray(row) || row.length !== dimensions + 1) return false;
  for (let index = 0; index < dimensions; index += 1) if (!isKey(row[index])) return false;
  return isValue(row[dimensions], result);
}

function isValue(value: unknown, result: 'number' | 'text'): boolean {
  return typeof value === 'string' && (result === 'number' ? VALUE.test(value) : isName(value));
}

function readRow(
  row: unknown,
  pointer: string,
  dimensions: number,
  result: 'number' | 'text',
  faults: Faults,
): FactorRow {
  if (!Array.isArray(row) || row.length !== dimensions + 1) {
    faults.add(pointer, `must be a list of ${dimensions} keys and a value`);
    return [''];
  }
  if (!isValue(row[dimensions], result))
    faults.add(
      below(pointer, dimensions),
      result === 'number' ? 'must be a decimal as text, such as "1.05"' : 'must be a text',
    );
  for (let index = 0; index < dimensions; index += 1) {
    if (!isKey(row[index]))
      faults.add(below(pointer, index), 'must be a text, null for any value, or [from, to]');
  }
  return row as unknown as FactorRow;
}

function isKey(key: unknown): key is RowKey {
  if (key === null || isName(key)) return true;
  return Array.isArray(key) && key.length === 2 && key.every((end) => end === null || isName(end));
}

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200 && isCleanText(value);
}
