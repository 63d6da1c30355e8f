export const NOTICE_KINDS = [
  'cancellation',
  'rescission',
  'reinstatement',
  'non_renewal',
  'renewal_offer',
  'adverse_action',
  'declaration',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_STATUSES = ['pending', 'mailed', 'returned', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];
