/** Why cover goes on after a cancellation. */
export const REINSTATEMENT_REASONS = [
  'payment_received',
  'cancelled_in_error',
  'insured_request',
  'underwriting_resolved',
  'ordered',
] as const;
export type ReinstatementReason = (typeof REINSTATEMENT_REASONS)[number];
