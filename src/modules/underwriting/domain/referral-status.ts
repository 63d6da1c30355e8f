import type { IssueStatus } from './issue-status.js';

export const REFERRAL_STATUSES = ['open', 'approved', 'declined', 'withdrawn'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** Of all issues together: one that is declined ends it, and one that is open keeps it waiting. */
export function referralStatus(statuses: readonly IssueStatus[]): ReferralStatus {
  if (statuses.includes('declined')) return 'declined';
  if (statuses.includes('open')) return 'open';
  return statuses.every((status) => status === 'approved') ? 'approved' : 'withdrawn';
}
