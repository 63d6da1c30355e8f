/** Why an announced cancellation is taken back by somebody. */
export const GIVEN_RESCISSION_REASONS = [
  'payment_received',
  'insured_changed_mind',
  'announced_in_error',
  'risk_improved',
] as const;

/** The last is the law's own: a notice that did not go out in time leaves the policy in force. */
export type RescissionReason = (typeof GIVEN_RESCISSION_REASONS)[number] | 'notice-not-in-time';
