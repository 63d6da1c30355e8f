import { named } from '../../../shared/named-list.js';

export const ISSUE_STATUSES = named('UnderwritingIssueStatus', [
  'open',
  'approved',
  'declined',
  'withdrawn',
  'superseded',
]);
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

/**
 * Which status may follow which. An approval may be taken back; a subject that is given up withdraws its issues, and one that
 * a newer version replaces leaves them superseded.
 */
const NEXT: Readonly<Record<IssueStatus, readonly IssueStatus[]>> = {
  open: ['approved', 'declined', 'withdrawn', 'superseded'],
  approved: ['open'],
  declined: [],
  withdrawn: [],
  superseded: [],
};

export function issueMayBecome(from: IssueStatus, to: IssueStatus): boolean {
  return NEXT[from].includes(to);
}
