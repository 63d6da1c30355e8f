import { named } from '../../../shared/named-list.js';

export const NOTICE_KINDS = named('NoticeKind', [
  'cancellation',
  'rescission',
  'reinstatement',
  'non_renewal',
  'renewal_offer',
  'adverse_action',
  'declaration',
]);
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_STATUSES = ['pending', 'mailed', 'returned', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];
