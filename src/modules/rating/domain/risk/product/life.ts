import type { ProductSchema } from './field.js';
import { PAST_DATE, fieldBelow } from './field.js';

/** Term life: the insured person, and conditions that affect mortality. */
export const LIFE: ProductSchema = {
  places: [],
  lists: [
    { path: 'lifeInfo.familyHistory', title: 'Illnesses in the family', min: 0, max: 50 },
    { path: 'lifeInfo.activities', title: 'Dangerous activities', min: 0, max: 20 },
  ],
  fields: [
    ...fieldBelow('lifeInfo.', [
      ['birthDate', 'date', 'Date of birth', PAST_DATE],
      [
        'issueAge',
        'integer',
        'Age at issue',
        { min: '0', max: '120', ageOf: { date: 'lifeInfo.birthDate' } },
      ],
      ['sex', 'text', 'Sex', { maxLength: 20, variable: 'gender' }],
      ['heightInches', 'integer', 'Height, inches', { min: '10', max: '108' }],
      ['weightPounds', 'integer', 'Weight, pounds', { min: '2', max: '1500' }],
      ['tobacco', 'boolean', 'Uses tobacco or nicotine'],
      ['tobaccoLastUsedOn', 'date', 'Tobacco last used on', { min: 'lifeInfo.birthDate', max: 'today' }],
      ['underwritingClass', 'text', 'Underwriting class', { maxLength: 40 }],
      ['tableRating', 'text', 'Substandard table rating', { maxLength: 20 }],
      ['occupation', 'text', 'Occupation', { maxLength: 60, variable: 'occupation' }],
      ['annualIncome', 'money', 'Income a year', { min: '0' }],
      ['insuranceInForce', 'money', 'Life insurance in force', { min: '0' }],
      ['replacesInsurance', 'boolean', 'Replaces another policy'],
      ['travelsAbroad', 'boolean', 'Travels to dangerous countries'],
    ]),
    ...fieldBelow('lifeInfo.familyHistory[].', [
      ['relation', 'text', 'Relation', { required: true, allowed: ['mother', 'father', 'sibling'] }],
      ['condition', 'text', 'Illness', { required: true, maxLength: 60 }],
      ['ageAtOnset', 'integer', 'Age when it began', { min: '0', max: '120' }],
      ['ageAtDeath', 'integer', 'Age at death', { min: '0', max: '120' }],
    ]),
    ...fieldBelow('lifeInfo.activities[].', [
      ['kind', 'text', 'Activity', { required: true, maxLength: 40 }],
      ['timesAYear', 'integer', 'Times a year', { min: '0', max: '366' }],
    ]),
  ],
};
