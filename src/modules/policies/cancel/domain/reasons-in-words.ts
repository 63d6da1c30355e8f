import type { RefundMethod } from '../../domain/retention.js';
import type { CancellationReason } from './cancellation-reason.js';
import type { RescissionReason } from './rescission-reason.js';

/** Reasons and methods as letters tell them. */
export const CANCELLATION_REASON_IN_WORDS: Readonly<Record<CancellationReason, string>> = {
  insured_request: 'The insured has asked for it.',
  replaced_elsewhere: 'The insurance was replaced by that of another company.',
  sold: 'What was insured has been sold.',
  moved_away: 'The insured has moved away.',
  deceased: 'The insured has died.',
  not_taken_up: 'The policy was not taken up.',
  rewrite: 'The policy is written anew.',
  non_payment: 'The premium was not paid.',
  underwriting: 'The risk does not meet our underwriting standards.',
  fraud: 'Fraud or material misrepresentation in obtaining the policy or in presenting a claim.',
  licence_suspended: 'The driver’s license of an insured driver was suspended or revoked.',
  increased_hazard: 'The hazard that is insured against has increased substantially.',
  regulator_finding: 'The insurance regulator has found that the policy may not be continued.',
};

export const RESCISSION_REASON_IN_WORDS: Readonly<Record<RescissionReason, string>> = {
  payment_received: 'The premium that was owed has been paid.',
  insured_changed_mind: 'The insured has asked to keep the policy.',
  announced_in_error: 'The notice was given in error.',
  risk_improved: 'The reason for the cancellation no longer exists.',
  'notice-not-in-time': 'The notice was not mailed in time for that day.',
};

export const REFUND_METHOD_IN_WORDS: Readonly<Record<RefundMethod, string>> = {
  flat: 'flat: all is given back',
  pro_rata: 'pro rata, by the day',
  ninety_percent: 'as 90% of the unearned premium',
  day_table: 'by the short-rate table',
  none: 'without a refund by the day',
};
