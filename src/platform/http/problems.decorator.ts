import type { CustomDecorator } from '@nestjs/common';
import { SetMetadata } from '@nestjs/common';

export const PROBLEMS = 'bindery:problems';

/** Names the error codes of rooms that a route may answer with, for the OpenAPI document. */
export function Problems(...codes: readonly string[]): CustomDecorator {
  return SetMetadata(PROBLEMS, codes);
}
