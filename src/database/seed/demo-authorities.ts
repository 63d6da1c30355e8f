import type { GrantClaimAuthorityRequest } from '../../modules/claims/index.js';
import type { GrantAuthorityRequest } from '../../modules/underwriting/index.js';

/** The demo manuals leave their referrals to `underwriter`: the demo underwriter approves what others have quoted. */
export const demoAuthorities: readonly GrantAuthorityRequest[] = [
  { code: 'underwriter', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' },
  // Beside the manuals: where an applicant has declared fewer losses than are recorded.
  { code: 'recorded-losses', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' },
];

/** What each adjuster may commit under one coverage of a claim; a payment takes the second of them. */
export const demoClaimAuthorities: readonly GrantClaimAuthorityRequest[] = (
  ['reserve', 'payment', 'approval'] as const
).map((kind) => ({
  role: 'adjuster',
  kind,
  basis: 'coverage',
  amount: '25000.00',
  effectiveDate: '2020-01-01',
}));
