import type { FieldFault } from '../../../shared/errors.js';
import type { CustomerData, CustomerKind } from './customer-data.js';

export interface Mergeable {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly data: CustomerData;
}

/**
 * Fields that the survivor takes over where it has none. Names are not among them, because two spellings are why somebody
 * was entered twice.
 */
const FILLED = ['dateOfBirth', 'dateOfDeath', 'email', 'phone', 'address'] as const;

/** Why two customers cannot be merged. A wrong date has to be corrected first. */
export function mergeFaults(duplicate: Mergeable, survivor: Mergeable): readonly FieldFault[] {
  const fault = (detail: string): readonly FieldFault[] => [{ pointer: '/into', detail }];
  if (duplicate.id === survivor.id) return fault('is the same customer');
  if (duplicate.kind !== survivor.kind) return fault(`is of kind ${survivor.kind}, not ${duplicate.kind}`);
  const differs = (field: 'dateOfBirth' | 'dateOfDeath'): boolean => {
    const [one, other] = [duplicate.data[field], survivor.data[field]];
    return one !== undefined && other !== undefined && one !== other;
  };
  if (differs('dateOfBirth')) return fault('has another date of birth');
  return differs('dateOfDeath') ? fault('has another date of death') : [];
}

/** The survivor's data after a merge, and the fields taken from the duplicate. Nothing that the survivor has is replaced. */
export function mergedData(
  duplicate: CustomerData,
  survivor: CustomerData,
): { readonly data: CustomerData; readonly filled: readonly string[] } {
  const filled = FILLED.filter((field) => survivor[field] === undefined && duplicate[field] !== undefined);
  const taken = Object.fromEntries(filled.map((field) => [field, duplicate[field]]));
  return { data: { ...survivor, ...taken }, filled };
}
