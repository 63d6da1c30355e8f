import type { IssueStatus } from './issue-status.js';

export const REFERRAL_STATUSES = ['open', 'approved', 'declined', 'withdrawn'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** The status of a referral: declined if one of its issues is, open as long as one is open. */
export function referralStatus(statuses: readonly IssueStatus[]): ReferralStatus {
  if (statuses.includes('declined')) return 'declined';
  if (statuses.includes('open')) return 'open';
  return statuses.every((status) => status === 'approved') ? 'approved' : 'withdrawn';
}
