import type { Requester } from '../../cancel/domain/cancellation-reason.js';
import { named } from '../../../../../shared/named-list.js';

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
export const NON_RENEWAL_REASONS = named('NonRenewalReason', [...OF_INSURED, ...OF_INSURER]);
export type NonRenewalReason = (typeof NON_RENEWAL_REASONS)[number];

export function nonRenewalReasonsOf(requester: Requester): readonly NonRenewalReason[] {
  return requester === 'insured' ? OF_INSURED : OF_INSURER;
}

export const NON_RENEWAL_REASON_IN_WORDS: Readonly<Record<NonRenewalReason, string>> = {
  insured_request: 'The named insured requested it.',
  replaced_elsewhere: 'The coverage is being replaced with another insurance company.',
  sold: 'The insured property was sold.',
  moved_away: 'The named insured moved.',
  underwriting: 'The risk no longer meets our underwriting guidelines.',
  loss_history: 'Loss history: the number or type of losses.',
  driving_record: 'The driving record of a driver on the policy.',
  property_condition: 'The condition of the insured property.',
  increased_hazard: 'There has been a substantial increase in the hazard insured against.',
  fraud: 'Fraud or material misrepresentation in obtaining the policy or in presenting a claim.',
  licence_suspended: 'The driver’s license of a driver on the policy was suspended or revoked.',
  program_ended: 'We no longer offer this type of insurance in your state.',
  concentration: 'We are reducing the number of policies we write in your area.',
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
  insured_changed_mind: 'The named insured asked to renew the policy.',
  risk_improved: 'The reason for it no longer exists.',
  announced_in_error: 'The notice was sent in error.',
  ordered: 'The state insurance regulator or a court ordered it.',
  'notice-not-in-time': 'The notice was not mailed in time.',
};
