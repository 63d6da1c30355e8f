import type { GrantClaimAuthorityRequest } from '../../modules/claims/index.js';
import type { GrantAuthorityRequest } from '../../modules/underwriting/index.js';

/** The demo manuals name the authority `underwriter` for their referrals, so the demo underwriter may approve them. */
export const demoAuthorities: readonly GrantAuthorityRequest[] = [
  { code: 'underwriter', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' },
  // Not named by a manual: for applicants who declared fewer losses than are recorded.
  { code: 'recorded-losses', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' },
];

/** How much an adjuster may commit under one coverage of a claim; a payment needs a second adjuster. */
export const demoClaimAuthorities: readonly GrantClaimAuthorityRequest[] = (
  ['reserve', 'payment', 'approval'] as const
).map((kind) => ({
  role: 'adjuster',
  kind,
  basis: 'coverage',
  amount: '25000.00',
  effectiveDate: '2020-01-01',
}));
