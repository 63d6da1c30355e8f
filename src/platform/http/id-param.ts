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

/** An id in the path. A text that is no UUID gets 400 and not 404: no answer of ours held it, so the client has an error. */
export function IdParam(name = 'id'): ParameterDecorator {
  return Param(name, new IdPipe(name));
}
