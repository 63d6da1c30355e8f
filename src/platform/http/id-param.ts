import type { PipeTransform } from '@nestjs/common';
import { Param } from '@nestjs/common';
import { isId } from '../../shared/ids.js';
import { httpError } from './http.errors.js';

class IdPipe implements PipeTransform<unknown, string> {
  constructor(private readonly name: string) {}

  transform(value: unknown): string {
    if (typeof value === 'string' && isId(value)) return value.toLowerCase();
    throw httpError('http.invalid-id', { detail: `The ${this.name} in the path must be a UUID.` });
  }
}

/** An id in the path. What is no id is 400, not 404: the client made the address up instead of copying it. */
export function IdParam(name = 'id'): ParameterDecorator {
  return Param(name, new IdPipe(name));
}
