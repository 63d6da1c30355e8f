/** Variables that the law may forbid in rating. An input of a manual declares which of them it is, whatever its name. */
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
