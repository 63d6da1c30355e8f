import { DomainError } from '../../src/shared/errors.js';
import { compiled } from './small-manual.js';

/** Where a manual is faulty; nowhere when it is sound. */
export function manualFaults(manual: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    compiled(manual);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.details.errors ?? []).map(({ pointer }) => pointer);
  }
}
