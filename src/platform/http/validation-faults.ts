import type { ValidationError } from 'class-validator';
import type { FieldFault } from '../../shared/errors.js';
import type { ModelClass } from './fields/field-table.js';
import { fieldTable } from './fields/field-table.js';
import { FIELD_CONSTRAINT, isPlainObject } from './fields/field.js';
import { pointerToken } from './pointer.js';

const ITEM = /^@(\/\S+) (.*)$/s;

const UNKNOWN = 'is not a field of this request';

/**
 * The faults of plain data by our own field table, unknown fields first, as class-validator orders them; null for a model
 * with rules of class-validator's own. Untrusted data must not reach class-transformer when this can judge it: it copies
 * everything, free objects and unknown fields included, in a time that grows with the square of an object's keys.
 */
export function ownFaults(
  Model: ModelClass,
  value: unknown,
  place: 'body' | 'query',
): readonly FieldFault[] | null {
  const faults: FieldFault[] = [];
  const complete = isPlainObject(value) && judge(Model, value, place === 'query' ? '?' : '/', faults);
  return complete ? faults : null;
}

/** False when the model, or one inside it, has rules that are not ours. */
function judge(
  Model: ModelClass,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  faults: FieldFault[],
): boolean {
  const table = fieldTable(Model);
  if (!table) return false;
  for (const name of Object.keys(value)) {
    if (!table.has(name)) faults.push({ pointer: prefix + pointerToken(name), detail: UNKNOWN });
  }
  const defaults = new Model() as Readonly<Record<string, unknown>>;
  for (const [name, { check, convert, model }] of table) {
    const raw = Object.hasOwn(value, name) ? value[name] : undefined;
    const given = raw === undefined ? defaults[name] : convert ? convert(raw) : raw;
    const pointer = prefix + pointerToken(name);
    const detail = check(given);
    if (detail !== null) faults.push(fieldFault(pointer, detail));
    else if (model && given !== undefined && given !== null) {
      const parts = Array.isArray(given)
        ? (given as readonly Readonly<Record<string, unknown>>[]).map(
            (item, index) => [item, `${pointer}/${index}/`] as const,
          )
        : [[given as Readonly<Record<string, unknown>>, `${pointer}/`] as const];
      if (!parts.every(([part, inside]) => judge(model(), part, inside, faults))) return false;
    }
  }
  return true;
}

function fieldFault(pointer: string, detail: string): FieldFault {
  const item = ITEM.exec(detail);
  return item ? { pointer: pointer + item[1], detail: item[2] as string } : { pointer, detail };
}

/** The faults class-validator found, in the order of the document, with RFC 6901 pointers (`?name` for the query). */
export function faultsOf(errors: readonly ValidationError[], place: 'body' | 'query'): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const error of errors) collect(error, place === 'query' ? '?' : '/', faults);
  return faults;
}

function collect(error: ValidationError, prefix: string, faults: FieldFault[]): void {
  const pointer = prefix + pointerToken(error.property);
  const detail = detailOf(error);
  if (detail !== undefined) {
    faults.push(fieldFault(pointer, detail));
    // A value of the wrong shape has no fields worth mentioning.
    return;
  }
  for (const child of error.children ?? []) collect(child, `${pointer}/`, faults);
}

/** One sentence per field: our own check's if it complained, then whatever rule of class-validator's did. */
function detailOf({ constraints, property }: ValidationError): string | undefined {
  if (!constraints) return undefined;
  const own = constraints[FIELD_CONSTRAINT];
  if (own !== undefined) return own;
  if (constraints['whitelistValidation'] !== undefined) return UNKNOWN;
  const other = Object.entries(constraints).find(([rule]) => rule !== 'nestedValidation');
  if (!other) return constraints['nestedValidation'] === undefined ? undefined : 'must be an object';
  return other[1].startsWith(`${property} `) ? other[1].slice(property.length + 1) : other[1];
}
