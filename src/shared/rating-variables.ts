/** What the law may forbid to rate by. An input of a manual that holds one of them, under whatever name, says so. */
export const RATING_VARIABLES = [
  'age',
  'credit',
  'education',
  'gender',
  'home_ownership',
  'insurance_score',
  'marital_status',
  'occupation',
  'prior_insurance',
  'zip_code',
] as const;
export type RatingVariable = (typeof RATING_VARIABLES)[number];
