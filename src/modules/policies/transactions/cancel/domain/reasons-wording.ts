import type { RefundMethod } from '../../../domain/retention.js';
import type { CancellationReason } from './cancellation-reason.js';
import type { RescissionReason } from './rescission-reason.js';

/** Reasons and methods as letters tell them. */
export const CANCELLATION_REASON_IN_WORDS: Readonly<Record<CancellationReason, string>> = {
  insured_request: 'The named insured requested cancellation.',
  replaced_elsewhere: 'The coverage was replaced with another insurance company.',
  sold: 'The insured property was sold.',
  moved_away: 'The named insured moved.',
  deceased: 'The named insured is deceased.',
  not_taken_up: 'The policy was not accepted.',
  rewrite: 'The policy was rewritten.',
  non_payment: 'Nonpayment of premium.',
  underwriting: 'The risk does not meet our underwriting guidelines.',
  fraud: 'Fraud or material misrepresentation in obtaining the policy or in presenting a claim.',
  licence_suspended: 'The driver’s license of a driver on the policy was suspended or revoked.',
  increased_hazard: 'There has been a substantial increase in the hazard insured against.',
  regulator_finding:
    'The state insurance regulator determined that continuing the policy would violate the law.',
};

export const RESCISSION_REASON_IN_WORDS: Readonly<Record<RescissionReason, string>> = {
  payment_received: 'We received the premium that was due.',
  insured_changed_mind: 'The named insured asked to keep the policy.',
  announced_in_error: 'The notice was sent in error.',
  risk_improved: 'The reason for the cancellation no longer exists.',
  'notice-not-in-time': 'The notice was not mailed in time.',
};

export const REFUND_METHOD_IN_WORDS: Readonly<Record<RefundMethod, string>> = {
  flat: 'flat (all premium is returned)',
  pro_rata: 'pro rata',
  ninety_percent: 'short rate (90% of the unearned premium)',
  day_table: 'short rate (customary table)',
  none: 'no return of premium',
};

/** What is kept beyond the earned premium: a charge where a part of the rest goes back, all of it where nothing does. */
export function retainedTitle(method: RefundMethod): string {
  return method === 'none' ? 'Unearned premium that is not returned' : 'Short-rate cancellation charge';
}

/** Why nothing goes back; whoever reads the other methods sees it by their names. */
export function whyNothingIsReturned(productType: string): string {
  return productType === 'life'
    ? 'Life insurance premium is charged for a whole policy year. When a policy is canceled during the year, no part of that ' +
        'premium is returned.'
    : 'The cancellation rules that apply to this policy provide for no return of premium in this case.';
}

export const FREE_LOOK_IN_WORDS =
  'full refund (a new policy that is returned within the free-look period: all premium and fees are returned)';
