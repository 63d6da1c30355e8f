import type { InputDeclaration, InputType, ListDeclaration } from '../../manual/inputs.js';

/**
 * Where in the United States something insured is. It is given whole or not at all, and lies in the state and the ZIP code
 * that rate it: what is printed as the insured location must be the place that was paid for.
 */
export interface PlaceDeclaration {
  /** The section of its fields: `propertyInfo.address`. */
  readonly path: string;
  readonly title: string;
  /** What says in which ZIP code it is rated: the first of these inputs that the risk has. */
  readonly ratedBy: readonly string[];
}

/** What is known of a product's risk whatever the manual: every field may be left out, and is checked when it is given. */
export interface ProductSchema {
  readonly lists: readonly ListDeclaration[];
  readonly fields: readonly InputDeclaration[];
  /** Their fields are among the fields. */
  readonly places: readonly PlaceDeclaration[];
}

type Rules = Partial<Omit<InputDeclaration, 'path' | 'type' | 'title'>>;

/** A field that may be left out unless its rules say that an entry of its list is nothing without it. */
export function declaredField(
  path: string,
  type: InputType,
  title: string,
  rules: Rules = {},
): InputDeclaration {
  return { path, type, title, required: false, ...rules };
}

/** The same below one section or list. */
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
