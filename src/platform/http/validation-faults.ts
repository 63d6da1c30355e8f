import type { ValidationError } from 'class-validator';
import type { FieldFault } from '../../shared/errors.js';
import { FIELD_CONSTRAINT } from './fields/field.js';
import { pointerToken } from './pointer.js';

const ITEM = /^@(\/\d+) (.*)$/s;

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
    const item = ITEM.exec(detail);
    faults.push(item ? { pointer: pointer + item[1], detail: item[2] as string } : { pointer, detail });
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
  if (constraints['whitelistValidation'] !== undefined) return 'is not a field of this request';
  const other = Object.entries(constraints).find(([rule]) => rule !== 'nestedValidation');
  if (!other) return constraints['nestedValidation'] === undefined ? undefined : 'must be an object';
  return other[1].startsWith(`${property} `) ? other[1].slice(property.length + 1) : other[1];
}
