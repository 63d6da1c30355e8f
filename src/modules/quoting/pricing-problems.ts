/** What can keep a risk from getting a price, on whichever route it is asked for. */
export const PRICING_PROBLEMS = [
  'quoting.customer-not-found',
  'quoting.effective-date-out-of-reach',
  'quoting.zip-outside-state',
  'quoting.under-moratorium',
  'rating.invalid-risk',
  'rating.no-manual',
  'rating.company-needed',
  'rating.no-edition-in-force',
  'rating.no-table-row',
  'rating.premium-out-of-range',
  'rating.too-much-work',
] as const;
