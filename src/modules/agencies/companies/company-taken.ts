import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { agencyError } from '../agencies.errors.js';

/** The unique keys decide: of two who enter one company at once both would find it missing. */
export function codeOrNumberTaken(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  const field = error.message.includes('companies_naic_number_key') ? 'naicNumber' : 'code';
  throw agencyError('agencies.company-taken', {
    errors: [{ pointer: `/${field}`, detail: 'belongs to another company' }],
  });
}
