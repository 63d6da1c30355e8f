import type { FieldTable, ModelClass } from './field-table.js';
import { fieldTable } from './field-table.js';
import { isPlainObject } from './field.js';

/**
 * The instance that plain data describes when every field is right, in one pass and without class-validator; undefined
 * when anything is wrong or the class has rules that are not ours. It only ever accepts: class-validator builds its error
 * objects for every field, right or wrong, which costs ten times as much on a quote's body.
 */
export function accept<T extends object>(Model: new () => T, value: unknown): T | undefined {
  if (!isPlainObject(value)) return undefined;
  const table = fieldTable(Model);
  return table ? (build(Model, table, value) as T | undefined) : undefined;
}

function build(
  Model: ModelClass,
  table: FieldTable,
  value: Readonly<Record<string, unknown>>,
): object | undefined {
  const instance = new Model() as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const spec = table.get(key);
    if (!spec) return undefined;
    const given = spec.convert ? spec.convert(value[key]) : value[key];
    if (given !== undefined) {
      if (spec.check(given) !== null) return undefined;
      const made = spec.model && given !== null ? buildNested(spec.model(), given) : given;
      if (made === undefined) return undefined;
      instance[key] = made;
    }
  }
  for (const [key, spec] of table) {
    if (instance[key] === undefined && spec.check(undefined) !== null) return undefined;
  }
  return instance;
}

function buildNested(Model: ModelClass, value: unknown): unknown {
  const table = fieldTable(Model);
  if (!table) return undefined;
  if (!Array.isArray(value)) return build(Model, table, value as Readonly<Record<string, unknown>>);
  const items: object[] = [];
  for (const item of value as readonly Readonly<Record<string, unknown>>[]) {
    const made = build(Model, table, item);
    if (made === undefined) return undefined;
    items.push(made);
  }
  return items;
}
