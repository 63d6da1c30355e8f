import type { InputDeclaration, InputType, ListDeclaration } from '../../manual/inputs.js';

/**
 * The place in the United States of something insured. It is given whole or not at all, and must lie in the state and ZIP
 * code that rate it, because the insured location that is printed must be the place that was paid for.
 */
export interface PlaceDeclaration {
  /** Path of the section that holds its fields: `propertyInfo.address`. */
  readonly path: string;
  readonly title: string;
  /** Inputs that may hold the ZIP code it is rated by; the first one that the risk has counts. */
  readonly ratedBy: readonly string[];
}

/** What a product's risk may contain under any manual: every field is optional, and is checked when given. */
export interface ProductSchema {
  readonly lists: readonly ListDeclaration[];
  readonly fields: readonly InputDeclaration[];
  /** Addresses in the risk; their fields are listed in `fields`. */
  readonly places: readonly PlaceDeclaration[];
}

type Rules = Partial<Omit<InputDeclaration, 'path' | 'type' | 'title'>>;

/** A field that is optional, unless its rules require it in each entry of its list. */
export function declaredField(
  path: string,
  type: InputType,
  title: string,
  rules: Rules = {},
): InputDeclaration {
  return { path, type, title, required: false, ...rules };
}

/** Declares several fields below one section or list. */
export function fieldBelow(
  place: string,
  fields: readonly (readonly [name: string, type: InputType, title: string, rules?: Rules])[],
): readonly InputDeclaration[] {
  return fields.map(([name, type, title, rules]) => declaredField(`${place}${name}`, type, title, rules));
}

export const PAST_DATE = { min: '1900-01-01', max: 'today' } as const;
export const AN_ID = { maxLength: 60, unique: true } as const;
export const YEAR = { min: '1700', max: '2100', yearsAhead: 0 } as const;
/** A model year may begin on January 2 of the calendar year before (40 CFR 85.2304). */
export const MODEL_YEAR = { min: '1900', max: '2100', yearsAhead: 1 } as const;
