import type { GrantAuthorityRequest } from '../../modules/underwriting/index.js';

/** The demo manuals leave their referrals to `underwriter`: the demo underwriter approves what others have quoted. */
export const demoAuthorities: readonly GrantAuthorityRequest[] = [
  { code: 'underwriter', role: 'underwriter', comparator: 'any', effectiveDate: '2020-01-01' },
];
