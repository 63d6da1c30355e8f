/** The fields of a risk as requests have them, for all that take one: a new quote, a draft, a version, a group. */
export const MOST_DRIVERS = 100;
const SECTION = { optional: true, maxBytes: 65_536, ofLines: true } as const;

/** The customer of the demo data. */
export const EXAMPLE_CUSTOMER = '01930000-0000-7000-8000-00000000c001';

export const ZIP_CODE = {
  max: 10,
  pattern: /^[0-9]{5}(-[0-9]{4})?$/,
  patternDetail: 'must be a ZIP code such as 43004',
  example: '43004',
  description: 'Of the risk, which may differ from the mailing address.',
} as const;

export const COMPANY_CODE = {
  max: 40,
  description: 'The underwriting company; needed only where several have a manual in force.',
} as const;

export const EFFECTIVE_DATE = {
  description:
    'The first day of coverage, from 30 days back to 180 days ahead; today, where the risk is, unless told.',
} as const;

export const TERM_MONTHS = {
  min: 1,
  max: 1200,
  example: 12,
  description: 'The term; 12 months unless told.',
} as const;

export const SECTIONS = {
  vehicleInfo: { ...SECTION, description: 'Vehicles, as the inputs of the manual name them.' },
  propertyInfo: {
    ...SECTION,
    description: 'The dwelling or the contents, as the inputs of the manual name them.',
  },
  lifeInfo: { ...SECTION, description: 'The insured life, as the inputs of the manual name it.' },
  drivers: { ...SECTION, max: MOST_DRIVERS, description: 'Drivers, as the inputs of the manual name them.' },
  coverageSelections: {
    ...SECTION,
    description: 'Limits, deductibles and options, as the inputs of the manual name them.',
  },
} as const;
