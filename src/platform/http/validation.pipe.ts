import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldFault } from '../../shared/errors.js';
import type { ModelClass } from './fields/field-table.js';
import { accept } from './fields/accept.js';
import { isPlainObject } from './fields/field.js';
import { readable } from './incoming-text.js';
import { faultsOf, ownFaults } from './validation-faults.js';
import { httpError } from './http.errors.js';

const SCALARS = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer]);
const MOST_FAULTS = 50;

/** Checks bodies and queries against their classes: unknown fields are refused, nothing is converted silently. */
@Injectable()
export class ValidationPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'body' && (value === undefined || value === null)) throw httpError('http.empty-body');
    if (metatype === undefined || SCALARS.has(metatype) || (type !== 'body' && type !== 'query'))
      return value;
    return validated(metatype as ModelClass, type === 'query' ? readable(value, 'query') : value, type);
  }
}

/**
 * An instance of the model made of plain data, or a 400 that lists every fault. Data that is right, which is nearly all,
 * takes one pass over our own field table, which also explains what is wrong; models with rules of class-validator's own
 * are judged by it.
 */
export function validated<T extends object>(
  Model: new () => T,
  value: unknown,
  place: 'body' | 'query' = 'body',
): T {
  const accepted = accept(Model, value);
  if (accepted !== undefined) return accepted;
  const own = ownFaults(Model, value, place);
  if (own?.length) throw httpError('http.invalid-request', { errors: own.slice(0, MOST_FAULTS) });
  const instance = plainToInstance(Model, value);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    validationError: { target: false },
  });
  const faults = [...inheritedNames(value, place), ...faultsOf(errors, place)];
  if (faults.length === 0) return instance;
  throw httpError('http.invalid-request', { errors: faults.slice(0, MOST_FAULTS) });
}

/** class-validator looks fields up in a plain object, so it takes `toString` for a known one. */
function inheritedNames(value: unknown, place: 'body' | 'query'): readonly FieldFault[] {
  const names = isPlainObject(value) ? Object.keys(value).filter((name) => name in Object.prototype) : [];
  const prefix = place === 'query' ? '?' : '/';
  return names.map((name) => ({ pointer: prefix + name, detail: 'is not a field of this request' }));
}
