import type { FieldFault } from '../../../shared/errors.js';
import type { CustomerData, CustomerKind } from './customer-data.js';

export interface Mergeable {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly data: CustomerData;
}

/** What one customer may know of that the other does not. Names are not filled: they are why somebody was entered twice. */
const FILLED = ['dateOfBirth', 'dateOfDeath', 'email', 'phone', 'address'] as const;

/** Why two customers are not one. A date that was entered wrongly is corrected first. */
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

/** What the survivor knows afterwards, and which fields came from the duplicate. Nothing that was known is replaced. */
export function mergedData(
  duplicate: CustomerData,
  survivor: CustomerData,
): { readonly data: CustomerData; readonly filled: readonly string[] } {
  const filled = FILLED.filter((field) => survivor[field] === undefined && duplicate[field] !== undefined);
  const taken = Object.fromEntries(filled.map((field) => [field, duplicate[field]]));
  return { data: { ...survivor, ...taken }, filled };
}
