import type { InputDeclaration } from '../../manual/inputs.js';
import { fieldBelow } from './field.js';
import type { PlaceDeclaration } from './field.js';

export const PLACE_STATE = 'state';
export const PLACE_ZIP_CODE = 'zipCode';
const OPTIONAL_LINE = 'line2';

/** The fields of an address; each is optional, because the address may be left out as a whole. */
export function placeFieldsOf({ path }: PlaceDeclaration): readonly InputDeclaration[] {
  return fieldBelow(`${path}.`, [
    ['line1', 'text', 'Street', { maxLength: 100 }],
    [OPTIONAL_LINE, 'text', 'Apartment or unit', { maxLength: 100 }],
    ['city', 'text', 'City', { maxLength: 60 }],
    [PLACE_STATE, 'text', 'State', { maxLength: 2 }],
    [PLACE_ZIP_CODE, 'text', 'ZIP code', { format: 'zip-code' }],
  ]);
}

/** True where an address that is given must have the field. */
export function isNeeded(name: string): boolean {
  return name !== OPTIONAL_LINE;
}
