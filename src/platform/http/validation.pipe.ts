import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { faultsIn, readParameters } from './contract.js';
import type { ModelClass } from './fields/schema.js';
import { httpError } from './http.errors.js';
import { readable } from './incoming-text.js';

const SCALARS = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer]);

/** Validates bodies and queries against their classes: unknown fields are refused, and values are not converted silently. */
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
 * Validates plain data (changing it in place) and makes an instance of the class; throws 400 with all faults. Validation comes first,
 * because class-transformer copies whatever it is given.
 */
export function validated<T extends object>(
  Model: new () => T,
  value: unknown,
  place: 'body' | 'query' = 'body',
): T {
  const isQuery = place === 'query';
  const given = isQuery ? readParameters(Model, value) : value;
  const errors = faultsIn(Model, given, isQuery ? '?' : '/');
  if (errors.length > 0) throw httpError('http.invalid-request', { errors });
  return plainToInstance(Model, given);
}
