import type { PlaceDeclaration, ProductSchema } from './field.js';
import { AN_ID, MODEL_YEAR, PAST_DATE, fieldBelow } from './field.js';
import { placeFieldsOf } from './place.js';

/** A vehicle is rated by its own garaging ZIP code if it has one, else by the policy's ZIP code. */
const GARAGE: PlaceDeclaration = {
  path: 'vehicleInfo.vehicles[].garagingAddress',
  title: 'Garaging address',
  ratedBy: ['vehicleInfo.vehicles[].garagingZipCode', 'zipCode'],
};

/** Personal auto: several vehicles and drivers, and the drivers' incidents. */
export const AUTO: ProductSchema = {
  places: [GARAGE],
  lists: [
    { path: 'vehicleInfo.vehicles', title: 'Vehicles', min: 0, max: 100 },
    { path: 'drivers', title: 'Drivers', min: 0, max: 100 },
    { path: 'drivers[].incidents', title: 'Violations and accidents', min: 0, max: 50 },
  ],
  fields: [
    ...fieldBelow('vehicleInfo.vehicles[].', [
      ['id', 'text', 'Id of the vehicle', AN_ID],
      ['vin', 'text', 'Vehicle identification number', { format: 'vin', unique: true }],
      ['modelYear', 'integer', 'Model year', MODEL_YEAR],
      ['make', 'text', 'Make', { maxLength: 60 }],
      ['model', 'text', 'Model', { maxLength: 60 }],
      ['trim', 'text', 'Trim', { maxLength: 60 }],
      ['use', 'text', 'Use', { allowed: ['pleasure', 'commute', 'business', 'farm'] }],
      ['annualMiles', 'integer', 'Miles a year', { min: '0', max: '200000' }],
      ['commuteMiles', 'integer', 'Miles to work, one way', { min: '0', max: '500' }],
      ['ownership', 'text', 'Ownership', { allowed: ['owned', 'financed', 'leased'] }],
      ['purchasedOn', 'date', 'Purchased on', PAST_DATE],
      ['costNew', 'money', 'Cost when new', { min: '0' }],
      ['garagingZipCode', 'text', 'ZIP code where it is kept', { format: 'zip-code' }],
      ['antiTheft', 'boolean', 'Anti-theft device'],
      ['dashCam', 'boolean', 'Dash cam'],
      ['driverAssistance', 'boolean', 'Driver assistance'],
      ['principalDriver', 'text', 'Id of the principal driver', { maxLength: 60, refersTo: 'drivers[].id' }],
    ]),
    ...placeFieldsOf(GARAGE),
    ...fieldBelow('drivers[].', [
      ['id', 'text', 'Id of the driver', AN_ID],
      ['name', 'text', 'Name', { maxLength: 120 }],
      ['birthDate', 'date', 'Date of birth', PAST_DATE],
      ['licensedOn', 'date', 'Licensed since', { min: 'drivers[].birthDate', max: 'today' }],
      [
        'licenceStatus',
        'text',
        'License',
        { allowed: ['valid', 'permit', 'suspended', 'revoked', 'expired', 'none'] },
      ],
      ['relationship', 'text', 'Relation', { allowed: ['insured', 'spouse', 'child', 'parent', 'other'] }],
      ['goodStudent', 'boolean', 'Good student'],
      ['courseCompletedOn', 'date', 'Driving course completed on', PAST_DATE],
      ['financialResponsibilityFiling', 'boolean', 'Has to prove financial responsibility'],
      ['gender', 'text', 'Gender', { allowed: ['female', 'male', 'x'], variable: 'gender' }],
      [
        'maritalStatus',
        'text',
        'Marital status',
        { allowed: ['single', 'married', 'divorced', 'widowed'], variable: 'marital_status' },
      ],
      ['occupation', 'text', 'Occupation', { maxLength: 60, variable: 'occupation' }],
      ['education', 'text', 'Education', { maxLength: 60, variable: 'education' }],
    ]),
    ...fieldBelow('drivers[].incidents[].', [
      ['kind', 'text', 'Kind', { required: true, allowed: ['violation', 'accident', 'claim'] }],
      ['occurredOn', 'date', 'Date', { required: true, min: 'drivers[].birthDate', max: 'today' }],
      ['severity', 'text', 'Severity', { allowed: ['minor', 'major'], default: 'minor' }],
      ['atFault', 'boolean', 'At fault', { default: false }],
      ['bodilyInjury', 'boolean', 'Somebody was hurt', { default: false }],
      ['code', 'text', 'Code of the violation', { maxLength: 40 }],
      ['convictedOn', 'date', 'Convicted on', { min: 'drivers[].incidents[].occurredOn', max: 'today' }],
      ['paidAmount', 'money', 'Paid by an insurer', { min: '0' }],
    ]),
    ...fieldBelow('vehicleInfo.', [
      ['garagingTerritory', 'text', 'Territory', { maxLength: 20 }],
      [
        'priorInsuranceYears',
        'integer',
        'Years of prior insurance',
        { min: '0', max: '100', variable: 'prior_insurance' },
      ],
      ['ownsHome', 'boolean', 'Owns the home', { variable: 'home_ownership' }],
    ]),
  ],
};
