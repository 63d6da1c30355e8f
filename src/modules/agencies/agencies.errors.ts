import { defineErrors } from '../../shared/errors.js';

export const agencyError = defineErrors({
  'agencies.agency-not-found': { kind: 'not-found', title: 'There is no such agency.' },
  'agencies.agency-code-taken': { kind: 'conflict', title: 'Another agency has this code.' },
  'agencies.agency-status': { kind: 'conflict', title: 'The agency is not in a status that allows this.' },
  'agencies.agency-referred-to': {
    kind: 'conflict',
    title: 'Users, customers or business refer to the agency: suspend or close it instead of deleting it.',
  },
  'agencies.agency-not-active': {
    kind: 'rule-broken',
    title: 'The agency is suspended or closed and writes no new business.',
  },
  'agencies.company-not-found': { kind: 'not-found', title: 'There is no such company.' },
  'agencies.company-taken': { kind: 'conflict', title: 'Another company has this code or NAIC number.' },
  'agencies.company-status': { kind: 'conflict', title: 'The company is not in a status that allows this.' },
  'agencies.company-unknown': {
    kind: 'rule-broken',
    title: 'The company has not been entered, so that no paper can name it by its legal name.',
  },
  'agencies.company-closed': { kind: 'rule-broken', title: 'The company is closed to new business.' },
  'agencies.invalid-data': { kind: 'invalid', title: 'The data do not fit together.' },
  'agencies.staff-only': {
    kind: 'forbidden',
    title: 'Only the company’s own staff, who belong to no agency, may do this.',
  },
});
