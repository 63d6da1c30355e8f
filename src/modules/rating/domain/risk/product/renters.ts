import type { ProductSchema } from './field.js';
import { YEAR, fieldBelow } from './field.js';
import { ANY_HOME } from './home.js';

/** Renters: the contents of a home in somebody else's building. */
export const RENTERS: ProductSchema = {
  ...ANY_HOME,
  fields: [
    ...fieldBelow('propertyInfo.', [
      ['territory', 'text', 'Territory', { maxLength: 20 }],
      ['construction', 'text', 'Construction', { maxLength: 40 }],
      ['protectionClass', 'integer', 'Public protection class', { min: '1', max: '10' }],
      ['yearBuilt', 'integer', 'Year of construction', YEAR],
      ['unitsInBuilding', 'integer', 'Homes in the building', { min: '1', max: '10000' }],
      ['floor', 'integer', 'Floor', { min: '-5', max: '200' }],
      ['roommates', 'integer', 'Residents who are no relatives', { min: '0', max: '50' }],
      ['dog', 'boolean', 'Dog'],
      ['burglarAlarm', 'text', 'Burglar alarm', { allowed: ['none', 'local', 'central'] }],
      ['fireAlarm', 'text', 'Fire alarm', { allowed: ['none', 'local', 'central'] }],
      ['sprinklers', 'boolean', 'Sprinklers'],
      ['businessOnPremises', 'boolean', 'Business on the premises'],
    ]),
    ...ANY_HOME.fields,
  ],
};
