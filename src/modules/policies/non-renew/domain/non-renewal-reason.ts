import type { Requester } from '../../cancel/domain/cancellation-reason.js';

const OF_INSURED = ['insured_request', 'replaced_elsewhere', 'sold', 'moved_away'] as const;

const OF_INSURER = [
  'underwriting',
  'loss_history',
  'driving_record',
  'property_condition',
  'increased_hazard',
  'fraud',
  'licence_suspended',
  'program_ended',
  'concentration',
] as const;

/** Why a policy is not renewed. A closed list: the notice is found by it, and a statute names those an insurer may give. */
export const NON_RENEWAL_REASONS = [...OF_INSURED, ...OF_INSURER] as const;
export type NonRenewalReason = (typeof NON_RENEWAL_REASONS)[number];

export function nonRenewalReasonsOf(requester: Requester): readonly NonRenewalReason[] {
  return requester === 'insured' ? OF_INSURED : OF_INSURER;
}

export const NON_RENEWAL_REASON_IN_WORDS: Readonly<Record<NonRenewalReason, string>> = {
  insured_request: 'The insured has asked for it.',
  replaced_elsewhere: 'The insurance is replaced by that of another company.',
  sold: 'What was insured has been sold.',
  moved_away: 'The insured has moved away.',
  underwriting: 'The risk does not meet our underwriting standards any more.',
  loss_history: 'The number or the kind of losses during the time that we have insured you.',
  driving_record: 'The driving record of an insured driver.',
  property_condition: 'The condition of what is insured.',
  increased_hazard: 'The hazard that is insured against has increased substantially.',
  fraud: 'Fraud or material misrepresentation in obtaining the policy or in presenting a claim.',
  licence_suspended: 'The driver’s license of an insured driver was suspended or revoked.',
  program_ended: 'We no longer offer this kind of insurance in your state.',
  concentration: 'We insure more in your area than we can answer for.',
};

/** Why a non-renewal is taken back by somebody. */
export const GIVEN_WITHDRAWAL_REASONS = [
  'insured_changed_mind',
  'risk_improved',
  'announced_in_error',
  'ordered',
] as const;

/** The last is the law's own: without a notice in time the policy is renewed. */
export type WithdrawalReason = (typeof GIVEN_WITHDRAWAL_REASONS)[number] | 'notice-not-in-time';

export const WITHDRAWAL_REASON_IN_WORDS: Readonly<Record<WithdrawalReason, string>> = {
  insured_changed_mind: 'The insured has asked to renew the policy.',
  risk_improved: 'The reason for it no longer exists.',
  announced_in_error: 'The notice was given in error.',
  ordered: 'The insurance regulator or a court has ordered it.',
  'notice-not-in-time': 'The notice was not mailed in time.',
};
