import type { PlaceDeclaration, ProductSchema } from './field.js';
import { AN_ID, PAST_DATE, YEAR, fieldBelow } from './field.js';
import { placeFieldsOf } from './place.js';

/** Where the home stands; the owner's mail may go elsewhere. */
const INSURED_HOME: PlaceDeclaration = {
  path: 'propertyInfo.address',
  title: 'Insured location',
  ratedBy: ['zipCode'],
};

/** What a dwelling and a rented home have in common: where it is, earlier losses, and articles insured by name. */
export const ANY_HOME: ProductSchema = {
  places: [INSURED_HOME],
  lists: [
    { path: 'propertyInfo.losses', title: 'Losses', min: 0, max: 50 },
    { path: 'propertyInfo.articles', title: 'Scheduled articles', min: 0, max: 500 },
  ],
  fields: [
    ...placeFieldsOf(INSURED_HOME),
    ...fieldBelow('propertyInfo.losses[].', [
      ['occurredOn', 'date', 'Date of the loss', { required: true, ...PAST_DATE }],
      [
        'cause',
        'text',
        'Cause',
        {
          required: true,
          allowed: ['fire', 'water', 'wind', 'hail', 'theft', 'vandalism', 'liability', 'weight', 'other'],
        },
      ],
      ['paidAmount', 'money', 'Paid by an insurer', { min: '0', default: '0' }],
      ['open', 'boolean', 'Not settled yet', { default: false }],
      ['weather', 'boolean', 'Caused by the weather', { default: false }],
    ]),
    ...fieldBelow('propertyInfo.articles[].', [
      ['id', 'text', 'Id of the article', AN_ID],
      ['category', 'text', 'Category', { required: true, maxLength: 40 }],
      ['value', 'money', 'Value', { required: true, min: '0' }],
      ['description', 'text', 'Description', { maxLength: 200 }],
      ['appraisedOn', 'date', 'Appraised on', PAST_DATE],
    ]),
  ],
};

/** Homeowners: the building, how it is lived in and what protects it. */
export const HOME: ProductSchema = {
  ...ANY_HOME,
  fields: [
    ...fieldBelow('propertyInfo.', [
      ['amountOfInsurance', 'integer', 'Amount of insurance on the dwelling, dollars', { min: '1' }],
      ['replacementCost', 'money', 'Replacement cost', { min: '0' }],
      ['territory', 'text', 'Territory', { maxLength: 20 }],
      ['construction', 'text', 'Construction', { maxLength: 40 }],
      ['protectionClass', 'integer', 'Public protection class', { min: '1', max: '10' }],
      ['hydrantFeet', 'integer', 'Feet to the nearest hydrant', { min: '0', max: '100000' }],
      ['fireStationMiles', 'decimal', 'Miles to the fire station', { min: '0', max: '500', decimals: 1 }],
      ['yearBuilt', 'integer', 'Year of construction', YEAR],
      ['squareFeet', 'integer', 'Living area, square feet', { min: '1', max: '1000000' }],
      ['stories', 'integer', 'Stories', { min: '1', max: '100' }],
      ['families', 'integer', 'Families', { min: '1', max: '8' }],
      ['roofYear', 'integer', 'Year of the roof', YEAR],
      ['roofMaterial', 'text', 'Roof', { maxLength: 40 }],
      ['wiringYear', 'integer', 'Year of the wiring', YEAR],
      ['plumbingYear', 'integer', 'Year of the plumbing', YEAR],
      ['heating', 'text', 'Heating', { maxLength: 40 }],
      ['occupancy', 'text', 'Occupancy', { allowed: ['owner', 'secondary', 'tenant', 'vacant'] }],
      ['purchasedOn', 'date', 'Purchased on', { min: '1900-01-01', max: 'effectiveDate' }],
      ['newHome', 'boolean', 'Newly built home'],
      ['claimsFreeYears', 'integer', 'Full years without a claim', { min: '0', max: '100' }],
      ['multiPolicy', 'boolean', 'Insured with us for auto as well'],
      ['swimmingPool', 'boolean', 'Swimming pool'],
      ['poolFenced', 'boolean', 'The pool is fenced'],
      ['trampoline', 'boolean', 'Trampoline'],
      ['dog', 'boolean', 'Dog'],
      ['woodStove', 'boolean', 'Wood stove'],
      ['businessOnPremises', 'boolean', 'Business on the premises'],
      ['burglarAlarm', 'text', 'Burglar alarm', { allowed: ['none', 'local', 'central'] }],
      ['fireAlarm', 'text', 'Fire alarm', { allowed: ['none', 'local', 'central'] }],
      ['sprinklers', 'boolean', 'Sprinklers'],
    ]),
    ...ANY_HOME.fields,
  ],
};
