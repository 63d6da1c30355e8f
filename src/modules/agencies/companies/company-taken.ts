import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { agencyError } from '../agencies.errors.js';

/** Unique keys decide: two people who enter a company at once would both find it missing. */
export function codeOrNumberTaken(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  const field = error.message.includes('companies_naic_number_key') ? 'naicNumber' : 'code';
  throw agencyError('agencies.company-taken', {
    errors: [{ pointer: `/${field}`, detail: 'belongs to another company' }],
  });
}
